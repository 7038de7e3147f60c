import type { Evaluation } from '@happiness-code/policy-engine'
import { findEvents } from '../applications/application.queries.ts'
import { findDecisionBehind } from '../applications/decision-behind.ts'
import type { LockedApplication } from '../applications/move.ts'
import { addDays, dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { Problem } from '../http/problem.ts'
import { findPublicity } from '../publicity/publicity.queries.ts'
import { findVisitors, findVisits, hasRelativeAmong } from './casework.queries.ts'

/** How long a request for more stands open before a case may be ended for want of an answer (57号 art. 29). */
const ANSWER_DAYS = 30

/**
 * No opinion without a signed visit by two, made after the application and after the last objection or reconsideration;
 * a case of an officer's relative also needs the district at the door (57号 art. 11, 16, 19).
 */
export async function requireVisit(
  trx: Trx,
  application: LockedApplication,
  now: Date,
): Promise<void> {
  const events = await findEvents(trx, application.household_id, application.id)
  const reopenedAt = events.findLast(
    (event) => event.to_state === 'objection' || event.actor_role === 'reconsideration',
  )?.at
  const since = reopenedAt ?? application.submitted_at
  const visitors = await findVisitors(trx, application.division_code)
  const ofDistrict = new Set(
    visitors.filter((each) => each.role === 'districtCaseworker').map((each) => each.id),
  )
  const visits = await findVisits(trx, application.household_id, application.id)
  const counts = visits.some(
    (visit) =>
      visit.signed_by_member &&
      // The form knows the minute only.
      visit.visited_at.getTime() >= since.getTime() - (since.getTime() % 60_000) &&
      visit.visited_at <= now &&
      (!application.registered_apart || visit.visitor_ids.some((id) => ofDistrict.has(id))),
  )
  if (!counts) throw new Problem('visit_missing')
}

/** Everything that is missing is asked for at once, one time (57号 art. 10). */
export async function requireFirstRequest(trx: Trx, application: LockedApplication): Promise<void> {
  const events = await findEvents(trx, application.household_id, application.id)
  if (events.some((event) => event.to_state === 'supplementRequested'))
    throw new Problem('already_asked')
}

/** A case ends for want of an answer only after the resident had time to give one. */
export function requireLongSilence(application: LockedApplication, now: Date): void {
  if (dayOf(now) < addDays(dayOf(application.state_since), ANSWER_DAYS))
    throw new Problem('answer_time_running')
}

/**
 * The district grants nothing but what hung in public for seven days after the last opinion, to the fen
 * (57号 art. 19; 浙江省社会救助条例 art. 40).
 */
export async function requirePublicity(
  trx: Trx,
  application: LockedApplication,
  amountFen: number,
  now: Date,
): Promise<void> {
  if (application.state !== 'districtReview') return
  const publicity = await findPublicity(trx, application.household_id, application.id)
  if (!publicity) throw new Problem('move_not_allowed')
  if (publicity.ends_at > now) throw new Problem('publicity_running')
  const events = await findEvents(trx, application.household_id, application.id)
  const opinion = events.findLast((event) => event.to_state === 'preliminaryOpinion')
  if (opinion && publicity.starts_at < opinion.at) throw new Problem('publicity_differs')
  if (publicity.amount_fen !== amountFen) throw new Problem('publicity_differs')
}

/**
 * What an officer grants stays within the rules that were computed for the case: pay-first only where they say so, the
 * town only up to its limit, never more than they give, and never more than the standard for everybody.
 */
export async function requireWithinRules(
  trx: Trx,
  application: LockedApplication,
  grant: { to: string; amountFen: number },
): Promise<void> {
  const behind = await findDecisionBehind(trx, application)
  const evaluation = JSON.parse(behind.evaluation_json) as Evaluation
  const figure = (name: string) => {
    const value = evaluation.figures.find((each) => each.name === name)?.value
    return typeof value === 'number' ? value : null
  }
  if (grant.to === 'paidFirst' && evaluation.outputs.path !== 'PAY_FIRST')
    throw new Problem('move_not_allowed')
  const townLimitFen = application.state === 'townReview' ? (figure('townCapFen') ?? 0) : null
  const limits = [
    townLimitFen,
    // The figure, not the evaluation's amount: that is null for a case that the rules leave to a person.
    figure(application.programme === 'emergency-aid' ? 'amountFen' : 'incomeLimitFen'),
  ]
  if (limits.some((limit) => limit !== null && grant.amountFen > limit))
    throw new Problem('amount_above_rules')
}

/** Near relatives of the household keep out of its case (民发〔2021〕57号 art. 11). */
export async function refuseRelatives(
  trx: Trx,
  householdId: string,
  officerIds: string[],
): Promise<void> {
  if (await hasRelativeAmong(trx, officerIds, householdId)) throw new Problem('four_eyes')
}
