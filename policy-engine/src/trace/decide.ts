/** Asking a policy again and again: the same day and parameters, other facts each time. */
import { decidingPolicy } from '../deciding-policy.ts'
import { PolicyError } from '../dmn/problem.ts'
import { dateFromText } from '../feel/temporal-from-text.ts'
import type { Value } from '../feel/value.ts'
import { nestedFromDotted, valueFromJson } from '../feel/values-and-json.ts'
import type { JsonObject } from '../json.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import { LimitError } from '../to-js/run.ts'
import { resultOf } from './condition.ts'
import { type Verdict, verdictFrom } from './verdict.ts'

export type Decided = { traces: readonly NodeTrace[]; verdict: Verdict }

/** `more` replaces the values of nodes, by their names. Throws PolicyError beyond the limits of a run. */
export type Decide = (facts: JsonObject, more?: ReadonlyMap<string, Value>) => Decided

export type DayAndParameters = { parameters: ParameterSet; on: string }

/** Throws PolicyError when the model is not a policy or `on` is no date. */
export function deciderFor(
  model: Policy,
  input: DayAndParameters,
): { policy: DecidingPolicy; decide: Decide } {
  const policy = decidingPolicy(model)
  const given = givenFrom(policy, input)
  const decide: Decide = (facts, more = new Map()) => {
    const traces = limited(policy, () => policy.run({ facts, given: new Map([...given, ...more]) }))
    return { traces, verdict: verdictFrom(policy, traces) }
  }
  return { policy, decide }
}

/**
 * For facts that were made up: where a rule then asks for more than its limits (a list as long as an
 * income is large), the answer is unknown, and no reason to give up.
 */
export function probing(decide: Decide): Decide {
  return (facts, more) => {
    try {
      return decide(facts, more)
    } catch (error) {
      if (error instanceof PolicyError) return UNDECIDED
      throw error
    }
  }
}

const UNDECIDED: Decided = {
  traces: [],
  verdict: { outcome: 'unknown', amountFen: null, outputs: {}, missing: [] },
}

/** What decides an answer, as one text: the outcome, its reason and every condition's result. */
export function signatureOf(policy: DecidingPolicy, { traces, verdict }: Decided): string {
  const results = policy.outcome.conditions.map((plan) => resultOf(plan, traces))
  return [verdict.outcome, verdict.outputs.reason, ...results].join()
}

function givenFrom(policy: Policy, input: DayAndParameters): Map<string, Value> {
  const on = dateFromText(input.on)
  if (!on) throw problem(policy, `${input.on} is not a date (YYYY-MM-DD)`)
  const parameters = new Map<string, Value>()
  for (const [name, row] of Object.entries(input.parameters)) {
    const lack = { kind: 'parameter' as const, path: `parameters.${name}` }
    parameters.set(name, valueFromJson(row.value, { kind: 'any' }, lack))
  }
  const origin = { kind: 'parameter' as const, path: 'parameters' }
  return new Map<string, Value>([
    ['on', on],
    ['parameters', nestedFromDotted(parameters, origin)],
  ])
}

function limited(policy: Policy, run: () => NodeTrace[]): NodeTrace[] {
  try {
    return run()
  } catch (error) {
    if (error instanceof LimitError) throw problem(policy, error.message, error.elementId)
    throw error
  }
}

function problem(policy: Policy, message: string, elementId: string | null = null): PolicyError {
  return new PolicyError([{ file: policy.id, elementId, line: null, column: null, message }])
}
