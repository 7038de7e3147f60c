/** The outcome of one run: what the table says, and what was missing where it could not say. */
import { isContext, isNull, joined, type Lack, lacksOf } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Json } from '../json.ts'
import type { DecidingPolicy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import { missingFrom, resultOf } from './condition.ts'
import type { Missing, Outcome } from './evaluation.ts'
import { PARAMETER_WITHOUT_VALUE } from './vocabulary.ts'

export type Verdict = {
  outcome: Outcome
  amountFen: number | null
  outputs: Record<string, Json>
  missing: Missing[]
}

export function verdictFrom(policy: DecidingPolicy, traces: readonly NodeTrace[]): Verdict {
  const { node, amount } = policy.outcome
  const row = traces[node]?.value ?? null
  const outputs: Record<string, Json> = {}
  if (isContext(row)) {
    for (const [name, value] of row.entries)
      if (name !== 'outcome') outputs[name] = jsonFromValue(value)
  }
  const stated = isContext(row) ? row.entries.get('outcome') : null
  let outcome: Outcome = isOutcome(stated) ? stated : 'unknown'
  const amountValue = amount === null ? null : jsonFromValue(traces[amount]?.value ?? null)
  const missing = missingFrom(lacksBehind(policy, traces))
  if (outcome === 'eligible' && amount !== null && typeof amountValue !== 'number')
    outcome = 'unknown'
  if (
    outcome === 'unknown' &&
    missing.length > 0 &&
    missing.every(({ kind }) => kind === 'parameter')
  ) {
    outcome = 'needsPerson'
    outputs.reason = PARAMETER_WITHOUT_VALUE
  }
  const amountFen = outcome === 'eligible' && typeof amountValue === 'number' ? amountValue : null
  return { outcome, amountFen, outputs, missing }
}

function isOutcome(value: unknown): value is Outcome {
  return (
    value === 'eligible' ||
    value === 'notEligible' ||
    value === 'needsPerson' ||
    value === 'unknown'
  )
}

/** What is missing behind every unknown condition, and behind every figure a grant needs. */
function lacksBehind(policy: DecidingPolicy, traces: readonly NodeTrace[]): readonly Lack[] {
  const { conditions, needed } = policy.outcome
  const unknown = conditions.filter((plan) => resultOf(plan, traces) === 'unknown')
  return [...unknown.map((plan) => plan.node), ...needed]
    .map((node) => traces[node]?.value ?? null)
    .filter(isNull)
    .reduce<readonly Lack[]>((lacks, value) => joined(lacks, lacksOf(value)), [])
}
