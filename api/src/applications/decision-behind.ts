import type { Trx } from '../db/connect.ts'
import { findDecision } from '../decisions/decision.queries.ts'
import { findEvents } from './application.queries.ts'

/** The kept evaluation that a case rests on now: the officers' newest assessment, or what it was handed in with. */
export async function findDecisionBehind(
  trx: Trx,
  application: { household_id: string; id: string; decision_id: string },
) {
  const events = await findEvents(trx, application.household_id, application.id)
  const ids = events.map((event) => (event.detail as { decisionId?: string | null }).decisionId)
  const id = ids.findLast((each) => typeof each === 'string') ?? application.decision_id
  const decision = await findDecision(trx, application.household_id, id)
  if (!decision) throw new Error('A case has lost its decision')
  return decision
}
