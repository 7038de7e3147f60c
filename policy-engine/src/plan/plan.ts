/**
 * The typed decision graph in evaluation order: the one form that every back end reads. It holds
 * no functions and no XML, so that the same plan becomes JavaScript, columns or SQL.
 */
import type { Aggregation, FunctionKind, HitPolicy } from '../dmn/model.ts'
import type { Feel } from '../feel/tree.ts'
import type { Type } from '../feel/type.ts'

/** Where a value is put for the expressions inside, and the type it must have there. */
export type Slot = { name: string; slot: number; type: Type }

export type FunctionType = Type & { kind: 'function' }

/** `conform` makes the value of `of` one of `type`, or null (clause 10.3.2.9.4). */
export type Logic =
  | { form: 'feel'; tree: Feel; text: string }
  | { form: 'context'; entries: { name: string | null; slot: number; value: Logic }[] }
  | { form: 'call'; callee: Logic; args: Logic[]; names: string[] }
  | { form: 'list'; items: Logic[] }
  | { form: 'function'; parameters: Slot[]; body: Logic; type: FunctionType }
  | { form: 'external'; kind: FunctionKind; parameters: Slot[]; body: Logic; type: FunctionType }
  | { form: 'table'; table: TablePlan }
  | { form: 'if'; condition: Logic; yes: Logic; no: Logic }
  | { form: 'filter'; of: Logic; by: Logic; slot: number }
  | {
      form: 'for' | 'some' | 'every'
      slot: number
      /** Where the results so far are put; null when the body does not ask for them. */
      partialSlot: number | null
      in: Logic
      body: Logic
    }
  | { form: 'conform'; of: Logic; type: Type }

/** `slot` is that of `?`. An output without `otherwise` gives null when no rule fits. */
export type TablePlan = {
  id: string
  hitPolicy: HitPolicy
  aggregation: Aggregation
  inputs: { expression: Feel; slot: number; type: Type; values: Feel | null }[]
  outputs: { name: string; type: Type; priorities: Feel[] | null; otherwise: Feel | null }[]
  rules: { id: string; tests: Feel[]; results: Feel[] }[]
}

/**
 * `namespace` is that of the model the element stands in. `requires` are indexes of earlier nodes;
 * `slots` is the size of the frame it runs in.
 */
export type PlanNode = { id: string; name: string; namespace: string; type: Type } & (
  | { kind: 'input' }
  | {
      kind: 'decision' | 'function'
      /** What the value must conform to; `type` says what is known of it besides. */
      declared: Type
      logic: Logic
      slots: number
      requires: number[]
      article: string
    }
  | DecisionServicePlan
)

/** Clause 6.3.10: gives the value of its one output, or a context of several. */
export type DecisionServicePlan = {
  kind: 'decision service'
  requires: []
  parameters: { node: number; name: string; type: Type }[]
  outputs: { node: number; name: string }[]
  result: Type
}

export type Plan = { id: string; name: string; namespace: string; nodes: PlanNode[] }
