/** Policy → a function that decides one household at a time, with a light trace of every decision. */

import { decidingPolicy } from '../deciding-policy.ts'
import { type DateValue, isNum, kindOf, type Value } from '../feel/value.ts'
import type { JsonObject } from '../json.ts'
import { NotScalarError } from '../plan/scalar/scalar.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import { type DayAndParameters, deciderFor } from '../trace/decide.ts'
import { OUTCOMES } from '../trace/evaluation.ts'
import { type FastFunction, fastFunctions, type LightTrace } from './fast-function.ts'

export type { LightTrace } from './fast-function.ts'

export type Decider = {
  /** Of `LightTrace.reason`. */
  reasons: string[]
  /** Of `LightTrace.values`. */
  names: string[]
  /** Why the policy has no generated form; null when it has one. */
  notScalar: string | null
  newTrace: () => LightTrace
  /** Writes the answer into `trace`, which may be used again and again, and gives it back. */
  decide: (facts: JsonObject, trace: LightTrace) => LightTrace
  /** The generated text, for people who want to read it. */
  text: string
}

/**
 * Three ways, one meaning. Households with every figure take the quickest; those with gaps take one that
 * minds nulls; facts beyond the ordinary (fractions of a fen, amounts over 2^31, lists over a thousand) are
 * evaluated exactly. Parameters and the day are part of the code: keep the function as long as they hold.
 * Throws PolicyError where `evaluate` does.
 */
export function toJs(
  model: Policy,
  input: DayAndParameters,
  { withValues = true }: { withValues?: boolean } = {},
): Decider {
  const policy = decidingPolicy(model)
  const ways = waysFor(policy, input, withValues)
  const [quick, careful] = ways.fast
  const names = quick?.names ?? []
  const reasons = quick?.verdict.reasons ?? ['']
  const rows = policy.tables.find(({ name }) => name === 'outcome')?.rows ?? []
  const { decide } = deciderFor(policy, input)
  const places = new Map(policy.plan.nodes.map(({ name }, at) => [name, at]))
  const exactly = (facts: JsonObject, trace: LightTrace): LightTrace => {
    const { traces, verdict } = decide(facts)
    const said = String(verdict.outputs.reason ?? '')
    if (!reasons.includes(said)) reasons.push(said)
    const [rule] = traces[policy.outcome.node]?.rules ?? []
    trace.outcome = OUTCOMES.indexOf(verdict.outcome)
    trace.reason = reasons.indexOf(said)
    trace.row = rule === undefined ? rows.length : rows.findIndex(({ id }) => id === rule)
    trace.amountFen = verdict.amountFen ?? Number.NaN
    for (const [at, name] of names.entries()) {
      trace.values[at] = numberFrom(traces[places.get(name) ?? -1]?.value ?? null)
    }
    return trace
  }
  return {
    reasons,
    names,
    notScalar: ways.notScalar,
    text: quick?.text ?? '',
    newTrace: () => ({
      outcome: 0,
      reason: 0,
      row: 0,
      amountFen: Number.NaN,
      values: new Float64Array(names.length),
    }),
    decide: (facts, trace) => {
      if (quick?.run(facts, trace)) return trace
      if (careful?.run(facts, trace)) return trace
      return exactly(facts, trace)
    },
  }
}

/** As the generated code writes it: truths as 1 and 0, days by their number, NaN for what is no number. */
function numberFrom(value: Value): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isNum(value)) return Number(value)
  return kindOf(value) === 'date' ? (value as DateValue).days : Number.NaN
}

function waysFor(
  policy: DecidingPolicy,
  { parameters, on }: DayAndParameters,
  withValues: boolean,
): { fast: FastFunction[]; notScalar: string | null } {
  try {
    return { fast: fastFunctions(policy, { parameters, on }, withValues), notScalar: null }
  } catch (error) {
    if (error instanceof NotScalarError) return { fast: [], notScalar: error.message }
    throw error
  }
}
