import { byId } from './page.ts'
import { enrol } from './phone.ts'

const ticket = location.hash.slice(1)
const start = byId<HTMLButtonElement>('start')
const said = byId('said')
history.replaceState(null, '', location.pathname)

if (ticket) {
  start.hidden = false
  start.addEventListener('click', () => {
    start.disabled = true
    enrol(ticket).then(
      (accepted) => {
        start.hidden = true
        if (accepted) byId('done').hidden = false
        else said.textContent = byId('enrol').dataset.failed ?? ''
      },
      () => {
        start.disabled = false
        said.textContent = byId('enrol').dataset.failed ?? ''
      },
    )
  })
} else {
  said.textContent = byId('enrol').dataset.failed ?? ''
}
