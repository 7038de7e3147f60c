export { compile } from './compile.ts'
export { PolicyError, type PolicyProblem } from './dmn/problem.ts'
export { canonicalJson, type Json, type JsonObject } from './json.ts'
export { type ParameterRow, type ParameterSet, parametersOn } from './parameters/parameters-on.ts'
export type { Policy, PolicyTable, TableCell, TableRow } from './policy.ts'
export { type EvaluationInput, evaluate } from './trace/evaluate.ts'
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
