import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Keeps an answer that is being written. Earlier documents are left as they were unless they are given. */
export async function saveSupply(
  trx: Trx,
  supply: {
    household_id: string
    application_id: string
    person_id: string
    division_code: number
    words: string
    document_ids?: string[]
  },
): Promise<Date> {
  const { document_ids, ...rest } = supply
  const row = await trx
    .insertInto('supply_draft')
    .values({ ...rest, document_ids: document_ids ?? [] })
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'application_id', 'person_id']).doUpdateSet({
        words: supply.words,
        saved_at: sql<Date>`now()`,
        ...(document_ids ? { document_ids } : {}),
      }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return row.saved_at
}

export async function findSupply(
  trx: Trx,
  householdId: string,
  applicationId: string,
  personId: string,
) {
  return await trx
    .selectFrom('supply_draft')
    .select(['words', 'document_ids', 'saved_at'])
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

export async function deleteSupply(
  trx: Trx,
  householdId: string,
  applicationId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('supply_draft')
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .execute()
}
