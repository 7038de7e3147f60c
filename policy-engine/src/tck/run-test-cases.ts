/** Runs test cases of the DMN compatibility kit on a model, through the same door as anybody. */
import { type DateTimeValue, isContext, isNull, type Value } from '../feel/value.ts'
import { invokeWith } from '../invoke.ts'
import type { Policy } from '../policy.ts'
import { sameValue, shown } from './same-value.ts'
import type { ExpectedResult, TestCase } from './test-cases.ts'

/** Vendors compare numbers within this. */
const TOLERANCE = 1e-8

/** `expectsValue`: at least one result is something other than null. `reason` is null when passed. */
export type CaseResult = {
  id: string
  expectsValue: boolean
  exact: boolean
  reason: string | null
}

/** A case passes when all its results do. `now` is the clock of the run. */
export function runTestCase(model: Policy, test: TestCase, now: DateTimeValue | null): CaseResult {
  const expectsValue = test.results.some(({ expected }) => !isNull(expected))
  const reasons: string[] = []
  let exact = true
  for (const result of test.results) {
    const found = resultOf(model, test, result, now)
    const passed = !(found instanceof Error) && sameValue(result.expected, found, TOLERANCE)
    exact &&= passed && sameValue(result.expected, found, 0)
    if (passed) continue
    const gave = found instanceof Error ? `stopped: ${found.message}` : `gave ${shown(found)}`
    const why = problemsOf(model, result.name)
    reasons.push(`${result.name}: expected ${shown(result.expected)}, ${gave}${why}`)
  }
  return {
    id: test.id,
    expectsValue,
    exact,
    reason: reasons.length > 0 ? reasons.join('; ') : null,
  }
}

/** What is wrong with an element, as far as its own id says. */
function problemsOf(model: Policy, name: string): string {
  const ids = model.plan.nodes.flatMap((node) => (node.name === name ? [node.id] : []))
  const own = model.problems.filter(({ elementId }) => ids.includes(elementId ?? ''))
  return own.length > 0 ? ` (${own.map(({ message }) => message).join(', ')})` : ''
}

function resultOf(
  model: Policy,
  { kind, invocable, inputs }: TestCase,
  { name, namespace }: ExpectedResult,
  now: DateTimeValue | null,
): Value | Error {
  try {
    if (kind === 'decision' || invocable === null) {
      const element = { name, ...(namespace === undefined ? {} : { namespace }) }
      return invokeWith(model, element, inputs, now)
    }
    const value = invokeWith(model, { name: invocable }, inputs, now)
    return hasSeveralOutputs(model, invocable) && name !== invocable && isContext(value)
      ? (value.entries.get(name) ?? null)
      : value
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** A decision service of one output gives its value, of several a context (clause 10.4). */
function hasSeveralOutputs(model: Policy, name: string): boolean {
  return model.plan.nodes.some(
    (node) => node.kind === 'decision service' && node.name === name && node.outputs.length > 1,
  )
}
