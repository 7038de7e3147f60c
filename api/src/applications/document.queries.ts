import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertDocument(
  trx: Trx,
  document: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    kind: string
    media_type: string
    size_bytes: number
    content_enc: Buffer
    sha256: Buffer
  },
): Promise<void> {
  await trx.insertInto('document').values(document).execute()
}

/** Documents of a case, or those given and not yet handed in. */
export async function findDocuments(trx: Trx, householdId: string, applicationId: string | null) {
  return await trx
    .selectFrom('document')
    .select(['id', 'kind', 'media_type', 'size_bytes', 'added_at', 'person_id'])
    .where('household_id', '=', householdId)
    .where('application_id', applicationId === null ? 'is' : '=', applicationId)
    .orderBy('added_at')
    .execute()
}

export async function attachDocuments(
  trx: Trx,
  householdId: string,
  personId: string,
  applicationId: string,
): Promise<void> {
  await trx
    .updateTable('document')
    .set({ application_id: applicationId })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('application_id', 'is', null)
    .execute()
}

export async function findDocument(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('document')
    .select(['id', 'kind', 'media_type', 'content_enc', 'application_id', 'person_id'])
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function countDocuments(trx: Trx, householdId: string): Promise<number> {
  const row = await trx
    .selectFrom('document')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('household_id', '=', householdId)
    .where('application_id', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
