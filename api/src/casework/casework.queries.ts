import { sql } from 'kysely'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'

export async function insertVisit(
  trx: Trx,
  visit: {
    household_id: string
    application_id: string
    id: string
    division_code: number
    visitor_ids: string[]
    visited_at: Date
    findings: string
    signed_by_member: boolean
    recorded_by: string
  },
): Promise<void> {
  await trx.insertInto('home_visit').values(visit).execute()
}

export async function findVisits(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('home_visit')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .orderBy('visited_at')
    .execute()
}

/** Officers of the case's own divisions who may go on a visit. */
export async function findVisitors(trx: Trx, divisionCode: number) {
  return await trx
    .selectFrom('officer')
    .innerJoin('division', 'division.code', 'officer.division_code')
    .select(['officer.id', 'officer.name', 'officer.name_en', 'officer.role'])
    .where('officer.role', 'in', ['communityWorker', 'townCaseworker', 'districtCaseworker'])
    .where('officer.disabled_at', 'is', null)
    .where('division.lo', '<=', divisionCode)
    .where('division.hi', '>=', divisionCode)
    .orderBy('officer.role')
    .orderBy('officer.name')
    .execute()
}

/**
 * Is one of the officers a near relative of somebody in the household, or of somebody of the family who acts or acted
 * for it? Then the case is another's.
 */
export async function hasRelativeAmong(
  trx: Trx,
  officerIds: string[],
  householdId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('officer_relative')
    .select('officer_relative.person_id')
    .where('officer_relative.officer_id', 'in', officerIds)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('person')
            .select('person.id')
            .whereRef('person.id', '=', 'officer_relative.person_id')
            .where('person.household_id', '=', householdId),
        ),
        exists(
          selectFrom('delegation')
            .select('delegation.helper_person_id')
            .whereRef('delegation.helper_person_id', '=', 'officer_relative.person_id')
            .where('delegation.household_id', '=', householdId),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

export async function insertOfficerDecision(
  trx: Trx,
  decision: {
    household_id: string
    application_id: string
    turn: number
    division_code: number
    kind: 'approve' | 'refuse'
    amount_fen: number | null
    reasons: string
    prepared_by: string
    assisted_by: string | null
    decided_by: string
    decided_at: Date
  },
): Promise<void> {
  await trx.insertInto('officer_decision').values(decision).execute()
}

/** The newest decision of a case. */
export async function findOfficerDecision(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('officer_decision')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .orderBy('turn', 'desc')
    .executeTakeFirst()
}

/** Which decision of the case is due: the first, and one more after each reconsideration that set one aside. */
export async function findTurn(
  trx: Trx,
  application: { household_id: string; id: string },
): Promise<number> {
  const row = await trx
    .selectFrom('application_event')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('household_id', '=', application.household_id)
    .where('application_id', '=', application.id)
    .where('actor_role', '=', 'reconsideration')
    .executeTakeFirstOrThrow()
  return row.count + 1
}

/** Day of the last emergency aid for the same cause; the engine judges whether it is too near. */
export async function findLastGrantOn(
  trx: Trx,
  householdId: string,
  cause: string,
  exceptApplicationId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('officer_decision')
    .innerJoin('application', (join) =>
      join
        .onRef('application.household_id', '=', 'officer_decision.household_id')
        .onRef('application.id', '=', 'officer_decision.application_id'),
    )
    .select('officer_decision.decided_at')
    .where('officer_decision.household_id', '=', householdId)
    .where('officer_decision.kind', '=', 'approve')
    .where('application.id', '!=', exceptApplicationId)
    .where(sql<boolean>`application.answers ->> 'cause' = ${cause}`)
    .orderBy('officer_decision.decided_at', 'desc')
    .executeTakeFirst()
  return row ? dayOf(row.decided_at) : null
}
