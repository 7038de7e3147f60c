/** Policy → one loop over columns: every household of a population decided in one pass. */

import { decidingPolicy } from '../deciding-policy.ts'
import type { JsonObject } from '../json.ts'
import type { ScalarOptions } from '../plan/scalar/from-plan.ts'
import { NotScalarError } from '../plan/scalar/scalar.ts'
import { LIST_BOUND } from '../plan/scalar/units.ts'
import type { UsedFacts } from '../plan/scalar/used-facts.ts'
import { type ScalarVerdict, scalarVerdict } from '../plan/scalar/verdict.ts'
import type { DecidingPolicy, Policy } from '../policy.ts'
import { numberGiven, writerFor } from '../to-js/write-scalars.ts'
import type { DayAndParameters } from '../trace/decide.ts'
import { columnReading } from './column-reading.ts'
import { type Columns, hasNoText, surveyOf } from './columns.ts'
import { columnsFromFacts } from './columns-from-facts.ts'
import { factsRead } from './facts-read.ts'

/**
 * Answers, one entry a household. `outcome` indexes OUTCOMES, `reason` indexes `reasons`, `row` is the row
 * of the outcome table (their number when none fits), `amountFen` is NaN unless eligible. Households in
 * `exact` have no answer here: evaluate them one at a time.
 */
export type ColumnAnswers = {
  outcome: Uint8Array
  reason: Uint16Array
  row: Uint16Array
  amountFen: Float64Array
  exact: number[]
}

export type ColumnsPlan = UsedFacts & {
  reasons: string[]
  /** Facts as JSON → columns of just what this policy reads. */
  load: (households: readonly JsonObject[]) => Columns
  /** Looks over the columns once and makes the loop that suits them. */
  over: (columns: Columns) => ColumnsRun
}

export type ColumnsRun = {
  /** Decides households `from` up to, not including, `to`. */
  decide: (answers: ColumnAnswers, from?: number, to?: number) => void
  /** The generated text, for people who want to read it. */
  text: string
}

/** What two bytes tell apart. */
const CODES = 2 ** 16 - 1

/** Throws NotScalarError, saying why, when the policy has no scalar form. */
export function toColumns(model: Policy, input: DayAndParameters): ColumnsPlan {
  const policy = decidingPolicy(model)
  const options = {
    parameters: { set: input.parameters, as: 'constant' as const },
    on: input.on,
    presence: { mayBeMissing: () => true },
  }
  const used = factsRead(policy, input.parameters)
  const { reasons, rows } = scalarVerdict(policy.plan, policy.outcome, options)
  if (Math.max(reasons.length, rows.length) > CODES)
    throw new NotScalarError(`an outcome of more than ${CODES} rows`)
  return {
    ...used,
    reasons,
    load: (households) => columnsFromFacts(used, households),
    over: (columns) => {
      mustBeBounded(columns)
      return runOver(policy, { ...options, presence: presenceIn(used, columns) }, columns)
    },
  }
}

/** Room for the answers of a number of households. */
export function columnAnswers(households: number): ColumnAnswers {
  return {
    outcome: new Uint8Array(households),
    reason: new Uint16Array(households),
    row: new Uint16Array(households),
    amountFen: new Float64Array(households),
    exact: [],
  }
}

function rootsOf({ row, outcome, reason, amountFen }: ScalarVerdict) {
  return [row, outcome, reason, amountFen]
}

function presenceIn(used: UsedFacts, columns: Columns): ScalarOptions['presence'] {
  const surveys = new Map(
    used.facts.map(({ path, type }) => {
      const column = columns.facts[path]
      if (!column) throw new RangeError(`the column ${path} is missing`)
      const survey =
        type.kind === 'text' ? { gaps: hasNoText(column), low: 0, high: 0 } : surveyOf(column)
      return [path, survey] as const
    }),
  )
  return {
    mayBeMissing: (path) => surveys.get(path)?.gaps ?? columns.missingLists[path] !== undefined,
    bounds: (path) => surveys.get(path) ?? null,
  }
}

/** Bounds of sums rest on the length of lists: longer ones must not pass as if they were bounded. */
function mustBeBounded(columns: Columns): void {
  for (const [path, starts] of Object.entries(columns.lists)) {
    for (let at = 0; at + 1 < starts.length; at += 1) {
      if ((starts[at + 1] ?? 0) - (starts[at] ?? 0) <= LIST_BOUND) continue
      throw new RangeError(`${path} has more than ${LIST_BOUND} rows in one place (${at})`)
    }
  }
}

function runOver(policy: DecidingPolicy, options: ScalarOptions, columns: Columns): ColumnsRun {
  const verdict = scalarVerdict(policy.plan, policy.outcome, options)
  const roots = rootsOf(verdict)
  const constants: unknown[] = []
  const reading = columnReading(columns, constants)
  const { writer, body, prepare } = writerFor(verdict.make, reading, roots, constants)
  prepare()
  const texts = roots.map((of) => writer.text(of, body, 'number'))
  const amount = numberGiven(verdict.amountFen, texts[3] ?? 'NaN')
  const text = [
    '"use strict"',
    'return function (outcomes, reasons, rows, amounts, exact, from, to) {',
    ...constants.flatMap((value, at) =>
      ArrayBuffer.isView(value) ? [`const c${at} = k${at}`] : [],
    ),
    'next: for (let h = from; h < to; h++) {',
    ...body.lines,
    `outcomes[h] = ${texts[1]}`,
    `reasons[h] = ${texts[2]}`,
    `rows[h] = ${texts[0]}`,
    `amounts[h] = ${amount}`,
    '}',
    '}',
  ].join('\n')
  const loop = new Function(...constants.map((_, at) => `k${at}`), text)(...constants)
  return {
    text,
    decide: ({ outcome, reason, row, amountFen, exact }, from = 0, to = columns.households) => {
      const left: number[] = []
      loop(outcome, reason, row, amountFen, left, from, to)
      const within = columns.exact.filter((household) => household >= from && household < to)
      // A household may be left for two causes, and is still decided once.
      for (const household of new Set([...left, ...within])) exact.push(household)
    },
  }
}
