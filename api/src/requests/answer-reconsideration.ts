import { lockApplication } from '../applications/application.queries.ts'
import { type LockedApplication, moveCase } from '../applications/move.ts'
import { writeAudit } from '../audit/audit.queries.ts'
import { refuseRelatives } from '../casework/guards.ts'
import { dayOf } from '../clock/clock.ts'
import type { Keys } from '../crypto/keys.ts'
import type { Trx } from '../db/connect.ts'
import type { OfficerActor } from '../db/in-transaction.ts'
import { decideHousehold } from '../decisions/decide.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { Problem } from '../http/problem.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { writeLetter } from '../letters/write-letter.ts'
import { answerReconsideration, lockReconsideration } from './reconsideration.queries.ts'

export type Answer = {
  outcome: 'upheld' | 'setAside'
  reasons: { article: string; words: string }[]
}

/** Officers who had a part in a decision, or in asking that it be looked at again. */
export function partOf(row: {
  prepared_by: string
  assisted_by: string | null
  decided_by: string
  asked_with: string | null
}): (string | null)[] {
  return [row.prepared_by, row.assisted_by, row.decided_by, row.asked_with]
}

/**
 * An officer who had no part in a decision answers: it stands, or the case is surveyed again with today's facts. A
 * letter and a notice go out either way. A database constraint stands behind the four eyes.
 */
export async function answerRequest(
  trx: Trx,
  keys: Keys,
  officer: OfficerActor,
  about: { householdId: string; id: string },
  given: Answer,
  now: Date,
): Promise<void> {
  const asked = await lockReconsideration(trx, about.householdId, about.id)
  if (!asked) throw new Problem('not_found')
  if (asked.answered_at) throw new Problem('report_answered')
  if (partOf(asked).includes(officer.officerId)) throw new Problem('four_eyes')
  await refuseRelatives(trx, about.householdId, [officer.officerId])
  const application = await lockApplication(trx, about.householdId, asked.application_id)
  if (!application) throw new Problem('not_found')
  await answerReconsideration(trx, asked, {
    outcome: given.outcome,
    reasons: JSON.stringify(given.reasons),
    answered_by: officer.officerId,
    answered_at: now,
  })
  const letter = { householdId: asked.household_id, applicationId: asked.application_id }
  await writeLetter(
    trx,
    keys,
    officer,
    letter,
    { kind: given.outcome, amountFen: null, reasons: given.reasons },
    now,
  )
  if (given.outcome === 'setAside') await surveyAgain(trx, officer, application, given, now)
  await writeAudit(trx, officer, {
    action: `reconsideration.${given.outcome}`,
    purpose: 'casework',
    personId: asked.person_id,
    householdId: asked.household_id,
    applicationId: asked.application_id,
  })
  await addJob(trx, 'notify', {
    householdId: asked.household_id,
    personId: asked.person_id,
    applicationId: asked.application_id,
    kind: `reconsideration.${given.outcome}`,
    parameters: {},
  })
}

/** The case goes back to the survey; what it rests on is computed anew, with what is known today. */
async function surveyAgain(
  trx: Trx,
  officer: OfficerActor,
  application: LockedApplication,
  given: Answer,
  now: Date,
): Promise<void> {
  const decisionId = await assessAgain(trx, officer, application, now)
  await moveCase(
    trx,
    officer,
    application,
    {
      to: 'surveying',
      as: 'reconsideration',
      note: given.reasons.map(({ words }) => words).join('\n'),
      detail: decisionId ? { decisionId } : {},
    },
    now,
  )
}

/** Emergency aid keeps the officer's assessment of the event until somebody accepts it anew. */
async function assessAgain(
  trx: Trx,
  officer: OfficerActor,
  application: LockedApplication,
  now: Date,
): Promise<string | null> {
  if (application.programme === 'emergency-aid') return null
  const [decision] = await decideHousehold(trx, {
    householdId: application.household_id,
    divisionCode: application.division_code,
    on: dayOf(now),
    assembled: await knownFacts(trx, {
      householdId: application.household_id,
      purpose: 'casework',
      applicationId: application.id,
      requestId: officer.requestId,
    }),
    only: application.programme,
    purpose: 'assessment',
  })
  return decision?.id ?? null
}
