import { randomUUID } from 'node:crypto'
import { lockApplication } from '../applications/application.queries.ts'
import { firstPeriodOf } from '../applications/first-period.ts'
import { moveCase } from '../applications/move.ts'
import { findOfficerDecision } from '../casework/casework.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Platform } from '../http/router.ts'
import type { JobPayloads } from '../jobs/job-payloads.ts'
import { endAward, findAwards, insertAward } from './payment.queries.ts'

/**
 * Turns an approval into an award with its schedule: allowances from the month after the decision
 * (民发〔2021〕57号 art. 21), emergency aid at once. Running twice makes one award. A decision after a reconsideration
 * takes the place of the earlier one, and so does a later case of the same allowance: the award before ends with the
 * month before, and what is paid once is paid up, not twice.
 */
export async function scheduleAward(
  platform: Platform,
  payload: JobPayloads['scheduleAward'],
): Promise<void> {
  const actor = {
    kind: 'worker',
    job: 'worker',
    requestId: `award:${payload.applicationId}`,
  } as const
  await inTransaction(platform.databases, actor, async (trx) => {
    const application = await lockApplication(trx, payload.householdId, payload.applicationId)
    const decision = await findOfficerDecision(trx, payload.householdId, payload.applicationId)
    if (!application || !decision) return
    const { every, firstPeriod } = firstPeriodOf(application.programme, decision.decided_at)
    const awards = await findAwards(trx, application.household_id)
    const earlier = awards.filter(
      (award) => award.application_id === application.id && award.turn < decision.turn,
    )
    const ofOtherCases = awards.filter(
      (award) =>
        decision.kind === 'approve' &&
        award.every === 'month' &&
        award.programme === application.programme &&
        award.application_id !== application.id &&
        award.made_at < decision.decided_at,
    )
    for (const award of [...earlier, ...ofOtherCases])
      if (award.ended_at === null)
        await endAward(trx, award, { at: decision.decided_at, before: firstPeriod })
    if (decision.kind !== 'approve' || !decision.amount_fen) return
    const paidBefore =
      every === 'once' ? earlier.reduce((sum, each) => sum + each.amount_fen, 0) : 0
    const amountFen = decision.amount_fen - paidBefore
    if (amountFen > 0)
      await insertAward(trx, {
        household_id: application.household_id,
        id: randomUUID(),
        application_id: application.id,
        turn: decision.turn,
        person_id: application.applicant_id,
        division_code: application.division_code,
        programme: application.programme,
        amount_fen: amountFen,
        every,
        first_period: firstPeriod,
        made_at: decision.decided_at,
      })
    if (application.state === 'approved')
      await moveCase(
        trx,
        actor,
        application,
        { to: 'paying', detail: { amountFen: decision.amount_fen, firstPeriod } },
        platform.clock.procedureNow(),
      )
  })
}
