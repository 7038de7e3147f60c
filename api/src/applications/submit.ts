import { randomInt, randomUUID } from 'node:crypto'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor } from '../db/in-transaction.ts'
import { decideHousehold } from '../decisions/decide.ts'
import type { RequestFacts } from '../decisions/evaluate-programmes.ts'
import type { AssembledFacts } from '../facts/assemble.ts'
import { declarable } from '../facts/catalogue.ts'
import { findOpenDisputes } from '../facts/dispute.queries.ts'
import { insertFacts } from '../facts/fact.queries.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { Problem } from '../http/problem.ts'
import { hasOfficerRelative } from '../people/people.queries.ts'
import { insertApplication, insertReference } from './application.queries.ts'
import { attachDocuments } from './attach.queries.ts'
import { handInDeclaredMembers } from './declared-member.queries.ts'
import { endDraft } from './draft.queries.ts'
import { dueAt } from './due.ts'
import { recordMove } from './move.ts'
import { findState } from './procedure.queries.ts'
import {
  type Answers,
  answersOf,
  openQuestions,
  type Programme,
  questionsFor,
} from './questions.ts'
import { emergencyFacts } from './request-facts.ts'

type Applicant = {
  householdId: string
  personId: string
  divisionCode: number
  assistedBy: string | null
}

/** One case that a hand-in made. */
export type Made = { id: string; programme: Programme; reference: string; dueAt: Date | null }

/**
 * Hands a draft in: declares what nobody held, and makes one case for each programme, each with its frozen facts,
 * rules and evaluation, its reference number and its clock. All or nothing. Never refuses for an outcome: that is an
 * officer's to do.
 */
export async function submitApplication(
  trx: Trx,
  actor: Actor,
  applicant: Applicant,
  given: { programmes: readonly Programme[]; answers: Answers; documentIds: readonly string[] },
  now: Date,
): Promise<Made[]> {
  const { householdId, personId, divisionCode } = applicant
  const about = { householdId, purpose: 'apply', requestId: actor.requestId }
  const before = await knownFacts(trx, about)
  const open = openQuestions(questionsFor(given.programmes, given.answers, before))
  if (given.programmes.length === 0 || open.length > 0)
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
  const assembled = await knownFacts(trx, about)
  const shared = {
    handedInWith: randomUUID(),
    disputed: (await findOpenDisputes(trx, householdId)).length > 0,
    registeredApart: await hasOfficerRelative(trx, householdId),
  }
  const made: Made[] = []
  for (const programme of given.programmes)
    made.push(
      await makeCase(
        trx,
        actor,
        applicant,
        { programme, answers: answersOf(programme, given.answers), assembled, ...shared },
        now,
      ),
    )
  await attachDocuments(
    trx,
    householdId,
    personId,
    made.map((each) => each.id),
    given.documentIds,
  )
  await handInDeclaredMembers(trx, householdId, personId, shared.handedInWith)
  await endDraft(trx, householdId, personId, given.programmes)
  return made
}

async function makeCase(
  trx: Trx,
  actor: Actor,
  applicant: Applicant,
  given: {
    programme: Programme
    answers: Answers
    assembled: AssembledFacts
    handedInWith: string
    disputed: boolean
    registeredApart: boolean
  },
  now: Date,
): Promise<Made> {
  const { householdId, personId, divisionCode } = applicant
  const { programme, answers, assembled } = given
  const requests: Record<string, RequestFacts> =
    programme === 'emergency-aid'
      ? { 'emergency-aid': emergencyFacts(answers, assembled, null, null) }
      : {}
  const [decision] = await decideHousehold(trx, {
    householdId,
    divisionCode,
    on: dayOf(now),
    assembled,
    requests,
    only: programme,
    purpose: 'application',
  })
  if (!decision) throw new Problem('decision_missing')

  const id = randomUUID()
  const state = await findState(trx, programme, 'submitted')
  if (!state) throw new Error(`No procedure for ${programme}`)
  const due = dueAt(state, now)
  await insertApplication(trx, {
    household_id: householdId,
    id,
    programme,
    applicant_id: personId,
    division_code: divisionCode,
    state: 'submitted',
    state_since: now,
    due_at: due,
    submitted_at: now,
    answers: JSON.stringify(answers),
    decision_id: decision.id,
    assisted_by: applicant.assistedBy,
    registered_apart: given.registeredApart,
    proposed_amount_fen: decision.amount_fen,
    handed_in_with: given.handedInWith,
  })
  const reference = await newReference(trx, householdId, id, now)
  await recordMove(
    trx,
    actor,
    {
      household_id: householdId,
      id,
      programme,
      division_code: divisionCode,
      applicant_id: personId,
    },
    'start',
    { to: 'submitted', detail: { outcome: decision.outcome, disputed: given.disputed } },
    now,
  )
  return { id, programme, reference, dueAt: due }
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
