/** What one condition gave, by how much, and on which facts. */
import { subtract } from '../feel/number.ts'
import { isNum, type Lack, lacksOf } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { ParameterRow, ParameterSet } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import type { Compared } from '../to-js/run.ts'
import type { Comparison, Condition, ConditionResult, Missing } from './evaluation.ts'
import type { ConditionPlan } from './outcome-plan.ts'

export function conditionFrom(
  policy: Policy,
  traces: readonly NodeTrace[],
  plan: ConditionPlan,
): Condition {
  const trace = traces[plan.node]
  const result = resultOf(plan, traces)
  const comparison = result === 'notApplicable' ? undefined : comparisonFrom(trace)
  return {
    id: plan.id,
    name: plan.name,
    article: plan.article,
    result,
    ifFailed: plan.ifFailed,
    reason: plan.reason,
    ...(comparison ? { comparison } : {}),
    facts: factsBehind(policy, traces, plan.node),
    missing:
      result === 'unknown'
        ? missingFrom(lacksOf(trace?.value ?? null)).map(({ path }) => path)
        : [],
  }
}

export function resultOf(plan: ConditionPlan, traces: readonly NodeTrace[]): ConditionResult {
  const value = traces[plan.node]?.value
  if (plan.applies !== null && traces[plan.applies]?.value === false) return 'notApplicable'
  if (value === true) return 'met'
  return value === false ? 'failed' : 'unknown'
}

/** The last comparison that agrees with the condition's answer, else the last one made. */
function comparisonFrom(trace: NodeTrace | undefined): Comparison | undefined {
  const made = trace?.compared ?? []
  const decisive = made.findLast(({ result }) => result === trace?.value) ?? made.at(-1)
  return decisive && comparisonOf(decisive)
}

function comparisonOf({ left, operator, right }: Compared): Comparison {
  const units = [unitOf(left.text), unitOf(right.text)]
  const [leftUnit, rightUnit] = [units[0] || units[1] || '', units[1] || units[0] || '']
  const distance =
    isNum(left.value) && isNum(right.value) ? subtract(left.value, right.value) : null
  return {
    left: { name: left.text, value: jsonFromValue(left.value), unit: leftUnit },
    operator,
    right: { name: right.text, value: jsonFromValue(right.value), unit: rightUnit },
    distance: jsonFromValue(distance),
  }
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Fen$/, 'fen'],
  [/M2$/, 'm2'],
  [/Months$/, 'month'],
  [/Years$/, 'year'],
  [/Days$/, 'day'],
  [/(Size|persons)$/, 'person'],
]

/** The unit a name ends in; the empty text when it ends in none. */
export function unitOf(name: string): string {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? ''
}

/** Paths as people know them: parameters without the word `parameters`. */
export function missingFrom(lacks: readonly Lack[]): Missing[] {
  return lacks.map(({ kind, path }) => ({
    kind,
    path: kind === 'parameter' ? path.replace(/^parameters\./, '') : path,
  }))
}

/** Every fact that this node, or a node it requires, looked at. */
export function factsBehind(policy: Policy, traces: readonly NodeTrace[], node: number): string[] {
  const seen = new Set<number>()
  const facts = new Set<string>()
  const visit = (index: number): void => {
    if (seen.has(index)) return
    seen.add(index)
    const plan = policy.plan.nodes[index]
    if (!plan) return
    if (plan.kind === 'input') {
      if (!['context', 'list'].includes(plan.type.kind) && plan.name !== 'on') facts.add(plan.name)
      return
    }
    for (const path of traces[index]?.facts ?? []) facts.add(path)
    for (const required of plan.requires) visit(required)
  }
  visit(node)
  facts.delete('parameters')
  return [...facts].sort()
}

/** The parameter rows that any decision looked at, by name. */
export function parametersUsed(traces: readonly NodeTrace[], set: ParameterSet): ParameterRow[] {
  const names = new Set(
    traces.flatMap((trace) => trace.parameters.map((path) => path.replace(/^parameters\./, ''))),
  )
  return [...names].sort().flatMap((name) => {
    const row = Object.hasOwn(set, name) ? set[name] : undefined
    return row ? [row] : []
  })
}
