import { Browser } from '../journey/browser.ts'
import { newPhone } from '../journey/phone.ts'

/** A browser at the address of a running product. */
export function browserAt(baseUrl: string): Browser {
  return new Browser({ request: (path, init) => fetch(baseUrl + path, init) })
}

/** Enrols a new phone with an invitation and signs in with its code and the PIN. */
export async function signInByPhone(
  baseUrl: string,
  { invitation, pin }: { invitation: string; pin: string },
): Promise<Browser> {
  const phone = await newPhone()
  const browser = browserAt(baseUrl)
  const ticket = invitation.split('#')[1]
  const enrolled = await browser.post('/api/devices', { ticket, publicJwk: phone.publicJwk })
  const code = await phone.codeAt(enrolled.body, new Date(enrolled.body.serverTimeMs))
  const { body } = await browser.post('/api/sessions', { by: 'phoneCode', code, pin })
  if (body.grade !== 'B') throw new Error(`not signed in: ${JSON.stringify(body)}`)
  return browser
}
