import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { Json } from '../db/database.ts'

type NewDraft = {
  household_id: string
  person_id: string
  division_code: number
  programmes: string[]
  answers: string
}

/**
 * Keeps answers beside those given before: two tabs lose nothing of each other's. What else is given (the programmes,
 * the earlier documents that go with it) takes the place of what was there.
 */
export async function saveDraft(
  trx: Trx,
  draft: Omit<NewDraft, 'programmes'> & { programmes?: string[]; document_ids?: string[] },
): Promise<Date> {
  const { programmes, document_ids, ...rest } = draft
  const row = await trx
    .insertInto('draft')
    .values({ ...rest, programmes: programmes ?? [], document_ids: document_ids ?? [] })
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'person_id']).doUpdateSet({
        answers: sql<Json>`draft.answers || excluded.answers`,
        saved_at: sql<Date>`now()`,
        ...(programmes ? { programmes } : {}),
        ...(document_ids ? { document_ids } : {}),
      }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return row.saved_at
}

/** Keeps answers for one programme more; those that were chosen before stay. */
export async function addToDraft(trx: Trx, draft: NewDraft): Promise<Date> {
  const row = await trx
    .insertInto('draft')
    .values(draft)
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'person_id']).doUpdateSet({
        answers: sql<Json>`draft.answers || excluded.answers`,
        programmes: sql<
          string[]
        >`array(select distinct unnest(draft.programmes || excluded.programmes))`,
        saved_at: sql<Date>`now()`,
      }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return row.saved_at
}

export async function findDraft(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('draft')
    .select(['programmes', 'answers', 'document_ids', 'saved_at'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Takes these programmes out of a draft, and the draft away when it asks for nothing more; says whether it did. */
export async function endDraft(
  trx: Trx,
  householdId: string,
  personId: string,
  programmes: readonly string[],
): Promise<boolean> {
  const left = sql<
    string[]
  >`array(select unnest(programmes) except select unnest(${[...programmes]}::text[]))`
  const rest = await trx
    .updateTable('draft')
    .set({ programmes: left })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .returning('programmes')
    .executeTakeFirst()
  if (rest && rest.programmes.length > 0) return false
  await trx
    .deleteFrom('draft')
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .execute()
  return true
}

/**
 * Takes up to `limit` drafts that nobody has touched since `before` and marks them as reminded; each is taken once,
 * whoever asks at the same time.
 */
export async function takeForgottenDrafts(trx: Trx, before: Date, now: Date, limit: number) {
  const found = trx
    .selectFrom('draft')
    .select(['household_id', 'person_id'])
    .where('reminded_at', 'is', null)
    .where('saved_at', '<', before)
    .orderBy('saved_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  return await trx
    .with('found', () => found)
    .updateTable('draft')
    .from('found')
    .set({ reminded_at: now })
    .whereRef('draft.household_id', '=', 'found.household_id')
    .whereRef('draft.person_id', '=', 'found.person_id')
    .returning(['draft.household_id', 'draft.person_id'])
    .execute()
}
