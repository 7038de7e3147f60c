import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Takes one person's disputes in turn, so that a double tap finds the first of the two. */
export async function lockDisputesOf(trx: Trx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dispute:${personId}`}, 0))`.execute(
    trx,
  )
}

/** The same dispute of the same person, still open. */
export async function findSameDispute(
  trx: Trx,
  dispute: {
    household_id: string
    person_id: string
    fact_id: number
    words: string
    document_ids: string[]
  },
): Promise<{ id: string; desk: string } | undefined> {
  return await trx
    .selectFrom('dispute')
    .select(['id', 'desk'])
    .where('household_id', '=', dispute.household_id)
    .where('person_id', '=', dispute.person_id)
    .where('fact_id', '=', dispute.fact_id)
    .where('words', '=', dispute.words)
    .where(sql<boolean>`document_ids = ${dispute.document_ids}::uuid[]`)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
}

export async function insertDispute(
  trx: Trx,
  dispute: {
    household_id: string
    id: string
    fact_id: number
    person_id: string
    division_code: number
    words: string
    desk: string
    fact_name: string
    fact_value: string
    fact_person_id: string | null
    fact_as_of: string | null
    document_ids: string[]
  },
): Promise<void> {
  await trx.insertInto('dispute').values(dispute).execute()
}

export async function findOpenDisputes(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('dispute')
    .select(['id', 'fact_id', 'words', 'opened_at', 'desk'])
    .where('household_id', '=', householdId)
    .where('answered_at', 'is', null)
    .orderBy('opened_at')
    .execute()
}

/** The answers that came back, newest first. */
export async function findAnsweredDisputes(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('dispute')
    .select([
      'id',
      'fact_id',
      'fact_name',
      'fact_person_id',
      'corrected_fact_id',
      'words',
      'verdict',
      sql<string>`coalesce(answer, '')`.as('answer'),
      sql<Date>`answered_at`.as('answered_at'),
    ])
    .where('household_id', '=', householdId)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(30)
    .execute()
}

/** Open disputes of an officer's divisions, oldest first; row security draws the border. */
export async function findDisputesAtDesks(trx: Trx, desk: string | null, limit: number) {
  let query = trx
    .selectFrom('dispute')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'dispute.household_id')
        .onRef('person.id', '=', 'dispute.person_id'),
    )
    .select([
      'dispute.household_id',
      'dispute.id',
      'dispute.person_id',
      'dispute.words',
      'dispute.opened_at',
      'dispute.desk',
      'dispute.fact_name',
      'dispute.fact_value',
      'dispute.fact_as_of',
      'dispute.document_ids',
      'person.name_masked',
    ])
    .where('dispute.answered_at', 'is', null)
    .orderBy('dispute.opened_at')
    .orderBy('dispute.id')
    .limit(limit)
  if (desk) query = query.where('dispute.desk', '=', desk)
  return await query.execute()
}

/** Takes a dispute for its answer: a second officer at the same instant waits, then finds it answered. */
export async function lockDispute(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('dispute')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function closeDispute(
  trx: Trx,
  dispute: { household_id: string; id: string },
  closed: {
    answered_by: string
    answer: string
    verdict: 'confirmed' | 'corrected'
    corrected_fact_id: number | null
  },
): Promise<void> {
  await trx
    .updateTable('dispute')
    .set({ ...closed, answered_at: sql<Date>`now()` })
    .where('household_id', '=', dispute.household_id)
    .where('id', '=', dispute.id)
    .execute()
}
