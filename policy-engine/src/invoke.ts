/** Any decision, decision service or business knowledge model of a compiled model, asked by name. */
import { PolicyError } from './dmn/problem.ts'
import { dateTimeFromText } from './feel/temporal-from-text.ts'
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
  const index = indexOf(model, { name })
  const node = model.plan.nodes[index]
  const typeOf = (input: string) =>
    node?.kind === 'decision service'
      ? node.parameters.find((parameter) => parameter.name === input)?.type
      : model.plan.nodes.find((one) => one.kind === 'input' && one.name === input)?.type
  const given = Object.entries(inputs).map(([input, json]) => ({
    name: input,
    value: valueFromJson(json, typeOf(input) ?? { kind: 'any' }, null),
  }))
  const now = clock.now === undefined ? null : dateTimeFromText(clock.now)
  if (now === null && clock.now !== undefined) throw problem(model, `${clock.now} is no moment`)
  return jsonFromValue(invokeWith(model, { name }, given, now))
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
