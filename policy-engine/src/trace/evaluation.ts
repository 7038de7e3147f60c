import type { Json, JsonObject } from '../json.ts'
import type { ParameterRow } from '../parameters/parameters-on.ts'

/** The four outcomes of every programme. Only an officer refuses: `notEligible` is advice. */
export const OUTCOMES = ['eligible', 'notEligible', 'needsPerson', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type ConditionResult = 'met' | 'failed' | 'unknown' | 'notApplicable'

/** One side of a comparison. The unit follows from the name: `…Fen` is fen, `…M2` is m2. */
export type Side = { name: string; value: Json; unit: string }

/** `distance` is left minus right, in their unit; null when a side is not a number. */
export type Comparison = { left: Side; operator: string; right: Side; distance: Json }

/** One condition of the outcome table: the rule's id (DB-05), the decision's name, its article. */
export type Condition = {
  id: string
  name: string
  article: string
  result: ConditionResult
  ifFailed: Outcome
  reason: string
  comparison?: Comparison
  facts: string[]
  missing: string[]
}

export type Figure = { name: string; value: Json; unit: string; text?: string }

export type Member = { personId: string | null; counts: boolean; why: string }

export type Missing = { kind: 'fact' | 'parameter'; path: string }

/** One figure that, changed alone, would change the outcome; found by evaluating again. */
export type Change = {
  figure: string
  path: string | null
  from: Json
  to: Json
  outcome: Outcome
  amountFen: number | null
}

/** What a policy says about one set of facts on one day. Plain JSON, the same bytes each time. */
export type Evaluation = {
  policy: string
  on: string
  outcome: Outcome
  amountFen: number | null
  outputs: JsonObject
  conditions: Condition[]
  figures: Figure[]
  members?: Member[]
  missing: Missing[]
  parametersUsed: ParameterRow[]
  changes: Change[]
}
