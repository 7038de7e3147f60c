/**
 * What would change the outcome: for each figure behind a failed condition, the nearest value that
 * gives another outcome, with everything else as it is. Found by evaluating again, so it holds for
 * any rule; where two conditions fail, no single figure helps, and the answer is empty.
 */
import { multiply, type Num, numberFromJson, numberFromText, round } from '../feel/number.ts'
import { isNum, type Value } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import { conditionFrom, resultOf, unitOf } from './condition.ts'
import type { Decide } from './decide.ts'
import type { Change, Comparison } from './evaluation.ts'
import { borderBetween } from './stretches.ts'
import type { Verdict } from './verdict.ts'
import { isFigure } from './vocabulary.ts'

const ITEMS_LIMIT = 20
/** 2^44 fen is more than any household has. */
const DOUBLINGS = 44

export function changesFor(
  policy: DecidingPolicy,
  facts: JsonObject,
  traces: readonly NodeTrace[],
  verdict: Verdict,
  decide: Decide,
): Change[] {
  if (verdict.outcome !== 'notEligible' && verdict.outcome !== 'needsPerson') return []
  const changed = (other: Verdict) =>
    other.outcome !== verdict.outcome && other.outcome !== 'unknown'
  const found = new Map<string, Change>()
  const note = (change: Change | null) => {
    if (change) found.set(`${change.figure} ${change.path}`, change)
  }
  const failed = policy.outcome.conditions.filter((plan) => resultOf(plan, traces) === 'failed')
  const alone = failed.length === 1
  for (const plan of failed) {
    const condition = conditionFrom(policy, traces, plan)
    const { comparison } = condition
    if (comparison) {
      const retry = (given: ReadonlyMap<string, Value>) => decide(facts, given).verdict
      note(figureChange(policy, traces, comparison, retry, changed, alone))
    }
    for (const path of condition.facts) {
      for (const change of factChanges(facts, path)) {
        const other = decide(change.facts).verdict
        if (!changed(other)) continue
        const { outcome, amountFen } = other
        note({
          figure: path,
          path: change.path,
          from: change.from,
          to: change.to,
          outcome,
          amountFen,
        })
      }
    }
  }
  return [...found.values()]
}

/** The nearest value of the left figure of a comparison that gives another outcome. */
function figureChange(
  policy: Policy,
  traces: readonly NodeTrace[],
  comparison: Comparison,
  again: (given: ReadonlyMap<string, Value>) => Verdict,
  changed: (other: Verdict) => boolean,
  alone: boolean,
): Change | null {
  const { name } = comparison.left
  const index = policy.plan.nodes.findIndex(
    (node) => node.name === name && node.kind === 'decision',
  )
  const value = traces[index]?.value ?? null
  const node = policy.plan.nodes[index]
  if (!isNum(value) || node?.kind !== 'decision') return null
  const scale = unitOf(name) === 'm2' ? 100 : 1
  const start = stepsFrom(value, scale)
  if (start === null) return null
  const verdictAt = (steps: number) => again(new Map([[name, numberAt(steps, scale)]]))
  const steps = nearest(start, guess(comparison, scale), (at) => changed(verdictAt(at)), alone)
  if (steps === null) return null
  const { outcome, amountFen } = verdictAt(steps)
  const scalars = node.requires.flatMap((one) => scalarInput(policy, one))
  const own = [...(traces[index]?.facts ?? []), ...scalars]
  const direct =
    own.length === 1 && node.requires.every((one) => policy.plan.nodes[one]?.kind === 'input')
  return {
    figure: name,
    path: direct ? (own[0] ?? null) : null,
    from: jsonFromValue(value),
    to: jsonFromValue(numberAt(steps, scale)),
    outcome,
    amountFen,
  }
}

function scalarInput(policy: Policy, index: number): string[] {
  const node = policy.plan.nodes[index]
  return node?.kind === 'input' && isFigure(node.type) && node.name !== 'on' ? [node.name] : []
}

/** Where the comparison itself says the border is; only a first try, which is then tested. */
function guess({ operator, right }: Comparison, scale: number): number | null {
  const border = typeof right.value === 'number' ? numberFromJson(right.value) : null
  const steps = border === null ? null : stepsFrom(border, scale)
  if (steps === null) return null
  return operator === '<' ? steps - 1 : operator === '>' ? steps + 1 : steps
}

/**
 * The value nearest to `start` for which `fits` holds: the guess, or doubling and halving. Beside
 * another failed condition only the guess is tried: a long search would find nothing.
 */
function nearest(
  start: number,
  first: number | null,
  fits: (at: number) => boolean,
  alone: boolean,
): number | null {
  if (first !== null && first !== start && first >= 0 && fits(first)) {
    const before = first < start ? first + 1 : first - 1
    if (before === start || !fits(before)) return first
  }
  if (!alone) return null
  for (const direction of [-1, 1]) {
    let known = start
    for (let power = 0; power <= DOUBLINGS; power += 1) {
      const at = Math.max(0, start + direction * 2 ** power)
      if (at === known) break
      if (fits(at)) return borderBetween(known, at, fits)
      known = at
    }
  }
  return null
}

function stepsFrom(value: Num, scale: number): number | null {
  const scaled = multiply(value, scale)
  const whole = scaled === null ? null : round(scaled, 0, 'floor')
  return typeof whole === 'number' ? whole : null
}

function numberAt(steps: number, scale: number): Num {
  const text = scale === 1 ? String(steps) : `${steps}e-2`
  return numberFromText(text) ?? 0
}

type FactChange = { path: string; from: Json; to: Json; facts: JsonObject }

/** One item of a list left out, or one answer of yes or no at the top turned to yes. */
function factChanges(facts: JsonObject, path: string): FactChange[] {
  const [top = '', field, ...deeper] = path.split('.')
  if (deeper.length > 0 || /\[/.test(path)) return []
  const outer = Object.hasOwn(facts, top) ? facts[top] : undefined
  if (field === undefined) {
    return outer === false
      ? [{ path, from: false, to: true, facts: { ...facts, [top]: true } }]
      : []
  }
  if (outer === null || typeof outer !== 'object' || Array.isArray(outer)) return []
  const list = (outer as JsonObject)[field]
  if (!Array.isArray(list) || list.length > ITEMS_LIMIT) return []
  return list.map((item: Json, index: number) => ({
    path: `${path}[${index}]`,
    from: item,
    to: null,
    facts: { ...facts, [top]: { ...outer, [field]: list.toSpliced(index, 1) } },
  }))
}
