import { randomUUID } from 'node:crypto'
import { lockApplication } from '../applications/application.queries.ts'
import { moveCase } from '../applications/move.ts'
import { findOfficerDecision } from '../casework/casework.queries.ts'
import { monthOf, nextMonth } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Platform } from '../http/router.ts'
import type { JobPayloads } from '../jobs/job-payloads.ts'
import { insertAward } from './payment.queries.ts'

/** Programmes paid each month; all others once. */
const monthly = new Set(['subsistence-allowance'])

/**
 * Turns an approval into an award with its schedule: allowances from the month after the decision
 * (民发〔2021〕57号 art. 21), emergency aid at once. Running twice makes one award.
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
    if (!application || decision?.kind !== 'approve' || !decision.amount_fen) return
    const month = monthOf(decision.decided_at)
    const every = monthly.has(application.programme) ? 'month' : 'once'
    const firstPeriod = every === 'month' ? nextMonth(month) : month
    await insertAward(trx, {
      household_id: application.household_id,
      id: randomUUID(),
      application_id: application.id,
      person_id: application.applicant_id,
      division_code: application.division_code,
      programme: application.programme,
      amount_fen: decision.amount_fen,
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
