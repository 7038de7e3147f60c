/**
 * What a new version of a policy changes, each change with a household for which the two versions
 * answer differently. Found by running both: from known households on, one fact after the other is
 * moved to where a rule of either version notices it.
 */
import { type Difference, modelDifferences } from '../dmn/differences.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import { canonicalJson, type Json, type JsonObject } from '../json.ts'
import { parameterDifferences } from '../parameters/parameter-differences.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import { type Decide, type Decided, deciderFor, probing } from '../trace/decide.ts'
import type { Outcome } from '../trace/evaluation.ts'
import { bordersIn } from './borders-in-text.ts'
import { plainFacts, variationsOf } from './fact-variations.ts'
import { type Nearness, namesNear } from './names-near.ts'

/** `parametersAfter` are those of the new version, when they change too. */
export type RuleChangesInput = {
  parameters: ParameterSet
  parametersAfter?: ParameterSet
  on: string
  /** Households to start from, as the worked examples have them; a made-up one comes last. */
  households?: readonly JsonObject[]
}

export type ExampleAnswer = { outcome: Outcome; amountFen: number | null; reason: Json }

/**
 * `household` is the place of the one it started from among those given, `moved` are the facts that
 * differ from it, in order.
 */
export type ChangeExample = {
  facts: JsonObject
  household: number
  moved: { path: string; value: Json }[]
  before: ExampleAnswer
  after: ExampleAnswer
}

/** `example` is null when none was found: then the change may have no effect, or a rare one. */
export type RuleChange = Difference & { example: ChangeExample | null }

/** Pairs of runs for one change; some 0.2 ms each. */
const RUNS = 600
const QUEUE_LIMIT = 200
/** From so many changes on each gets a smaller share of the runs. */
const CHANGES_IN_FULL = 5

/** Throws like `evaluate`. */
export function ruleChanges(before: Policy, after: Policy, input: RuleChangesInput): RuleChange[] {
  const { on, parameters, parametersAfter = parameters } = input
  const found = [
    ...modelDifferences(before.model, after.model),
    ...parameterDifferences(parameters, parametersAfter),
  ]
  const versions = [
    deciderFor(before, { on, parameters }),
    deciderFor(after, { on, parameters: parametersAfter }),
  ] as const
  const examples: Examples = found.map(() => null)
  const open = found.filter((difference) => !isNote(difference))
  const runs = Math.ceil((RUNS * CHANGES_IN_FULL) / Math.max(CHANGES_IN_FULL, open.length))
  for (const [index, difference] of found.entries()) {
    if (examples[index] || isNote(difference)) continue
    const note = (tried: Tried, decided: Pair) =>
      noteExamples(examples, found, tried, versions, decided)
    search({ versions, difference, input, runs, note, isFound: () => examples[index] !== null })
  }
  return found.map((difference, index) => ({ ...difference, example: examples[index] ?? null }))
}

type Examples = (ChangeExample | null)[]
type Deciding = { policy: DecidingPolicy; decide: Decide }
type Versions = readonly [Deciding, Deciding]
type Pair = readonly [Decided, Decided]
type Tried = { facts: JsonObject; household: number; moved: ChangeExample['moved'] }

type Search = {
  versions: Versions
  difference: Difference
  input: RuleChangesInput
  runs: number
  note: (tried: Tried, decided: Pair) => void
  isFound: () => boolean
}

/**
 * Facts that either version decides as it decided none before are worth moving on from, those first
 * that took the fewest and nearest moves.
 */
function search({ versions, difference, input, runs, note, isFound }: Search): void {
  const { households = [], on, parameters } = input
  const [, { policy }] = versions
  const near: Nearness = new Map(versions.flatMap((one) => [...namesNear(one.policy, difference)]))
  const borders = bordersIn([difference.from, difference.to], parameters, on)
  const seen = new Set<string>()
  const queue: { tried: Tried; decided: Pair; cost: number }[] = []
  let left = runs
  const tryOut = (tried: Tried, cost: number): void => {
    left -= 1
    const decided = [
      probing(versions[0].decide)(tried.facts),
      probing(versions[1].decide)(tried.facts),
    ] as const
    note(tried, decided)
    const key = decided.map(situationOf).join()
    if (!seen.has(key) && queue.length < QUEUE_LIMIT) queue.push({ tried, decided, cost })
    seen.add(key)
  }
  const start = [...households, plainFacts(policy.plan, on)]
  for (const [household, facts] of start.entries()) {
    // The made-up one has one of everything, so that more can be moved in it.
    const cost = household === households.length ? -1 : 0
    if (left > 0 && !isFound()) tryOut({ facts, household, moved: [] }, cost)
  }
  while (queue.length > 0 && left > 0 && !isFound()) {
    queue.sort((one, other) => one.cost - other.cost)
    const { tried, decided, cost } = queue.shift() as (typeof queue)[number]
    for (const move of variationsOf(policy.plan, tried.facts, decided, { on, near, borders })) {
      if (left <= 0 || isFound()) return
      const moved = [...tried.moved, { path: move.path, value: move.value }]
      const next = { facts: move.facts, household: tried.household, moved }
      tryOut(next, cost + 1 + move.nearness)
    }
  }
}

const SMALL = 20

/** Facts are alike when all comparisons end alike, and all counts (of homes, of people) are the same. */
function situationOf({ traces, verdict }: Decided): string {
  const nodes = traces.map((trace) => {
    const small = typeof trace?.value === 'number' && trace.value <= SMALL ? trace.value : ''
    return `${small}${trace?.compared.map(({ result }) => (result === true ? 1 : 0)).join('')}`
  })
  return [verdict.outcome, verdict.outputs.reason, ...nodes].join()
}

/** Annotations and names are for people: no household is decided by them. */
function isNote({ kind, column }: Difference): boolean {
  return kind === 'name' || (column?.startsWith('annotation ') ?? false)
}

function noteExamples(
  examples: Examples,
  found: readonly Difference[],
  tried: Tried,
  versions: Versions,
  [one, other]: Pair,
): void {
  const answers = [one, other].map(({ verdict }) => verdict)
  const texts = answers.map(({ outcome, amountFen, outputs }) =>
    canonicalJson({ outcome, amountFen, outputs }),
  )
  if (texts[0] === texts[1]) return
  for (const [index, difference] of found.entries()) {
    if (examples[index] || isNote(difference)) continue
    if (!takesPart(difference, versions, [one, other])) continue
    examples[index] = { ...tried, before: answerOf(one), after: answerOf(other) }
  }
}

function answerOf({ verdict }: Decided): ExampleAnswer {
  const { outcome, amountFen, outputs } = verdict
  return { outcome, amountFen, reason: outputs.reason ?? null }
}

/**
 * A row takes part when it was used in either version, a parameter when it was read; a decision when
 * its value differs. Of types and functions only the answer tells.
 */
function takesPart(
  { rule, element, kind }: Difference,
  versions: Versions,
  decided: Pair,
): boolean {
  if (rule !== null) {
    return decided.some(({ traces }) => traces.some((trace) => trace?.rules.includes(rule)))
  }
  if (kind === 'parameter') {
    const path = `parameters.${element}`
    return decided.some(({ traces }) => traces.some((trace) => trace?.parameters.includes(path)))
  }
  if (kind !== 'expression') return true
  const values = decided.map(({ traces }, index) => {
    const { nodes } = (versions[index] as Deciding).policy.plan
    const at = nodes.findIndex(({ id, kind: own }) => id === element && own === 'decision')
    return at < 0 ? null : canonicalJson(jsonFromValue(traces[at]?.value ?? null))
  })
  return values[0] === null || values[0] !== values[1]
}
