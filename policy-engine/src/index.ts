import type { JsonObject } from './json.ts'
import type { ParameterSet } from './parameters/parameters-on.ts'
import type { Policy } from './policy.ts'
import type { Evaluation } from './trace/evaluation.ts'

export { PolicyError, type PolicyProblem } from './dmn/problem.ts'
export { canonicalJson, type Json, type JsonObject } from './json.ts'
export { type ParameterRow, type ParameterSet, parametersOn } from './parameters/parameters-on.ts'
export type { Policy, PolicyTable, TableCell, TableRow } from './policy.ts'
export type {
  Change,
  Comparison,
  Condition,
  ConditionResult,
  Evaluation,
  Figure,
  Member,
  Missing,
  Outcome,
} from './trace/evaluation.ts'
export { type Explanation, explain } from './trace/explain.ts'
export type { PolicyWords, Words } from './trace/words.ts'

export function compile(_xml: string, _options?: { file?: string }): Policy {
  throw new Error('not yet written')
}

export function evaluate(
  _policy: Policy,
  _input: { facts: JsonObject; parameters: ParameterSet; on: string },
): Evaluation {
  throw new Error('not yet written')
}
