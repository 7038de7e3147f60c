/**
 * Which answer would follow from each possible value of one fact, with everything else as it is:
 * what to say of a fact that nobody knows yet. Found by deciding again, so it holds for any rule.
 */

import { dateFromText } from '../feel/temporal-from-text.ts'
import { dateText } from '../feel/temporal-text.ts'
import type { Type } from '../feel/type.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Plan } from '../plan/plan.ts'
import type { Policy } from '../policy.ts'
import { unitOf } from './condition.ts'
import { type Decide, type Decided, deciderFor, probing, signatureOf } from './decide.ts'
import type { EvaluationInput } from './evaluate.ts'
import type { Outcome } from './evaluation.ts'
import { factsWith, typeOfFact } from './fact-path.ts'
import { doubling, stretchesOf } from './stretches.ts'
import { textsComparedWith } from './vocabulary.ts'

/**
 * Every value from `from` to `to`, both included, gives this outcome; null is no end on that side. `amountFen` is the amount at `from`, `amountFenAtEnd` that at `to`: between them it may
 * rise or fall.
 */
export type Answer = {
  from: Json
  to: Json
  outcome: Outcome
  reason: string | null
  amountFen: number | null
  amountFenAtEnd: number | null
}

/** How far values of a unit are tried, as a power of two: 2^44 fen is more than any household has. */
const REACH: Record<string, number> = { fen: 44, m2: 24, month: 11, year: 8, day: 16, person: 10 }
const REACH_OF_OTHERS = 30

export function reachOf(path: string): number {
  return REACH[unitOf(path)] ?? REACH_OF_OTHERS
}

/** A hundred years of days is longer than anybody waits. */
const YEARS_OF_DAYS = 36_525
const RUNS = 600

/**
 * In order of the values; borders are exact to a fen, a day, a hundredth of a square metre. Empty
 * for a fact whose values cannot be listed or ordered, as a list of people. Throws like `evaluate`.
 */
export function answersFor(model: Policy, input: EvaluationInput, path: string): Answer[] {
  const { policy, decide: decideKnown } = deciderFor(model, input)
  const decide = probing(decideKnown)
  const type = typeOfFact(policy.plan, path)
  if (!type) return []
  const ladder = ladderOf(type, path, input.on)
  if (!ladder) return listed(valuesOf(type, policy.plan, path), decide, input.facts, path)
  const answerAt = (at: number): Decided => decide(changed(input.facts, path, ladder.valueAt(at)))
  const keyOf = (decided: Decided) => signatureOf(policy, decided)
  const stretches = stretchesOf(ladder.tried, answerAt, keyOf, RUNS)
  const answers = stretches.map(({ from, to, first, last }) => ({
    ...answerFrom(
      first,
      from === ladder.tried[0] && ladder.open ? null : ladder.valueAt(from),
      to === ladder.tried.at(-1) ? null : ladder.valueAt(to),
    ),
    amountFenAtEnd: last.verdict.amountFen,
  }))
  return joined(answers)
}

/** `open`: there are values below the first tried. */
type Ladder = { tried: readonly number[]; open: boolean; valueAt: (at: number) => Json }

/** How the values of an ordered fact are numbered; null when they are not. */
function ladderOf(type: Type, path: string, on: string): Ladder | null {
  if (type.kind === 'number') {
    const scale = unitOf(path) === 'm2' ? 100 : 1
    return { tried: doubling(reachOf(path)), open: false, valueAt: (at) => at / scale }
  }
  const today = dateFromText(on)
  if (type.kind !== 'date' || !today) return null
  const later = doubling(15).filter((days) => days <= YEARS_OF_DAYS)
  const tried = [...later.map((days) => 0 - days).reverse(), ...later.slice(1)]
  return { tried, open: true, valueAt: (at) => dateText(today.days + at) }
}

function valuesOf(type: Type, plan: Plan, path: string): Json[] {
  if (type.kind === 'boolean') return [true, false]
  if (type.kind === 'list') return [[]]
  if (type.kind !== 'string') return []
  return [...(type.values ?? textsComparedWith(plan, path))]
}

function listed(
  values: readonly Json[],
  decide: Decide,
  facts: JsonObject,
  path: string,
): Answer[] {
  return values.map((value) => answerFrom(decide(changed(facts, path, value)), value, value))
}

/** Facts in which the path has no place answer as they are. */
function changed(facts: JsonObject, path: string, value: Json): JsonObject {
  return factsWith(facts, path, value) ?? facts
}

function answerFrom({ verdict }: Decided, from: Json, to: Json): Answer {
  const { outcome, amountFen, outputs } = verdict
  const reason = typeof outputs.reason === 'string' ? outputs.reason : null
  return { from, to, outcome, reason, amountFen, amountFenAtEnd: amountFen }
}

/** Neighbours with one outcome and reason are one answer, though conditions behind them differ. */
function joined(answers: readonly Answer[]): Answer[] {
  const found: Answer[] = []
  for (const answer of answers) {
    const last = found.at(-1)
    if (last?.outcome === answer.outcome && last.reason === answer.reason) {
      found[found.length - 1] = { ...last, to: answer.to, amountFenAtEnd: answer.amountFenAtEnd }
    } else found.push(answer)
  }
  return found
}
