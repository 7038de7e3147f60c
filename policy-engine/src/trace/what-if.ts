/**
 * Everything that would change an answer, computed when somebody asks: figures and facts, facts of
 * one person in a list, the day from which a clock has run out, and for facts that are missing the
 * answers that would follow. Parameters are left out: no resident can change the law.
 */

import { dateFromText } from '../feel/temporal-from-text.ts'
import { dateText } from '../feel/temporal-text.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import { type Answer, answersFor, reachOf } from './answers.ts'
import { changesFor } from './changes.ts'
import { factsBehind, resultOf, unitOf } from './condition.ts'
import { type Decide, type Decided, deciderFor, probing } from './decide.ts'
import type { EvaluationInput } from './evaluate.ts'
import type { Change, Outcome } from './evaluation.ts'
import { factAt, factsWith } from './fact-path.ts'
import { borderBetween, doubling, stretchesOf } from './stretches.ts'

/** `parametersOn` gives the parameters of a later day; without it those of today stay in force. */
export type WhatIfInput = EvaluationInput & { parametersOn?: (day: string) => ParameterSet }

/** The first later day with another outcome, by what is known today. */
export type LaterAnswer = { on: string; outcome: Outcome; amountFen: number | null }

export type WhatIf = {
  changes: Change[]
  later: LaterAnswer | null
  missing: { path: string; answers: Answer[] }[]
}

const FACTS_TRIED = 60
const MISSING_TRIED = 20
/** Twenty years of days: a child grows up. */
const DAYS = 7305

/** Throws like `evaluate`. Some hundred runs of the policy, a few thousand at most. */
export function whatIf(model: Policy, input: WhatIfInput): WhatIf {
  const { policy, decide: decideKnown } = deciderFor(model, input)
  const decide = probing(decideKnown)
  const { facts } = input
  const now = decideKnown(facts)
  const { traces, verdict } = now
  const open = policy.outcome.conditions.filter((plan) => resultOf(plan, traces) === 'failed')
  const paths = new Set(open.flatMap(({ node }) => factsBehind(policy, traces, node)))
  const known = changesFor(policy, facts, traces, verdict, decide)
  const seen = new Set(known.map(({ path }) => path))
  const more = [...paths]
    .filter((path) => !seen.has(path))
    .slice(0, FACTS_TRIED)
    .flatMap((path) => factChange(facts, path, now, decide))
  const missing = verdict.missing
    .filter(({ kind }) => kind === 'fact')
    .slice(0, MISSING_TRIED)
    .map(({ path }) => ({ path, answers: answersFor(policy, input, path) }))
  return {
    changes: [...known, ...more],
    later: laterAnswer(policy, input, now),
    missing: missing.filter(({ answers }) => answers.length > 0),
  }
}

/** The nearest other value of one fact with a known other outcome: a number, or a yes for a no. */
function factChange(facts: JsonObject, path: string, now: Decided, decide: Decide): Change[] {
  const from = factAt(facts, path)
  const { outcome: before } = now.verdict
  const verdictWith = (value: Json) => {
    const changed = factsWith(facts, path, value)
    return changed ? decide(changed).verdict : now.verdict
  }
  const differs = (value: Json) => {
    const { outcome } = verdictWith(value)
    return outcome !== before && outcome !== 'unknown'
  }
  const changeTo = (to: Json): Change => {
    const { outcome, amountFen } = verdictWith(to)
    return { figure: path, path, from: from ?? null, to, outcome, amountFen }
  }
  if (typeof from === 'boolean') return differs(!from) ? [changeTo(!from)] : []
  if (typeof from !== 'number') return []
  const scale = unitOf(path) === 'm2' ? 100 : 1
  const start = Math.round(from * scale)
  if (!Number.isSafeInteger(start)) return []
  const ends = [0, 2 ** reachOf(path)].filter((end) => end !== start && differs(end / scale))
  return ends
    .slice(0, 1)
    .map((end) => changeTo(borderBetween(start, end, (at) => differs(at / scale)) / scale))
}

/** Days ahead are tried further and further apart; the first that differs is found to the day. */
function laterAnswer(policy: Policy, input: WhatIfInput, now: Decided): LaterAnswer | null {
  const today = dateFromText(input.on)
  if (!today) return null
  const decidedOn = (days: number): Decided => {
    if (days === 0) return now
    const on = dateText(today.days + days)
    const parameters = input.parametersOn?.(on) ?? input.parameters
    return probing(deciderFor(policy, { parameters, on }).decide)(input.facts)
  }
  const tried = [...doubling(12).filter((days) => days < DAYS), DAYS]
  const stretches = stretchesOf(tried, decidedOn, ({ verdict }) => verdict.outcome, 80)
  const next = stretches[1]
  if (!next) return null
  const { outcome, amountFen } = next.first.verdict
  return { on: dateText(today.days + next.from), outcome, amountFen }
}
