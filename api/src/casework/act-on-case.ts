import { randomUUID } from 'node:crypto'
import { lockApplication } from '../applications/application.queries.ts'
import { type LockedApplication, type Move, moveCase } from '../applications/move.ts'
import { findState } from '../applications/procedure.queries.ts'
import type { Answers } from '../applications/questions.ts'
import { emergencyFacts } from '../applications/request-facts.ts'
import { addDays, dayOf, endOfDay } from '../clock/clock.ts'
import type { Keys } from '../crypto/keys.ts'
import type { Trx } from '../db/connect.ts'
import type { OfficerActor } from '../db/in-transaction.ts'
import { decideHousehold } from '../decisions/decide.ts'
import { findOpenDisputes } from '../facts/dispute.queries.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { Problem } from '../http/problem.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { type Decided, writeLetter } from '../letters/write-letter.ts'
import { findMembers, findPerson } from '../people/people.queries.ts'
import { findPublicity, insertPublicity, takeDown } from '../publicity/publicity.queries.ts'
import type { CaseMove } from './case-move.ts'
import { findLastGrantOn, findTurn, insertOfficerDecision } from './casework.queries.ts'
import {
  refuseRelatives,
  requireFirstRequest,
  requireLongSilence,
  requirePublicity,
  requireVisit,
  requireWithinRules,
} from './guards.ts'

/** Publicity hangs seven calendar days (民发〔2021〕57号 art. 19). */
const PUBLICITY_DAYS = 7

/**
 * An officer acts on a case. Guards come first, then the move along a legal edge; a database constraint stands
 * behind each guard, so that no race gets past it. Throws the problem that stands in the way.
 */
export async function actOnCase(
  trx: Trx,
  keys: Keys,
  officer: OfficerActor,
  householdId: string,
  applicationId: string,
  move: CaseMove,
  now: Date,
): Promise<void> {
  const application = await lockApplication(trx, householdId, applicationId)
  if (!application) throw new Problem('not_found')
  if (application.version !== move.expectedVersion) throw new Problem('state_changed')
  await refuseRelatives(trx, householdId, [officer.officerId])
  await moveCase(
    trx,
    officer,
    application,
    await prepared(trx, officer, application, move, now),
    now,
  )
  const decided = await decidedBy(trx, application, move)
  if (!decided) return
  await writeLetter(trx, keys, officer, { householdId, applicationId }, decided, now)
  if (decided.kind !== 'terminate')
    await addJob(trx, 'scheduleAward', { householdId, applicationId })
}

/** What a letter has to say of a move; null for a move that decides nothing. */
async function decidedBy(
  trx: Trx,
  application: LockedApplication,
  move: CaseMove,
): Promise<Decided | null> {
  switch (move.to) {
    case 'approved':
      return { kind: 'approve', amountFen: move.amountFen, reasons: move.reasons }
    case 'paidFirst':
      return { kind: 'approve', amountFen: move.amountFen, reasons: [] }
    case 'refused':
      return { kind: 'refuse', amountFen: null, reasons: move.reasons }
    case 'terminated': {
      const article = (await findState(trx, application.programme, move.to))?.article ?? ''
      return { kind: 'terminate', amountFen: null, reasons: [{ article, words: move.note }] }
    }
    default:
      return null
  }
}

/** Checks what the act needs and does what belongs to it; gives the move to write down. */
async function prepared(
  trx: Trx,
  officer: OfficerActor,
  application: LockedApplication,
  move: CaseMove,
  now: Date,
): Promise<Move> {
  switch (move.to) {
    case 'accepted':
      return await accepted(trx, officer, application, move)
    case 'preliminaryOpinion':
      await requireVisit(trx, application, now)
      return {
        to: move.to,
        detail: { favourable: move.favourable, opinion: move.opinion, amountFen: move.amountFen },
        proposedAmountFen: move.amountFen,
        preparedBy: officer.officerId,
      }
    case 'supplementRequested':
      await requireFirstRequest(trx, application)
      return { to: move.to, note: move.note }
    case 'terminated':
      requireLongSilence(application, now)
      return { to: move.to, note: move.note }
    case 'publicity':
      return await published(trx, application, now)
    case 'districtReview':
      await endPublicity(trx, application, now)
      return { to: move.to, note: move.note ?? null }
    case 'approved':
    case 'paidFirst':
      return await decided(
        trx,
        officer,
        application,
        { ...move, kind: 'approve', reasons: 'reasons' in move ? move.reasons : [] },
        now,
      )
    case 'refused':
      return await decided(
        trx,
        officer,
        application,
        { ...move, kind: 'refuse', amountFen: null },
        now,
      )
    default:
      return { to: move.to, note: 'note' in move ? (move.note ?? null) : null }
  }
}

