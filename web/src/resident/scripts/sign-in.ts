import { byId, send } from './page.ts'
import { codeNow, findPhone, type Phone, STEP_MS, serverNow, stepNow, sync } from './phone.ts'

/** The last step whose code was sent, by any page of this phone: a code works once, for right and wrong PINs. */
const USED = 'code-used'

const form = byId<HTMLFormElement>('phone-sign-in')
let isUnderWay = false

/** This phone presents its own code, with the PIN: grade B. */
form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (isUnderWay) return
  isUnderWay = true
  signIn()
    .catch(() => form.dataset.unreachable)
    .then((problem) => {
      byId('refused').textContent = problem ?? ''
      byId('waiting').textContent = ''
      byId('seconds').textContent = ''
      isUnderWay = false
    })
})

/** What to tell the person; undefined when they are signed in. */
async function signIn(): Promise<string | undefined> {
  const pin = byId<HTMLInputElement>('pin')
  const given = pin.value
  pin.value = ''
  byId('refused').textContent = ''
  const found = await findPhone()
  if (!found) return form.dataset.refused
  const phone = await sync(found)
  const step = await unusedStep(phone)
  localStorage.setItem(USED, String(step))
  const code = await codeNow(phone, step)
  const answer = await send('/api/sessions', { by: 'phoneCode', code, pin: given })
  if (!answer.ok)
    return answer.body.code === 'too_many_requests' ? form.dataset.tooMany : form.dataset.refused
  const next = new URLSearchParams(location.search).get('next') ?? ''
  location.assign(/^\/home[\w\-/]*$/.test(next) ? next : '/home')
  return undefined
}

/** This step, or the next one when the code of this one was sent: counted down meanwhile. */
function unusedStep(phone: Phone): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const step = stepNow(phone)
      if (localStorage.getItem(USED) !== String(step)) {
        clearInterval(again)
        resolve(step)
        return
      }
      const left = Math.ceil((STEP_MS - (serverNow(phone) % STEP_MS)) / 1000)
      const { waiting = '', countdown = '' } = form.dataset
      // Said once; the seconds change without being read out.
      if (byId('waiting').textContent !== waiting) byId('waiting').textContent = waiting
      byId('seconds').textContent = countdown.replace('{seconds}', String(left))
    }
    const again = setInterval(look, 250)
    look()
  })
}
