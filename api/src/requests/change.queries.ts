import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Takes one person's reports in turn, so that a double tap finds the first of the two. */
export async function lockChangesOf(trx: Trx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`change:${personId}`}, 0))`.execute(trx)
}

/** The same report of the same person, still unanswered. */
export async function findSameChange(
  trx: Trx,
  change: {
    household_id: string
    person_id: string
    kind: string
    since: string
    words: string
    document_ids: string[]
  },
): Promise<{ id: string } | undefined> {
  return await trx
    .selectFrom('change_report')
    .select('id')
    .where('household_id', '=', change.household_id)
    .where('person_id', '=', change.person_id)
    .where('kind', '=', change.kind)
    .where('since', '=', change.since)
    .where('words', '=', change.words)
    .where(sql<boolean>`document_ids = ${change.document_ids}::uuid[]`)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
}

export async function insertChange(
  trx: Trx,
  change: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    kind: string
    since: string
    words: string
    document_ids: string[]
    reported_at: Date
  },
): Promise<void> {
  await trx.insertInto('change_report').values(change).execute()
}

export async function findChanges(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('change_report')
    .select(['id', 'kind', 'since', 'words', 'reported_at', 'answered_at', 'answer'])
    .where('household_id', '=', householdId)
    .orderBy('reported_at', 'desc')
    .limit(50)
    .execute()
}

/** Reports that nobody has acknowledged, oldest first; row security draws the border. */
export async function findOpenChanges(trx: Trx, limit: number) {
  return await trx
    .selectFrom('change_report')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'change_report.household_id')
        .onRef('person.id', '=', 'change_report.person_id'),
    )
    .select((eb) => [
      'change_report.household_id',
      'change_report.id',
      'change_report.person_id',
      'change_report.kind',
      'change_report.since',
      'change_report.words',
      'change_report.reported_at',
      'change_report.document_ids',
      'person.name_masked',
      eb
        .selectFrom('award')
        .whereRef('award.household_id', '=', 'change_report.household_id')
        .where('award.ended_at', 'is', null)
        .where('award.every', '=', 'month')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('awards'),
    ])
    .where('change_report.answered_at', 'is', null)
    .orderBy('change_report.reported_at')
    .orderBy('change_report.id')
    .limit(limit)
    .execute()
}

export async function lockChange(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('change_report')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function answerChange(
  trx: Trx,
  change: { household_id: string; id: string },
  answered: { answered_by: string; answered_at: Date; answer: string },
): Promise<void> {
  await trx
    .updateTable('change_report')
    .set(answered)
    .where('household_id', '=', change.household_id)
    .where('id', '=', change.id)
    .execute()
}

/** Running allowances are looked at again before their day; gives how many. */
export async function askForRecheck(trx: Trx, householdId: string, at: Date): Promise<number> {
  const result = await trx
    .updateTable('award')
    .set({ recheck_asked_at: at })
    .where('household_id', '=', householdId)
    .where('ended_at', 'is', null)
    .where('every', '=', 'month')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