async function accepted(
  trx: Trx,
  officer: OfficerActor,
  application: LockedApplication,
  move: Extract<CaseMove, { to: 'accepted' }>,
): Promise<Move> {
  if (application.programme !== 'emergency-aid')
    return { to: 'accepted', preparedBy: officer.officerId }
  if (move.severityMonths === undefined) throw new Problem('amount_missing')
  const answers = application.answers as Answers
  const assembled = await knownFacts(trx, {
    householdId: application.household_id,
    purpose: 'casework',
    applicationId: application.id,
    requestId: officer.requestId,
  })
  const earlier = answers.cause
    ? await findLastGrantOn(trx, application.household_id, answers.cause, application.id)
    : null
  const assessment = {
    severityMonths: move.severityMonths,
    immediateDanger: move.immediateDanger ?? answers.immediateDanger ?? false,
    specialHardship: move.specialHardship ?? false,
  }
  const [decision] = await decideHousehold(trx, {
    householdId: application.household_id,
    divisionCode: application.division_code,
    on: dayOf(application.submitted_at),
    assembled,
    requests: { 'emergency-aid': emergencyFacts(answers, assembled, earlier, assessment) },
    only: 'emergency-aid',
    purpose: 'assessment',
  })
  return {
    to: 'accepted',
    detail: { assessment, decisionId: decision?.id ?? null, outcome: decision?.outcome ?? null },
    preparedBy: officer.officerId,
    ...(decision?.amount_fen ? { proposedAmountFen: decision.amount_fen } : {}),
  }
}

async function published(trx: Trx, application: LockedApplication, now: Date): Promise<Move> {
  const person = await findPerson(trx, application.household_id, application.applicant_id)
  const members = await findMembers(trx, application.household_id)
  if (!application.proposed_amount_fen || !person) throw new Problem('amount_missing')
  const until = endOfDay(addDays(dayOf(now), PUBLICITY_DAYS))
  await insertPublicity(trx, {
    household_id: application.household_id,
    application_id: application.id,
    division_code: application.division_code,
    public_id: randomUUID(),
    name_shown: person.name_masked,
    people_count: members.length,
    amount_fen: application.proposed_amount_fen,
    programme: application.programme,
    starts_at: now,
    ends_at: until,
  })
  return { to: 'publicity', detail: { publicUntil: until.toISOString() } }
}

async function endPublicity(trx: Trx, application: LockedApplication, now: Date): Promise<void> {
  if (application.state !== 'publicity') return
  const publicity = await findPublicity(trx, application.household_id, application.id)
  if (publicity && publicity.ends_at > now) throw new Problem('publicity_running')
  await takeDown(trx, application.household_id, application.id, now)
}

async function decided(
  trx: Trx,
  officer: OfficerActor,
  application: LockedApplication,
  decision: {
    to: string
    kind: 'approve' | 'refuse'
    amountFen: number | null
    reasons: unknown[]
    note?: string | undefined
  },
  now: Date,
): Promise<Move> {
  if (!application.prepared_by) throw new Problem('move_not_allowed')
  if ([application.prepared_by, application.assisted_by].includes(officer.officerId))
    throw new Problem('four_eyes')
  if ((await findOpenDisputes(trx, application.household_id)).length > 0)
    throw new Problem('dispute_open')
  if (decision.amountFen !== null) {
    await requirePublicity(trx, application, decision.amountFen, now)
    await requireWithinRules(trx, application, { to: decision.to, amountFen: decision.amountFen })
  }
  await insertOfficerDecision(trx, {
    household_id: application.household_id,
    application_id: application.id,
    turn: await findTurn(trx, application),
    division_code: application.division_code,
    kind: decision.kind,
    amount_fen: decision.amountFen,
    reasons: JSON.stringify(decision.reasons),
    prepared_by: application.prepared_by,
    assisted_by: application.assisted_by,
    decided_by: officer.officerId,
    decided_at: now,
  })
  return {
    to: decision.to,
    note: decision.note ?? null,
    detail:
      decision.kind === 'approve'
        ? { amountFen: decision.amountFen, reasons: decision.reasons }
        : { reasons: decision.reasons },
  }
}
