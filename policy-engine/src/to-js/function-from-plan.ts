/** Plan → one function: facts in, every node's value and trace out. */

import type { Type } from '../feel/type.ts'
import { isList, isNull, isNum, kindOf, type Lack, type Value } from '../feel/value.ts'
import { valueFromJson } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Plan } from '../plan/plan.ts'
import { codeFromLogic } from './code-from-logic.ts'
import { type Compared, LimitError, newRun } from './run.ts'

/** What one node gave, and what it looked at itself (not what its requirements looked at). */
export type NodeTrace = {
  value: Value
  facts: string[]
  parameters: string[]
  compared: Compared[]
  rules: string[]
}

/** `given` replaces inputs that are not facts (`parameters`, `on`), or any node, by its name. */
export type RunInput = { facts: JsonObject; given: ReadonlyMap<string, Value> }

export type PlanFunction = (input: RunInput) => NodeTrace[]

/** Throws LimitError when a rule asks for too much. */
export function functionFromPlan(plan: Plan): PlanFunction {
  const codes = plan.nodes.map((node) => (node.kind === 'input' ? null : codeFromLogic(node.logic)))
  return ({ facts, given }) => {
    const run = newRun(plan.nodes.length)
    const traces: NodeTrace[] = []
    for (const [index, node] of plan.nodes.entries()) {
      run.facts = new Set()
      run.parameters = new Set()
      run.compared = []
      run.rules = []
      run.absent = []
      const code = codes[index]
      const replaced = given.get(node.name)
      let value: Value
      if (replaced !== undefined) value = replaced
      else if (!code) value = inputValue(facts, node.name, node.type)
      else {
        const frame = new Array<Value>(node.kind === 'input' ? 0 : node.slots).fill(null)
        value = conforming(
          unlessTooDeep(() => code(run, frame)),
          node.type,
        )
      }
      run.values[index] = value
      const { compared, rules } = run
      traces.push({
        value,
        facts: [...run.facts],
        parameters: [...run.parameters],
        compared,
        rules,
      })
    }
    return traces
  }
}

function inputValue(facts: JsonObject, name: string, type: Type): Value {
  const json: Json | undefined = Object.hasOwn(facts, name) ? facts[name] : undefined
  const lack: Lack = { kind: 'fact', path: name }
  return valueFromJson(json, type, lack)
}

/** A result that is not of the declared type is null (clause 10.3.2.9.4). */
function conforming(value: Value, type: Type): Value {
  if (type.kind === 'any' || type.kind === 'null' || isNull(value)) return value
  if (isList(value) && type.kind !== 'list') {
    return value.length === 1 ? conforming(value[0] ?? null, type) : null
  }
  if (type.kind === 'list') return isList(value) ? value : [value]
  if (type.kind === 'number') return isNum(value) ? value : null
  return kindOf(value) === type.kind ? value : null
}

function unlessTooDeep(run: () => Value): Value {
  try {
    return run()
  } catch (error) {
    if (error instanceof RangeError) throw new LimitError('deep')
    throw error
  }
}
