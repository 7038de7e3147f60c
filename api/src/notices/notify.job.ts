import { randomUUID } from 'node:crypto'
import { maskPhone } from '../crypto/masks.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Platform } from '../http/router.ts'
import type { JobPayloads } from '../jobs/job-payloads.ts'
import { findPerson, readPerson } from '../people/people.queries.ts'
import { findReference, insertMessage, insertNotice } from './notice.queries.ts'
import { smsText } from './sms-text.ts'

/** One change, one notice in the portal, and a text message that says no more than that there is news. */
export async function notify(platform: Platform, payload: JobPayloads['notify']): Promise<void> {
  const actor = {
    kind: 'worker',
    job: 'notify',
    requestId: `notify:${payload.householdId}`,
  } as const
  await inTransaction(platform.databases, actor, async (trx) => {
    const person = await findPerson(trx, payload.householdId, payload.personId)
    if (!person) return
    const id = randomUUID()
    await insertNotice(trx, {
      household_id: payload.householdId,
      id,
      person_id: payload.personId,
      application_id: payload.applicationId,
      division_code: person.division_code,
      kind: payload.kind,
      parameters: JSON.stringify(payload.parameters),
    })
    const secret = await readPerson(trx, platform.keys, {
      householdId: payload.householdId,
      personId: payload.personId,
      fields: ['phone'],
      purpose: 'notice',
      requestId: actor.requestId,
    })
    if (!secret.phone) return
    const reference = payload.applicationId
      ? await findReference(trx, payload.householdId, payload.applicationId)
      : undefined
    await insertMessage(trx, {
      household_id: payload.householdId,
      id: randomUUID(),
      notice_id: id,
      channel: 'sms',
      recipient_masked: maskPhone(secret.phone),
      message: smsText(payload.kind, reference, platform.environment.HOTLINE),
    })
  })
}
