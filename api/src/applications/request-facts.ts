import type { JsonObject } from '@happiness-code/policy-engine'
import type { RequestFacts } from '../decisions/evaluate-programmes.ts'
import type { AssembledFacts } from '../facts/assemble.ts'
import type { Answers } from './questions.ts'

/** What an officer judges in an emergency; the applicant is not asked (docs/facts.md, emergency aid). */
export type Assessment = {
  severityMonths: number
  immediateDanger: boolean
  specialHardship: boolean
  goodReason?: boolean
}

/**
 * The facts of an emergency-aid request, from the applicant's answers and the officer's assessment. Who counts
 * as one of the household is known only once the subsistence allowance has worked it out.
 */
export function emergencyFacts(
  answers: Answers,
  assembled: AssembledFacts,
  earlierGrantOn: string | null,
  assessment: Assessment | null,
): RequestFacts {
  return (assessed) => ({
    kind: answers.kind ?? null,
    cause: answers.cause ?? null,
    eventDate: answers.eventDate ?? null,
    eventPlace: answers.eventPlace ?? null,
    persons: answers.persons ?? null,
    immediateDanger: assessment?.immediateDanger ?? answers.immediateDanger ?? null,
    severityMonths: assessment?.severityMonths ?? null,
    specialHardship: assessment?.specialHardship ?? false,
    tier: assembled.facts.inPayment ? 'DIBAO' : 'OTHER',
    annualDisposablePerHeadFen: perHead(assembled.facts.household.annualIncomeFen, assessed),
    lastSameCauseGrantAt: earlierGrantOn,
    goodReason: assessment?.goodReason ?? false,
  })
}

/** Fen a year, cut to whole fen; null when either is not known. */
function perHead(annualIncomeFen: unknown, { householdSize }: JsonObject): number | null {
  if (typeof annualIncomeFen !== 'number' || typeof householdSize !== 'number') return null
  return householdSize > 0 ? Math.floor(annualIncomeFen / householdSize) : null
}
