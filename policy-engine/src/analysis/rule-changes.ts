/**
 * What a new version of a policy changes, each change with a household for which the two versions
 * answer differently. Found by running both: from known households on, one fact after the other is
 * moved to where a rule of either version notices it.
 */
import { type Difference, modelDifferences } from '../dmn/differences.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import { canonicalJson, type Json, type JsonObject } from '../json.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import { type Decide, type Decided, deciderFor } from '../trace/decide.ts'
import type { Outcome } from '../trace/evaluation.ts'
import { plainFacts, variationsOf } from './fact-variations.ts'
import { namesBehind } from './names-behind.ts'

export type RuleChangesInput = {
  parameters: ParameterSet
  on: string
  /** Households to start from, as the worked examples have them; without any, one is made up. */
  households?: readonly JsonObject[]
}

export type ExampleAnswer = { outcome: Outcome; amountFen: number | null; reason: Json }

/** `household` counts those given; `moved` are the facts that differ from it, in order. */
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
  const found = modelDifferences(before.model, after.model)
  const versions = [deciderFor(before, input), deciderFor(after, input)] as const
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

/** Facts that either version decides as it decided none before are worth moving on from. */
function search({ versions, difference, input, runs, note, isFound }: Search): void {
  const [before, after] = versions
  const { households = [], on } = input
  const { plan } = after.policy
  const read = new Set(versions.flatMap(({ policy }) => [...namesBehind(policy, difference)]))
  const seen = new Set<string>()
  const queue: { tried: Tried; decided: Pair }[] = []
  let left = runs
  const tryOut = (tried: Tried): void => {
    left -= 1
    const decided = [before.decide(tried.facts), after.decide(tried.facts)] as const
    note(tried, decided)
    const key = decided.map(situationOf).join()
    if (!seen.has(key) && queue.length < QUEUE_LIMIT) queue.push({ tried, decided })
    seen.add(key)
  }
  const start = households.length > 0 ? households : [plainFacts(plan, on)]
  for (const [household, facts] of start.entries()) {
    if (left > 0 && !isFound()) tryOut({ facts, household, moved: [] })
  }
  for (let next = queue.shift(); next && left > 0 && !isFound(); next = queue.shift()) {
    const { facts, household, moved } = next.tried
    for (const { path, value, facts: changed } of variationsOf(plan, facts, next.decided, {
      on,
      read,
    })) {
      if (left <= 0 || isFound()) return
      tryOut({ facts: changed, household, moved: [...moved, { path, value }] })
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
 * A row takes part when it was used in either version; a decision when its value differs. Of types
 * and functions only the answer tells.
 */
function takesPart(
  { rule, element, kind }: Difference,
  versions: Versions,
  decided: Pair,
): boolean {
  if (rule !== null) {
    return decided.some(({ traces }) => traces.some((trace) => trace?.rules.includes(rule)))
  }
  if (kind !== 'expression') return true
  const values = decided.map(({ traces }, index) => {
    const { nodes } = (versions[index] as Deciding).policy.plan
    const at = nodes.findIndex(({ id, kind: own }) => id === element && own === 'decision')
    return at < 0 ? null : canonicalJson(jsonFromValue(traces[at]?.value ?? null))
  })
  return values[0] === null || values[0] !== values[1]
}
