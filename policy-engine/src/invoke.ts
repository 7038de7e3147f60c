/** Any decision, decision service or business knowledge model of a compiled model, asked by name. */
import { PolicyError } from './dmn/problem.ts'
import { dateTimeFromText } from './feel/temporal-from-text.ts'
import { ANY, type Type } from './feel/type.ts'
import { type DateTimeValue, isNull, isNum, type Value } from './feel/value.ts'
import { jsonFromValue, valueFromJson } from './feel/values-and-json.ts'
import type { Json, JsonObject } from './json.ts'
import type { PlanNode } from './plan/plan.ts'
import type { Policy } from './policy.ts'
import { unlessTooMuch } from './to-js/code-from-node.ts'
import { LimitError } from './to-js/run.ts'

/** An element by its name; the namespace of its model tells imported elements of one name apart. */
export type ElementName = { name: string; namespace?: string }
export type GivenValue = ElementName & { value: Value }

/**
 * What an element gives for these inputs: input data of a decision, parameters of a decision service
 * (clause 10.4) or of a business knowledge model, by their names. One that is not given is null, and
 * so is one that is not of the declared type. Throws PolicyError when no element has the name, or
 * when a rule exceeds its limits. `now()` gives the clock's `now` (2025-06-01T08:00:00+08:00), or null.
 */
export function invoke(
  model: Policy,
  name: string,
  inputs: JsonObject,
  clock: { now?: string } = {},
): Json {
  const node = model.plan.nodes[indexOf(model, { name })]
  const given = Object.entries(inputs).map(([input, json]) => ({
    name: input,
    value: valueByType(json, node ? typeOfInput(model, node, input) : ANY),
  }))
  const now = clock.now === undefined ? null : dateTimeFromText(clock.now)
  if (now === null && clock.now !== undefined) throw problem(model, `${clock.now} is no moment`)
  return jsonFromValue(invokeWith(model, { name }, given, now))
}

function typeOfInput({ plan }: Policy, node: PlanNode, name: string): Type {
  const parameters =
    node.kind === 'decision service'
      ? node.parameters
      : node.kind === 'function' && 'parameters' in node.logic
        ? node.logic.parameters
        : plan.nodes.filter(({ kind }) => kind === 'input')
  return parameters.find((one) => one.name === name)?.type ?? ANY
}

/** Clause 10.3.2.9.4 for JSON: an item stands for a list of one, and a list of one for its item. */
function valueByType(json: Json, type: Type): Value {
  const isList = Array.isArray(json)
  if (type.kind === 'list' && !isList && json !== null) return [valueFromJson(json, type.of, null)]
  const only = isList && json.length === 1 && type.kind !== 'list' && type.kind !== 'any'
  return valueFromJson(only ? json[0] : json, type, null)
}

/** As `invoke`, with values of FEEL in and out: a date is a date, not its text. */
export function invokeWith(
  model: Policy,
  element: ElementName,
  given: readonly GivenValue[],
  now: DateTimeValue | null = null,
): Value {
  const index = indexOf(model, element)
  try {
    const node = model.plan.nodes[index]
    const isCalled = node?.kind === 'function' || node?.kind === 'decision service'
    const values = isCalled ? new Map<number, Value>() : inputValues(model, given)
    const value =
      model.run({ facts: {}, given: new Map(), values, now }, index)[index]?.value ?? null
    return isCalled ? unlessTooMuch(node.id, () => calledWith(value, given)) : value
  } catch (error) {
    if (error instanceof LimitError) throw problem(model, error.message, error.elementId)
    throw error
  }
}

function inputValues({ plan }: Policy, given: readonly GivenValue[]): Map<number, Value> {
  const values = new Map<number, Value>()
  for (const [index, node] of plan.nodes.entries()) {
    if (node.kind !== 'input') continue
    const found = given.find((one) => isNamed(node, one))
    values.set(index, found ? found.value : null)
  }
  return values
}

function calledWith(fn: Value, given: readonly GivenValue[]): Value {
  if (isNull(fn) || typeof fn !== 'object' || isNum(fn) || !('kind' in fn)) return null
  if (fn.kind !== 'function') return null
  return fn.call(fn.parameters.map((name) => given.find((one) => one.name === name)?.value ?? null))
}

function indexOf(model: Policy, element: ElementName): number {
  const { nodes, namespace } = model.plan
  const fits = (node: PlanNode) => node.kind !== 'input' && isNamed(node, element)
  const own = nodes.findIndex((node) => fits(node) && node.namespace === namespace)
  const index = own >= 0 ? own : nodes.findIndex(fits)
  if (index < 0) throw problem(model, `there is no decision or function ${element.name}`)
  return index
}

function isNamed(node: PlanNode, { name, namespace }: ElementName): boolean {
  return node.name === name && (namespace === undefined || node.namespace === namespace)
}

function problem(model: Policy, message: string, elementId: string | null = null): PolicyError {
  return new PolicyError([{ file: model.id, elementId, line: null, column: null, message }])
}
