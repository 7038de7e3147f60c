import { byId, send } from './page.ts'

/** Registers this browser as a public screen with the token of the address. */
const token = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
const button = byId<HTMLButtonElement>('register')
button.hidden = token === ''

button.addEventListener('click', () => {
  button.disabled = true
  send('/api/kiosk', { token })
    .catch(() => ({ ok: false }))
    .then(({ ok }) => {
      if (ok) location.replace('/kiosk')
      else byId('said').textContent = byId('said').dataset.failed ?? ''
    })
})
