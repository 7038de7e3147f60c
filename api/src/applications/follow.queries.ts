import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** The office that serves a place at a level: the town or the district of a village. */
export async function findOffice(trx: Trx, divisionCode: number, level: 'town' | 'district') {
  return await trx
    .selectFrom('division')
    .select(['name', 'name_en'])
    .where('level', '=', level)
    .where('lo', '<=', divisionCode)
    .where('hi', '>=', divisionCode)
    .executeTakeFirst()
}

/** The officer who last moved a case in a role: the one who most likely has it. */
export async function findLastOfficer(
  trx: Trx,
  householdId: string,
  applicationId: string,
  role: string,
) {
  return await trx
    .selectFrom('application_event')
    .innerJoin('officer', 'officer.id', 'application_event.actor_id')
    .select(['officer.name', 'officer.name_en'])
    .where('application_event.household_id', '=', householdId)
    .where('application_event.application_id', '=', applicationId)
    .where('application_event.actor_kind', '=', 'officer')
    .where('officer.role', '=', role)
    .where('officer.disabled_at', 'is', null)
    .orderBy('application_event.seq', 'desc')
    .executeTakeFirst()
}

export async function insertNudge(
  trx: Trx,
  nudge: {
    household_id: string
    application_id: string
    on_day: string
    division_code: number
    person_id: string
    at: Date
  },
): Promise<void> {
  await trx.insertInto('nudge').values(nudge).execute()
}

/** How often somebody has knocked since the case came to its state, and on which day last. */
export async function findNudges(
  trx: Trx,
  householdId: string,
  applicationId: string,
  since: Date,
): Promise<{ count: number; lastOn: string | null }> {
  const row = await trx
    .selectFrom('nudge')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<string | null>`max(on_day)::text`.as('last_on'),
    ])
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return { count: row.count, lastOn: row.last_on }
}

/** The case behind a reference number; for the gate alone, which knows no household yet. */
export async function findByReference(trx: Trx, reference: string) {
  return await trx
    .selectFrom('reference_directory')
    .innerJoin('application', (join) =>
      join
        .onRef('application.household_id', '=', 'reference_directory.household_id')
        .onRef('application.id', '=', 'reference_directory.application_id'),
    )
    .innerJoin('procedure_state', (join) =>
      join
        .onRef('procedure_state.programme', '=', 'application.programme')
        .onRef('procedure_state.state', '=', 'application.state'),
    )
    .select([
      'application.household_id',
      'application.id',
      'application.applicant_id',
      'application.state',
      'application.state_since',
      'application.due_at',
      'procedure_state.pauses',
      'procedure_state.final',
    ])
    .where('reference_directory.reference', '=', reference)
    .executeTakeFirst()
}
