/**
 * Policy → one generated function over plain facts. It takes households whose facts are ordinary: whole
 * numbers in the usual bounds, lists of usual length, and nothing missing but where it is told to expect it.
 * Any other household it leaves, without an answer, to the exact way.
 */

import type { JsonObject } from '../json.ts'
import type { Presence } from '../plan/scalar/facts.ts'
import type { Scalar } from '../plan/scalar/scalar.ts'
import { usedFacts } from '../plan/scalar/used-facts.ts'
import { type ScalarVerdict, scalarVerdict } from '../plan/scalar/verdict.ts'
import type { DecidingPolicy } from '../policy.ts'
import type { DayAndParameters } from '../trace/decide.ts'
import { dayNumber } from './calendar.ts'
import { contextFrom, factReading, type Gaps } from './read-facts.ts'
import { type Block, numberGiven, type Writer, writerFor } from './write-scalars.ts'

/** What one run says: indexes into the outcomes, the reasons and the rows of the policy. */
export type LightTrace = {
  outcome: number
  reason: number
  row: number
  /** NaN unless eligible. */
  amountFen: number
  /** Of each decision that is a number, a truth (1, 0) or a day; NaN is null. Text has no place here. */
  values: Float64Array
}

export type FastFunction = {
  verdict: ScalarVerdict
  /** Names of `values`, in order. */
  names: string[]
  /** Writes the answer into `trace` and gives true; false when this household needs the exact way. */
  run: (facts: JsonObject, trace: LightTrace) => boolean
  /** The generated text, for people who want to read it. */
  text: string
}

/** The verdict under what is known of the facts. */
type Form = { verdict: ScalarVerdict; presence: Presence; gaps: Gaps }

const ANYWHERE: Presence = { mayBeMissing: () => true }

function verdictOf(
  policy: DecidingPolicy,
  { parameters, on }: DayAndParameters,
  presence: Presence,
) {
  return scalarVerdict(policy.plan, policy.outcome, {
    parameters: { set: parameters, as: 'constant' },
    on,
    presence,
  })
}

/**
 * Facts that a rule compares with null, and those that would no longer be looked at if they were taken to
 * be there (`x <= 3000000000` holds for any x within bounds): what is not looked at is not checked either.
 */
function whereRulesExpect(
  policy: DecidingPolicy,
  given: DayAndParameters,
  anywhere: ScalarVerdict,
): Form {
  const all = pathsRead(anywhere)
  const missing = new Set(verdictOf(policy, given, { mayBeMissing: () => false }).asksNull)
  const presence: Presence = { mayBeMissing: (path) => missing.has(path) }
  for (;;) {
    const verdict = verdictOf(policy, given, presence)
    const read = pathsRead(verdict)
    const dropped = [...all].filter((path) => !read.has(path) && !missing.has(path))
    if (dropped.length === 0) return { verdict, presence, gaps: 'expected' }
    for (const path of dropped) missing.add(path)
  }
}

function pathsRead({ make, row, outcome, reason, amountFen }: ScalarVerdict): Set<string> {
  const { facts, lists } = usedFacts(make, [row, outcome, reason, amountFen])
  return new Set([...facts, ...lists].map(({ path }) => path))
}

/**
 * The quickest first: for households with every figure, then for those with gaps anywhere. Throws
 * NotScalarError, saying why, when the policy has no scalar form.
 */
export function fastFunctions(
  policy: DecidingPolicy,
  given: DayAndParameters,
  withValues: boolean,
): [FastFunction, FastFunction] {
  const verdict = verdictOf(policy, given, ANYWHERE)
  return [
    fastFunction(whereRulesExpect(policy, given, verdict), withValues),
    fastFunction({ verdict, presence: ANYWHERE, gaps: 'anywhere' }, withValues),
  ]
}

function fastFunction({ verdict, presence, gaps }: Form, withValues: boolean): FastFunction {
  const values = verdict.values.filter(({ of }) => withValues && of.type.kind !== 'text')
  const roots = [
    verdict.row,
    verdict.outcome,
    verdict.reason,
    verdict.amountFen,
    ...values.map(({ of }) => of),
  ]
  const constants: unknown[] = []
  const { writer, body, prepare } = writerFor(
    verdict.make,
    factReading(presence, gaps),
    roots,
    constants,
  )
  prepare()
  const out = (of: Scalar) => writer.text(of, body, 'number')
  const tail = [
    `t.row = ${out(verdict.row)}`,
    `t.outcome = ${out(verdict.outcome)}`,
    `t.reason = ${out(verdict.reason)}`,
    `t.amountFen = ${numberGiven(verdict.amountFen, out(verdict.amountFen))}`,
    ...(values.length > 0 ? ['const o = t.values'] : []),
    ...values.map(({ of }, at) => `o[${at}] = ${asNumber(writer, of, body)}`),
    'return true',
  ]
  const text = ['"use strict"', 'return function (f, t) {', ...body.lines, ...tail, '}'].join('\n')
  const names = constants.map((_, at) => `k${at}`)
  const run = new Function('day', 'context', 'EMPTY', ...names, text)(
    dayNumber,
    contextFrom,
    [],
    ...constants,
  )
  return { verdict, names: values.map(({ name }) => name), run, text }
}

function asNumber(writer: Writer, of: Scalar, block: Block): string {
  if (of.type.kind !== 'boolean') return numberGiven(of, writer.text(of, block, 'number'))
  if (!of.mayBeNull) return `${writer.text(of, block)} ? 1 : 0`
  const name = writer.held(of, block)
  return `${name} === null ? NaN : ${name} ? 1 : 0`
}
