import type { CompileOptions } from './compile.ts'
import type { Model } from './dmn/model.ts'
import type { PolicyProblem } from './dmn/problem.ts'
import type { Plan } from './plan/plan.ts'
import type { PlanFunction } from './to-js/function-from-plan.ts'
import type { OutcomePlan } from './trace/outcome-plan.ts'

/** One cell of a decision table, as its author wrote it. */
export type TableCell = { column: string; kind: 'input' | 'output' | 'annotation'; text: string }

/** `id` is the rule element's id; `rule` and `article` are its annotations (DB-05, 57号 art. 9). */
export type TableRow = { id: string; rule: string; article: string; cells: TableCell[] }

export type PolicyTable = {
  id: string
  name: string
  hitPolicy: string
  columns: { name: string; kind: TableCell['kind'] }[]
  rows: TableRow[]
}

/**
 * A compiled model. The first part is what a screen may show; what stands from `options` on
 * is the engine's own, and is not JSON. `problems` are those of a model that was not to be refused for
 * them; `outcome` is null when the model is not a policy.
 */
export type Policy = {
  id: string
  name: string
  inputs: { name: string; type: string }[]
  decisions: { name: string; article: string }[]
  tables: PolicyTable[]
  problems: PolicyProblem[]
  warnings: PolicyProblem[]
  options: CompileOptions
  model: Model
  plan: Plan
  run: PlanFunction
  outcome: OutcomePlan | null
}

/** A model that keeps to the convention of the README: it has an outcome. */
export type DecidingPolicy = Policy & { outcome: OutcomePlan }
