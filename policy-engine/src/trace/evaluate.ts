/** A policy, facts, parameters and a day → evaluation. Data only; sentences come from `explain`. */
import { PolicyError } from '../dmn/problem.ts'
import { dateFromText } from '../feel/temporal-from-text.ts'
import { isContext, isList, type Value } from '../feel/value.ts'
import { jsonFromValue, nestedFromDotted, valueFromJson } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import { LimitError } from '../to-js/run.ts'
import { changesFor } from './changes.ts'
import { conditionFrom, parametersUsed, unitOf } from './condition.ts'
import type { Evaluation, Figure, Member } from './evaluation.ts'
import { type Verdict, verdictFrom } from './verdict.ts'
import { isFigure } from './vocabulary.ts'

export type EvaluationInput = { facts: JsonObject; parameters: ParameterSet; on: string }

/**
 * Throws PolicyError when the model is not a policy, `on` is no date or a rule exceeds its limits. Facts never make it throw:
 * a fact of the wrong type is missing, and what is missing makes the outcome unknown.
 */
export function evaluate(policy: Policy, input: EvaluationInput): Evaluation {
  return evaluateWithRules(policy, input).evaluation
}

/** The evaluation, and the ids of the rows of the outcome table that fitted: for coverage. */
export function evaluateWithRules(
  model: Policy,
  input: EvaluationInput,
): { evaluation: Evaluation; rules: string[] } {
  if (!decides(model)) throw problem(model, 'no decision is named outcome: this is not a policy')
  const policy = model
  const given = givenFrom(policy, input)
  const run = (facts: JsonObject, more: ReadonlyMap<string, Value>): NodeTrace[] =>
    limited(policy, () => policy.run({ facts, given: new Map([...given, ...more]) }))
  const traces = run(input.facts, new Map())
  const verdict = verdictFrom(policy, traces)
  const evaluation: Evaluation = {
    policy: policy.id,
    on: input.on,
    outcome: verdict.outcome,
    amountFen: verdict.amountFen,
    outputs: verdict.outputs,
    conditions: policy.outcome.conditions.map((plan) => conditionFrom(policy, traces, plan)),
    figures: figuresFrom(policy, traces),
    ...membersFrom(policy, traces),
    missing: verdict.missing,
    parametersUsed: parametersUsed(traces, input.parameters),
    changes: changesFor(
      policy,
      input.facts,
      traces,
      verdict,
      (facts, more): Verdict => verdictFrom(policy, run(facts, more)),
    ),
  }
  return { evaluation, rules: traces[policy.outcome.node]?.rules ?? [] }
}

function decides(model: Policy): model is DecidingPolicy {
  return model.outcome !== null
}

function givenFrom(policy: Policy, input: EvaluationInput): Map<string, Value> {
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
    if (error instanceof LimitError) throw problem(policy, error.message)
    throw error
  }
}

function problem(policy: Policy, message: string): PolicyError {
  return new PolicyError([{ file: policy.id, elementId: null, line: null, column: null, message }])
}

/** Every decision that gives one number, text or date and is not a condition or the outcome. */
function figuresFrom(policy: DecidingPolicy, traces: readonly NodeTrace[]): Figure[] {
  const { node: outcome, conditions } = policy.outcome
  return policy.plan.nodes.flatMap((node, index): Figure[] => {
    if (node.kind !== 'decision' || index === outcome) return []
    if (conditions.some((condition) => condition.node === index)) return []
    if (!isFigure(node.type)) return []
    const value = jsonFromValue(traces[index]?.value ?? null)
    return [{ name: node.name, value, unit: unitOf(node.name) }]
  })
}

function membersFrom(policy: DecidingPolicy, traces: readonly NodeTrace[]): { members?: Member[] } {
  const { composition } = policy.outcome
  const value = composition === null ? null : (traces[composition]?.value ?? null)
  if (!isList(value)) return {}
  return {
    members: value.flatMap((item): Member[] => {
      if (!isContext(item)) return []
      const read = (name: string): Json => jsonFromValue(item.entries.get(name) ?? null)
      const [personId, why] = [read('personId'), read('why')]
      return [
        {
          personId: typeof personId === 'string' ? personId : null,
          counts: read('counts') === true,
          why: typeof why === 'string' ? why : 'UNKNOWN',
        },
      ]
    }),
  }
}
