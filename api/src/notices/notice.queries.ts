import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertNotice(
  trx: Trx,
  notice: {
    household_id: string
    id: string
    person_id: string
    application_id: string | null
    division_code: number
    kind: string
    parameters: string
  },
): Promise<void> {
  await trx.insertInto('notice').values(notice).execute()
}

export async function insertMessage(
  trx: Trx,
  message: {
    household_id: string
    id: string
    notice_id: string
    channel: 'sms' | 'email'
    recipient_masked: string
    message: string
  },
): Promise<void> {
  await trx.insertInto('outbox').values(message).execute()
}

/** News of a person; who acts for them sees that of their cases, and not what concerns code, PIN or family. */
export async function findNotices(
  trx: Trx,
  householdId: string,
  personId: string,
  onlyOfCases = false,
) {
  let query = trx
    .selectFrom('notice')
    .leftJoin('reference_directory', (join) =>
      join
        .onRef('reference_directory.household_id', '=', 'notice.household_id')
        .onRef('reference_directory.application_id', '=', 'notice.application_id'),
    )
    .select([
      'notice.id',
      'notice.kind',
      'notice.parameters',
      'notice.created_at',
      'notice.read_at',
      'notice.application_id',
      'reference_directory.reference',
    ])
    .where('notice.household_id', '=', householdId)
    .where('notice.person_id', '=', personId)
    .orderBy('notice.created_at', 'desc')
    .limit(100)
  if (onlyOfCases) query = query.where('notice.application_id', 'is not', null)
  return await query.execute()
}

export async function markRead(trx: Trx, householdId: string, personId: string): Promise<void> {
  await trx
    .updateTable('notice')
    .set({ read_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute()
}

/** The outbox as the demo page shows it. */
export async function findMessages(trx: Trx) {
  return await trx
    .selectFrom('outbox')
    .select(['id', 'channel', 'recipient_masked', 'message', 'created_at'])
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
}

export async function findReference(
  trx: Trx,
  householdId: string,
  applicationId: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('reference_directory')
    .select('reference')
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  return row?.reference
}
