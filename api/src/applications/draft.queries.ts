import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { Json } from '../db/database.ts'

/** Keeps answers beside those given before: two tabs lose nothing of each other's. */
export async function saveDraft(
  trx: Trx,
  draft: {
    household_id: string
    person_id: string
    programme: string
    division_code: number
    answers: string
  },
): Promise<Date> {
  const row = await trx
    .insertInto('draft')
    .values(draft)
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'person_id', 'programme']).doUpdateSet({
        answers: sql<Json>`draft.answers || excluded.answers`,
        saved_at: sql<Date>`now()`,
      }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return row.saved_at
}

export async function findDrafts(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('draft')
    .select(['programme', 'answers', 'saved_at'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .execute()
}

export async function deleteDraft(
  trx: Trx,
  householdId: string,
  personId: string,
  programme: string,
): Promise<void> {
  await trx
    .deleteFrom('draft')
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('programme', '=', programme)
    .execute()
}
