/** What other workspaces may use of the policy engine. */
export { type Analysable, analyse } from './analysis/analyse.ts'
export type {
  Example,
  Finding,
  FindingKind,
  FindingRow,
  Region,
  Severity,
} from './analysis/finding.ts'
export {
  type ChangeExample,
  type RuleChange,
  type RuleChangesInput,
  ruleChanges,
} from './analysis/rule-changes.ts'
export { findingInWords } from './analysis/sentences.ts'
export {
  type Case,
  type CasesFile,
  type CasesInput,
  type CasesResult,
  runCases,
} from './cases/run-cases.ts'
export { type CompileOptions, compile } from './compile.ts'
export { type Difference, differences } from './dmn/differences.ts'
export { type CellEdit, editTableCell } from './dmn/edit-table-cell.ts'
export { PolicyError, type PolicyProblem } from './dmn/problem.ts'
export { edited } from './edited.ts'
export type { Value } from './feel/value.ts'
export { type ElementName, type GivenValue, invoke, invokeWith } from './invoke.ts'
export { canonicalJson, type Json, type JsonObject } from './json.ts'
export { parameterProblems } from './parameters/check-parameters.ts'
export { parameterDifferences } from './parameters/parameter-differences.ts'
export { type ParameterRow, type ParameterSet, parametersOn } from './parameters/parameters-on.ts'
export { NotScalarError } from './plan/scalar/scalar.ts'
export type { UsedFact, UsedFacts, UsedList } from './plan/scalar/used-facts.ts'
export type { DecidingPolicy, Policy, PolicyTable, TableCell, TableRow } from './policy.ts'
export { type Column, type Columns, NO_NUMBER, NO_TEXT, NO_TRUTH } from './to-columns/columns.ts'
export { columnsFromFacts } from './to-columns/columns-from-facts.ts'
export { factsRead } from './to-columns/facts-read.ts'
export {
  type ColumnAnswers,
  type ColumnsPlan,
  type ColumnsRun,
  columnAnswers,
  toColumns,
} from './to-columns/to-columns.ts'
export type { ExternalFunction, Externals } from './to-js/external.ts'
export { type Decider, type LightTrace, toJs } from './to-js/to-js.ts'
export type { SqlColumn, SqlTables } from './to-sql/tables.ts'
export { keyRanges, type SqlInput, type SqlStatement, toSql } from './to-sql/to-sql.ts'
export { type Answer, answersFor } from './trace/answers.ts'
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
export { OUTCOMES } from './trace/evaluation.ts'
export { type Explanation, explain } from './trace/explain.ts'
export { inputPathsIn as inputPaths } from './trace/vocabulary.ts'
export { type LaterAnswer, type WhatIf, type WhatIfInput, whatIf } from './trace/what-if.ts'
export { whatIfInWords } from './trace/what-if-words.ts'
export { missingWords, type Phrase, type PolicyWords, type Words } from './trace/words.ts'
