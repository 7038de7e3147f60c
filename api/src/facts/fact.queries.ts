import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export type StoredFact = {
  id: number
  person_id: string | null
  name: string
  value: unknown
  source: string
  as_of: string
  fetched_at: Date
  consent_id: string | null
  quality: string
}

/** Older figures of a department are stale (parameter facts.maxAgeDays); registers of our own are kept up here. */
const MAX_AGE_DAYS = 100

/**
 * The newest row of each (member, name, source), stale by its age today. A figure put right by hand stands before an
 * answer that is not newer; one that is newer and differs comes beside it, both as `conflict`. Reading is written into
 * every member's log.
 */
export async function readFacts(
  trx: Trx,
  request: {
    householdId: string
    purpose: string
    applicationId?: string | null
    requestId: string
  },
) {
  const { rows } = await sql<StoredFact>`
    select id, person_id, name, value, source, as_of, fetched_at, consent_id,
           case when quality = 'ok' and source not in ('civilAffairs', 'declared')
                 and as_of < current_date - ${MAX_AGE_DAYS}::int then 'stale' else quality end as quality
      from read_facts(${request.householdId}, ${request.purpose}, ${request.applicationId ?? null}, ${request.requestId})`.execute(
    trx,
  )
  return rows
}

/** Has the officer met somebody of the household within the quarter of an hour, or has it an open case here? */
export async function worksFor(trx: Trx, officerId: string, householdId: string): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`
    select exists (select from presence where officer_id = ${officerId} and household_id = ${householdId}
                     and ended_at is null and expires_at > now())
        or exists (select from application where household_id = ${householdId}
                     and state not in ('refused', 'withdrawn', 'terminated', 'closed')) as works`.execute(
    trx,
  )
  return rows[0]?.works ?? false
}

export type NewFact = {
  household_id: string
  person_id: string | null
  division_code: number
  name: string
  value: unknown
  source: string
  as_of: string
  consent_id: string | null
  quality: 'ok' | 'stale' | 'declared'
  by_hand?: boolean
}

export async function insertFacts(trx: Trx, facts: NewFact[]): Promise<void> {
  if (facts.length === 0) return
  await trx
    .insertInto('fact')
    .values(facts.map((fact) => ({ ...fact, value: JSON.stringify(fact.value) })))
    .execute()
}

export async function insertPoolRun(
  trx: Trx,
  run: { household_id: string; id: string; division_code: number; asked_by: string },
): Promise<void> {
  await trx.insertInto('pool_run').values(run).execute()
}

export async function finishPoolRun(trx: Trx, householdId: string, id: string): Promise<void> {
  await trx
    .updateTable('pool_run')
    .set({ finished_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .execute()
}

export async function findNewestPoolRun(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('pool_run')
    .select(['id', 'started_at', 'finished_at'])
    .where('household_id', '=', householdId)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
}

export async function insertAnswer(
  trx: Trx,
  answer: {
    household_id: string
    run_id: string
    person_id: string
    department: string
    division_code: number
    consent_id: string | null
    asked_at: Date
    problem: string | null
    fact_count: number
  },
): Promise<void> {
  await trx
    .insertInto('department_answer')
    .values(answer)
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'run_id', 'person_id', 'department']).doNothing(),
    )
    .execute()
}

/** What became of the newest question to each department about each member. */
export async function findNewestAnswers(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('department_answer')
    .distinctOn(['person_id', 'department'])
    .select(['person_id', 'department', 'problem', 'answered_at', 'run_id'])
    .where('household_id', '=', householdId)
    .orderBy('person_id')
    .orderBy('department')
    .orderBy('answered_at', 'desc')
    .execute()
}
