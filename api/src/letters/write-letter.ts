import { randomUUID } from 'node:crypto'
import { canonicalJson, type Json, type PolicyWords } from '@happiness-code/policy-engine'
import { findApplication } from '../applications/application.queries.ts'
import { findDecisionBehind } from '../applications/decision-behind.ts'
import { firstPeriodOf } from '../applications/first-period.ts'
import { findRemedy } from '../applications/procedure.queries.ts'
import { addDays, dayOf } from '../clock/clock.ts'
import type { Keys } from '../crypto/keys.ts'
import { sha256 } from '../crypto/random.ts'
import type { Trx } from '../db/connect.ts'
import type { OfficerActor } from '../db/in-transaction.ts'
import { viewDecision } from '../decisions/decision-view.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { findSigner, insertLetter, insertLetterCode } from './letter.queries.ts'
import { letterCode, letterCodeHash } from './letter-code.ts'
import type { LetterContent, LetterKind } from './letter-content.ts'

export type Decided = {
  kind: LetterKind
  amountFen: number | null
  reasons: { article: string; words: string }[]
}

/**
 * Writes the letter of a decision, in the transaction of the decision itself: no decision without its reasons, its
 * remedy and a code by which anybody can check it (民发〔2021〕57号 art. 21; 浙江省社会救助条例 art. 11).
 */
export async function writeLetter(
  trx: Trx,
  keys: Keys,
  officer: OfficerActor,
  about: { householdId: string; applicationId: string },
  decided: Decided,
  now: Date,
): Promise<string> {
  const application = await findApplication(trx, about.householdId, about.applicationId)
  if (!application) throw new Error('A letter needs its case')
  const behind = await findDecisionBehind(trx, application)
  const version = await findPolicyVersion(trx, behind.programme, behind.policy_version)
  if (!version) throw new Error('The rules of a kept decision are gone')
  const inWords = (language: 'zh' | 'en') => {
    const { headline, reasons } = viewDecision(behind, version, language)
    return { headline, reasons }
  }
  const signer = await findSigner(trx, officer.officerId)
  const pays = decided.kind === 'approve' ? firstPeriodOf(application.programme, now) : null
  const content: LetterContent = {
    kind: decided.kind,
    programme: application.programme,
    name: (version.words as unknown as PolicyWords).name,
    reference: application.reference,
    madeOn: dayOf(now),
    addressee: application.name_masked,
    amountFen: decided.amountFen,
    every: pays?.every ?? 'once',
    firstPeriod: pays?.firstPeriod ?? null,
    reasons: decided.reasons,
    decisionId: behind.id,
    found: { zh: inWords('zh'), en: inWords('en') },
    evaluationSha256: behind.evaluation_sha256.toString('hex'),
    office: { name: signer.office, nameEn: signer.office_en },
    officer: { name: signer.name, nameEn: signer.name_en },
    remedy: await remedyOf(trx, application.programme, decided.kind, dayOf(now)),
  }
  const id = randomUUID()
  const contentJson = canonicalJson(content as unknown as Json)
  await insertLetter(trx, {
    household_id: application.household_id,
    id,
    application_id: application.id,
    person_id: application.applicant_id,
    division_code: application.division_code,
    kind: decided.kind,
    made_at: now,
    content_json: contentJson,
    content_sha256: sha256(contentJson),
  })
  await insertLetterCode(trx, {
    code_sha256: letterCodeHash(letterCode(keys, id)),
    household_id: application.household_id,
    letter_id: id,
    person_id: application.applicant_id,
    reference: application.reference,
    made_on: dayOf(now),
    kind: decided.kind,
  })
  return id
}

/** After a decision one may ask for reconsideration, after a reconsideration that upholds it go to court. */
async function remedyOf(
  trx: Trx,
  programme: string,
  kind: LetterKind,
  day: string,
): Promise<LetterContent['remedy']> {
  // Ended for want of an answer, or surveyed again: one may apply again, or waits for the new decision.
  if (kind === 'setAside' || kind === 'terminate') return null
  const remedy = await findRemedy(trx, programme)
  return kind === 'upheld'
    ? {
        way: 'court',
        days: remedy.suit_days,
        until: addDays(day, remedy.suit_days),
        article: remedy.suit_article,
        answerDays: null,
      }
    : {
        way: 'reconsideration',
        days: remedy.ask_days,
        until: addDays(day, remedy.ask_days),
        article: remedy.ask_article,
        answerDays: remedy.answer_days,
      }
}
