/** Plan → one function: facts in, every node's value and trace out. */

import type { DateTimeValue, Value } from '../feel/value.ts'
import type { JsonObject } from '../json.ts'
import type { Plan } from '../plan/plan.ts'
import { codeFromInput } from './code-from-input.ts'
import { codesFromNodes, neededFor } from './code-from-node.ts'
import type { Externals } from './external.ts'
import { type Compared, newRun } from './run.ts'

/** What one node gave, and what it looked at itself (not what its requirements looked at). */
export type NodeTrace = {
  value: Value
  facts: string[]
  parameters: string[]
  compared: Compared[]
  rules: string[]
}

/**
 * `given` replaces inputs that are not facts (`parameters`, `on`), or any node, by its name;
 * `values` are those of inputs by their index, made to conform to the declared type. `now` is the
 * clock of this run, so that a decision can be made again as it was; without it `now()` and
 * `today()` are null.
 */
export type RunInput = {
  facts: JsonObject
  given: ReadonlyMap<string, Value>
  values?: ReadonlyMap<number, Value>
  now?: DateTimeValue | null
}

/** The traces of all nodes, or only of `wanted` and what it requires. */
export type PlanFunction = (input: RunInput, wanted?: number) => NodeTrace[]

/** Throws LimitError when a rule asks for too much. */
export function functionFromPlan(plan: Plan, externals: Externals = {}): PlanFunction {
  const { nodes } = plan
  const codes = codesFromNodes(plan)
  const inputs = nodes.map((node) => (node.kind === 'input' ? codeFromInput(node) : null))
  const all = nodes.map((_, index) => index)
  return ({ facts, given, values, now }, wanted) => {
    const run = newRun(nodes.length, externals, now)
    const traces: NodeTrace[] = []
    const order = wanted === undefined ? all : neededFor([wanted], nodes, NOTHING_GIVEN)
    for (const index of order) {
      const node = nodes[index]
      if (!node) continue
      run.facts = new Set()
      run.parameters = new Set()
      run.compared = []
      run.rules = []
      run.absent = []
      const replaced = given.get(node.name)
      const value =
        replaced === undefined
          ? (codes[index]?.(run) ?? inputs[index]?.(run, facts, values?.get(index)) ?? null)
          : replaced
      run.values[index] = value
      const { compared, rules } = run
      traces[index] = {
        value,
        facts: [...run.facts],
        parameters: [...run.parameters],
        compared,
        rules,
      }
    }
    return traces
  }
}

const NOTHING_GIVEN: ReadonlySet<number> = new Set()
