/** The departments that hold figures about residents. */
export const departments = ['socialSecurity', 'medicalInsurance', 'education', 'housing'] as const
export type Department = (typeof departments)[number]

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** One figure as a department gave it. Names and units: docs/facts.md; money is integer fen. */
export type FoundFact = {
  name: string
  value: Json
  /** A household fact must be joined over all members before use: household-facts.ts. */
  scope: 'person' | 'household'
  /** Day for which the department says it, YYYY-MM-DD. */
  asOf: string
  /** `stale`: older than the limit; never used to refuse. */
  quality: 'ok' | 'stale'
}

/**
 * Why there is no answer. `timeout`: too slow. `unavailable`: not reachable or refusing work. `invalid`: not a message
 * of the agreed form, or not signed by the department. `wrongPerson`: about somebody else. `implausible`: figures that
 * cannot be, so a person has to look. `notFound`: the department does not know the person. `noConsent`: not asked, or
 * refused, for want of consent.
 */
export type AnswerProblem =
  | 'timeout'
  | 'unavailable'
  | 'invalid'
  | 'wrongPerson'
  | 'implausible'
  | 'notFound'
  | 'noConsent'

/** A department that is slow, down, wrong or lying gives a problem and no facts, never a zero. */
export type DepartmentAnswer =
  | { department: Department; askedAt: Date; facts: FoundFact[]; problem?: never }
  | { department: Department; askedAt: Date; facts: []; problem: AnswerProblem }

export type DepartmentQuestion = {
  citizenId: string
  name: string
  /** Consent the question rests on. Without one nothing is sent. */
  consentId: string
  /** What the figures are for; goes to the department with the consent. */
  purpose: string
}

/** The one way to a department. `ask` never throws for anything the department does. */
export type DepartmentConnector = {
  department: Department
  /** @param signal gives up early; the answer is then `timeout` */
  ask(question: DepartmentQuestion, signal?: AbortSignal): Promise<DepartmentAnswer>
}
