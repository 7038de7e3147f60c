import { randomInt, randomUUID } from 'node:crypto'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor } from '../db/in-transaction.ts'
import { decideHousehold } from '../decisions/decide.ts'
import type { RequestFacts } from '../decisions/evaluate-programmes.ts'
import { declarable } from '../facts/catalogue.ts'
import { findOpenDisputes } from '../facts/dispute.queries.ts'
import { insertFacts } from '../facts/fact.queries.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { Problem } from '../http/problem.ts'
import { hasOfficerRelative } from '../people/people.queries.ts'
import { insertApplication, insertReference } from './application.queries.ts'
import { attachDocuments } from './document.queries.ts'
import { deleteDraft } from './draft.queries.ts'
import { dueAt } from './due.ts'
import { recordMove } from './move.ts'
import { findState } from './procedure.queries.ts'
import { type Answers, openQuestions, type Programme, questionsFor } from './questions.ts'
import { emergencyFacts } from './request-facts.ts'

export type Applicant = {
  householdId: string
  personId: string
  divisionCode: number
  assistedBy: string | null
}

/**
 * Hands an application in: declares what nobody held, freezes facts, rules and evaluation, gives it a reference
 * number and starts its clock. All or nothing. Never refuses for an outcome: that is an officer's to do.
 */
export async function submitApplication(
  trx: Trx,
  actor: Actor,
  applicant: Applicant,
  given: { programme: Programme; answers: Answers },
  now: Date,
): Promise<{ id: string; reference: string; dueAt: Date | null }> {
  const { householdId, personId, divisionCode } = applicant
  const before = await knownFacts(trx, {
    householdId,
    purpose: 'apply',
    requestId: actor.requestId,
  })
  const open = openQuestions(questionsFor(given.programme, given.answers, before))
  if (open.length > 0)
    throw new Problem('draft_incomplete', {
      faults: open.map((name) => ({ at: name, expected: 'an answer' })),
    })

  await insertFacts(
    trx,
    declarable
      .filter((name) => given.answers[name] !== undefined)
      .map((name) => ({
        household_id: householdId,
        person_id: null,
        division_code: divisionCode,
        name,
        value: given.answers[name],
        source: 'declared',
        as_of: dayOf(now),
        consent_id: null,
        quality: 'declared' as const,
      })),
  )
  const assembled = await knownFacts(trx, {
    householdId,
    purpose: 'apply',
    requestId: actor.requestId,
  })
  const requests: Record<string, RequestFacts> =
    given.programme === 'emergency-aid'
      ? { 'emergency-aid': emergencyFacts(given.answers, assembled, null, null) }
      : {}
  const [decision] = await decideHousehold(trx, {
    householdId,
    divisionCode,
    on: dayOf(now),
    assembled,
    requests,
    only: given.programme,
    purpose: 'application',
  })
  if (!decision) throw new Problem('decision_missing')

  const id = randomUUID()
  const state = await findState(trx, given.programme, 'submitted')
  if (!state) throw new Error(`No procedure for ${given.programme}`)
  const due = dueAt(state, now)
  const disputed = (await findOpenDisputes(trx, householdId)).length > 0
  await insertApplication(trx, {
    household_id: householdId,
    id,
    programme: given.programme,
    applicant_id: personId,
    division_code: divisionCode,
    state: 'submitted',
    state_since: now,
    due_at: due,
    submitted_at: now,
    answers: JSON.stringify(given.answers),
    decision_id: decision.id,
    assisted_by: applicant.assistedBy,
    registered_apart: await hasOfficerRelative(trx, householdId),
    proposed_amount_fen: decision.amount_fen,
  })
  const reference = await newReference(trx, householdId, id, now)
  await attachDocuments(trx, householdId, personId, id)
  await deleteDraft(trx, householdId, personId, given.programme)
  const row = {
    household_id: householdId,
    id,
    programme: given.programme,
    division_code: divisionCode,
    applicant_id: personId,
  }
  await recordMove(
    trx,
    actor,
    row,
    'start',
    { to: 'submitted', detail: { outcome: decision.outcome, disputed } },
    now,
  )
  return { id, reference, dueAt: due }
}

/** LP-YYMMDD-NNNNNN: short enough to read out; drawn again in the rare case that it is taken. */
async function newReference(
  trx: Trx,
  householdId: string,
  applicationId: string,
  now: Date,
): Promise<string> {
  for (;;) {
    const reference = `LP-${dayOf(now).slice(2).replaceAll('-', '')}-${String(randomInt(1_000_000)).padStart(6, '0')}`
    if (await insertReference(trx, reference, householdId, applicationId)) return reference
  }
}
