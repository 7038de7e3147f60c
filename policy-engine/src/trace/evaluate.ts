/** A policy, facts, parameters and a day → evaluation. Data only; sentences come from `explain`. */
import { isContext, isList } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import { changesFor } from './changes.ts'
import { conditionFrom, parametersUsed, unitOf } from './condition.ts'
import { type DayAndParameters, deciderFor, probing } from './decide.ts'
import type { Evaluation, Figure, Member } from './evaluation.ts'
import { isFigure } from './vocabulary.ts'

export type EvaluationInput = DayAndParameters & { facts: JsonObject }

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
  const { policy, decide } = deciderFor(model, input)
  const { traces, verdict } = decide(input.facts)
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
    changes: changesFor(policy, input.facts, traces, verdict, probing(decide)),
  }
  return { evaluation, rules: traces[policy.outcome.node]?.rules ?? [] }
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
