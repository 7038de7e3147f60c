import { byId, send } from './page.ts'
import { codeNow, findPhone, sync } from './phone.ts'

/** This phone presents its own code, with the PIN: grade B. */
byId<HTMLFormElement>('phone-sign-in').addEventListener('submit', (event) => {
  event.preventDefault()
  void signIn()
})

async function signIn(): Promise<void> {
  const pin = byId<HTMLInputElement>('pin')
  const refused = byId('refused')
  const phone = await findPhone()
  if (!phone) return
  const answer = await send('/api/sessions', {
    by: 'phoneCode',
    code: await codeNow(await sync(phone)),
    pin: pin.value,
  })
  if (answer.ok) location.assign('/home')
  else refused.textContent = byId('phone-sign-in').dataset.refused ?? String(answer.body.title)
  pin.value = ''
}
