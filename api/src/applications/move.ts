import { writeAudit } from '../audit/audit.queries.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { insertEvent, type lockApplication, moveApplication } from './application.queries.ts'
import { dueAt, hoursLeft, resumedDue } from './due.ts'
import { findEdges, findState } from './procedure.queries.ts'

export type LockedApplication = NonNullable<Awaited<ReturnType<typeof lockApplication>>>

export type Move = {
  to: string
  note?: string | null
  detail?: Record<string, unknown>
  proposedAmountFen?: number
  preparedBy?: string
  /** The move is the outcome of a reconsideration, which its edges ask for; no officer makes it as a move of their own. */
  as?: 'reconsideration'
}

/** The role under which an actor moves a case. */
export function moverRole(actor: Actor): string {
  return actor.kind === 'officer' ? actor.role : actor.kind
}

/**
 * Moves a case along one legal edge: the row, the event, the audit entry and the notice, in one transaction.
 * Throws `move_not_allowed` when the procedure has no such edge, `role_not_allowed` when it is another's to make.
 */
export async function moveCase(
  trx: Trx,
  actor: Actor,
  application: LockedApplication,
  move: Move,
  now: Date,
): Promise<void> {
  const edge = (await findEdges(trx, application.programme, application.state)).find(
    (each) => each.to_state === move.to,
  )
  if (!edge) throw new Problem('move_not_allowed')
  if (!edge.roles.includes(move.as ?? moverRole(actor))) throw new Problem('role_not_allowed')
  const from = await findState(trx, application.programme, application.state)
  const to = await findState(trx, application.programme, move.to)
  if (!from || !to) throw new Error(`Procedure of ${application.programme} has no state ${move.to}`)
  await moveApplication(trx, application.household_id, application.id, {
    state: move.to,
    state_since: now,
    due_at: to.pauses
      ? null
      : from.pauses
        ? (resumedDue(application.clock_left_hours, now) ?? dueAt(to, now))
        : dueAt(to, now),
    clock_left_hours: to.pauses ? hoursLeft(application.due_at, now) : null,
    ...(move.proposedAmountFen === undefined
      ? {}
      : { proposed_amount_fen: move.proposedAmountFen }),
    ...(move.preparedBy ? { prepared_by: move.preparedBy } : {}),
  })
  await recordMove(trx, actor, application, application.state, move, now)
}

/** Writes what a move leaves behind; also used for the very first one. */
export async function recordMove(
  trx: Trx,
  actor: Actor,
  application: Pick<
    LockedApplication,
    'household_id' | 'id' | 'programme' | 'division_code' | 'applicant_id'
  >,
  fromState: string,
  move: Move,
  now: Date,
): Promise<void> {
  await insertEvent(trx, {
    household_id: application.household_id,
    application_id: application.id,
    programme: application.programme,
    division_code: application.division_code,
    from_state: fromState,
    to_state: move.to,
    actor_kind: actor.kind,
    actor_id:
      actor.kind === 'officer'
        ? actor.officerId
        : actor.kind === 'resident'
          ? actor.personId
          : null,
    actor_role: move.as ?? moverRole(actor),
    at: now,
    note: move.note ?? null,
    detail: JSON.stringify(move.detail ?? {}),
  })
  await writeAudit(trx, actor, {
    action: `application.${move.to}`,
    purpose: 'casework',
    personId: application.applicant_id,
    householdId: application.household_id,
    applicationId: application.id,
  })
  await addJob(trx, 'notify', {
    householdId: application.household_id,
    personId: application.applicant_id,
    applicationId: application.id,
    kind: `state.${move.to}`,
    parameters: { programme: application.programme },
  })
}
