import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertApplication(
  trx: Trx,
  application: {
    household_id: string
    id: string
    programme: string
    applicant_id: string
    division_code: number
    state: string
    state_since: Date
    due_at: Date | null
    submitted_at: Date
    answers: string
    decision_id: string
    assisted_by: string | null
    registered_apart: boolean
    proposed_amount_fen: number | null
    handed_in_with: string
  },
): Promise<void> {
  await trx.insertInto('application').values(application).execute()
}

/** Keeps a reference number; undefined when it is taken. */
export async function insertReference(
  trx: Trx,
  reference: string,
  householdId: string,
  applicationId: string,
): Promise<boolean> {
  const row = await trx
    .insertInto('reference_directory')
    .values({ reference, household_id: householdId, application_id: applicationId })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .returning('reference')
    .executeTakeFirst()
  return row !== undefined
}

function selectApplications(trx: Trx) {
  return trx
    .selectFrom('application')
    .innerJoin('reference_directory', (join) =>
      join
        .onRef('reference_directory.household_id', '=', 'application.household_id')
        .onRef('reference_directory.application_id', '=', 'application.id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'application.household_id')
        .onRef('person.id', '=', 'application.applicant_id'),
    )
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.household_id', '=', 'application.household_id')
        .onRef('decision.id', '=', 'application.decision_id'),
    )
    .innerJoin('procedure_state', (join) =>
      join
        .onRef('procedure_state.programme', '=', 'application.programme')
        .onRef('procedure_state.state', '=', 'application.state'),
    )
    .selectAll('application')
    .select([
      'reference_directory.reference',
      'person.name_masked',
      'decision.outcome',
      'decision.amount_fen as computed_amount_fen',
      'procedure_state.pauses',
      'procedure_state.final',
      'procedure_state.article',
    ])
    .select((eb) =>
      eb
        .selectFrom('person as member')
        .whereRef('member.household_id', '=', 'application.household_id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('household_size'),
    )
    .select((eb) =>
      eb
        .selectFrom('nudge')
        .whereRef('nudge.household_id', '=', 'application.household_id')
        .whereRef('nudge.application_id', '=', 'application.id')
        .whereRef('nudge.at', '>=', 'application.state_since')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('nudges'),
    )
}

export type ApplicationRow = Awaited<ReturnType<typeof findApplications>>[number]

export async function findApplications(trx: Trx, householdId: string) {
  return await selectApplications(trx)
    .where('application.household_id', '=', householdId)
    .orderBy('application.submitted_at', 'desc')
    .execute()
}

export async function findApplication(trx: Trx, householdId: string, id: string) {
  return await selectApplications(trx)
    .where('application.household_id', '=', householdId)
    .where('application.id', '=', id)
    .executeTakeFirst()
}

/** The cases that were handed in together, this one among them. */
export async function findHandedInTogether(
  trx: Trx,
  householdId: string,
  handedInWith: string,
): Promise<{ id: string; reference: string; programme: string; state: string }[]> {
  return await trx
    .selectFrom('application')
    .innerJoin('reference_directory', (join) =>
      join
        .onRef('reference_directory.household_id', '=', 'application.household_id')
        .onRef('reference_directory.application_id', '=', 'application.id'),
    )
    .select(['application.id', 'reference', 'programme', 'state'])
    .where('application.household_id', '=', householdId)
    .where('handed_in_with', '=', handedInWith)
    .orderBy('reference')
    .execute()
}

/** The queue of an officer's divisions, oldest clock first; row security draws the border. */
export async function findQueue(
  trx: Trx,
  filter: { states: string[]; after: { dueAt: Date; id: string } | null; limit: number },
) {
  let query = selectApplications(trx)
    .where('application.state', 'in', filter.states)
    .orderBy(sql`coalesce(application.due_at, 'infinity'::timestamptz)`)
    .orderBy('application.id')
    .limit(filter.limit)
  if (filter.after)
    query = query.where(
      sql<boolean>`(coalesce(application.due_at, 'infinity'::timestamptz), application.id) > (${filter.after.dueAt}::timestamptz, ${filter.after.id}::uuid)`,
    )
  return await query.execute()
}

/** Takes the case for one move: a second officer at the same instant waits, then finds another version. */
export async function lockApplication(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('application')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function moveApplication(
  trx: Trx,
  householdId: string,
  id: string,
  move: {
    state: string
    state_since: Date
    due_at: Date | null
    clock_left_hours: number | null
    proposed_amount_fen?: number
    prepared_by?: string
  },
): Promise<void> {
  await trx
    .updateTable('application')
    .set({ ...move, version: sql<number>`version + 1` })
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .execute()
}

export async function insertEvent(
  trx: Trx,
  event: {
    household_id: string
    application_id: string
    programme: string
    division_code: number
    from_state: string
    to_state: string
    actor_kind: string
    actor_id: string | null
    actor_role: string
    at: Date
    note: string | null
    detail: string
  },
): Promise<void> {
  const { rows } = await sql<{
    next: number
  }>`select coalesce(max(seq), 0) + 1 as next from application_event
    where household_id = ${event.household_id} and application_id = ${event.application_id}`.execute(
    trx,
  )
  await trx
    .insertInto('application_event')
    .values({ ...event, seq: rows[0]?.next ?? 1 })
    .execute()
}

export async function findEvents(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('application_event')
    .leftJoin('officer', 'officer.id', 'application_event.actor_id')
    .select([
      'seq',
      'from_state',
      'to_state',
      'actor_kind',
      'actor_role',
      'at',
      'note',
      'detail',
      'officer.name as officer_name',
      'officer.name_en as officer_name_en',
    ])
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .orderBy('seq')
    .execute()
}
