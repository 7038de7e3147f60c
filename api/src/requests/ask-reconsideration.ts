import { randomUUID } from 'node:crypto'
import { lockApplication } from '../applications/application.queries.ts'
import { findDecisionBehind } from '../applications/decision-behind.ts'
import { findRemedy } from '../applications/procedure.queries.ts'
import { writeAudit } from '../audit/audit.queries.ts'
import { findOfficerDecision } from '../casework/casework.queries.ts'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import type { ResidentActor } from '../db/in-transaction.ts'
import { ownEvidence } from '../facts/own-evidence.ts'
import { Problem } from '../http/problem.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { findReconsiderations, insertReconsideration } from './reconsideration.queries.ts'
import { answerDue, lastDayToAsk } from './remedy.ts'

export type Asked = {
  grounds: string[]
  words: string
  documentIds: string[]
  /** The officer who is beside the resident. */
  askedWith: string | null
}

/**
 * Asks that others look at a decision again (社会救助暂行办法 art. 65; 民发〔2021〕57号 art. 38): once a decision, within
 * the days that the procedure gives. The facts are the frozen ones; the clock starts now.
 */
export async function askReconsideration(
  trx: Trx,
  resident: ResidentActor,
  applicationId: string,
  asked: Asked,
  now: Date,
): Promise<{ id: string; dueAt: Date }> {
  const application = await lockApplication(trx, resident.householdId, applicationId)
  if (!application) throw new Problem('not_found')
  const decided = await findOfficerDecision(trx, resident.householdId, applicationId)
  if (!decided) throw new Problem('decision_missing')
  const earlier = await findReconsiderations(trx, resident.householdId, applicationId)
  if (earlier.some((each) => each.turn === decided.turn)) throw new Problem('reconsideration_asked')
  const remedy = await findRemedy(trx, application.programme)
  if (dayOf(now) > lastDayToAsk(remedy, decided.decided_at))
    throw new Problem('reconsideration_late')
  const behind = await findDecisionBehind(trx, application)
  const id = randomUUID()
  const dueAt = answerDue(remedy, now)
  await insertReconsideration(trx, {
    household_id: resident.householdId,
    id,
    application_id: applicationId,
    turn: decided.turn,
    division_code: application.division_code,
    person_id: resident.personId,
    asked_at: now,
    due_at: dueAt,
    grounds: asked.grounds,
    words: asked.words,
    document_ids: await ownEvidence(trx, resident, asked.documentIds),
    decision_id: behind.id,
    prepared_by: decided.prepared_by,
    assisted_by: decided.assisted_by,
    decided_by: decided.decided_by,
    asked_with: asked.askedWith,
  })
  await writeAudit(trx, resident, {
    action: 'reconsideration.ask',
    purpose: 'ownData',
    personId: resident.personId,
    householdId: resident.householdId,
    applicationId,
  })
  await addJob(trx, 'notify', {
    householdId: resident.householdId,
    personId: resident.personId,
    applicationId,
    kind: 'reconsideration.received',
    parameters: { until: dayOf(dueAt) },
  })
  return { id, dueAt }
}
