import { DEMO_PIN } from '../world/load.ts'
import { caseworkerOf, resident } from './acts.ts'
import { newAuthenticator } from './authenticator.ts'
import type { District } from './district.ts'

/** A named person with a passkey of their own, enrolled face to face; `raise` proves it. */
export async function withPasskey(district: District, story: string) {
  const { personId, link } = district.story(story)
  const worker = await caseworkerOf(district, story)
  await worker.post('/api/staff/presence', { purpose: 'assist', code: link, pin: DEMO_PIN })
  const given = await worker.post('/api/staff/passkey-tickets', { personId })
  if (given.status !== 200) throw new Error(`no ticket: ${JSON.stringify(given.body)}`)
  const ticket = given.body.link.split('#')[1]
  const who = await resident(district, story)
  const authenticator = newAuthenticator('http://district.test')
  const { body } = await who.post('/api/passkeys/options', { ticket })
  const enrolled = await who.post('/api/passkeys', { response: authenticator.enrol(body.options) })
  if (enrolled.status !== 200) throw new Error(`no passkey: ${JSON.stringify(enrolled.body)}`)
  return {
    who,
    ticket,
    authenticator,
    async raise() {
      const { options } = (await who.post('/api/sessions/raise/options')).body
      return await who.post('/api/sessions/raise', { response: authenticator.prove(options) })
    },
  }
}
