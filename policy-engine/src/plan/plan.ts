/**
 * The typed decision graph in evaluation order: the one form that every back end reads. It holds
 * no functions and no XML, so that the same plan becomes JavaScript, columns or SQL.
 */
import type { Aggregation, HitPolicy } from '../dmn/model.ts'
import type { Feel } from '../feel/tree.ts'
import type { Type } from '../feel/type.ts'

export type Logic =
  | { form: 'feel'; tree: Feel; text: string }
  | { form: 'context'; entries: { name: string | null; slot: number; value: Logic }[] }
  | { form: 'call'; callee: Logic; args: Logic[]; names: string[] }
  | { form: 'list'; items: Logic[] }
  | { form: 'function'; parameters: { name: string; slot: number }[]; body: Logic }
  | { form: 'table'; table: TablePlan }

/** `subject` is the slot of `?`. An output without `otherwise` gives null when no rule fits. */
export type TablePlan = {
  id: string
  hitPolicy: HitPolicy
  aggregation: Aggregation
  inputs: { expression: Feel; slot: number }[]
  outputs: { name: string; priorities: string[] | null; otherwise: Feel | null }[]
  rules: { id: string; tests: Feel[]; results: Feel[] }[]
}

/** `requires` are indexes of earlier nodes; `slots` is the size of the frame it runs in. */
export type PlanNode = { id: string; name: string; type: Type } & (
  | { kind: 'input' }
  | {
      kind: 'decision' | 'function'
      logic: Logic
      slots: number
      requires: number[]
      article: string
    }
)

export type Plan = { id: string; name: string; nodes: PlanNode[] }
