/** Policy → one Postgres statement that decides every household of a key range where the data lies. */

import { decidingPolicy } from '../deciding-policy.ts'
import { NotScalarError, type Scalar } from '../plan/scalar/scalar.ts'
import { countOf, TABLE_LIST_BOUND } from '../plan/scalar/units.ts'
import { scalarVerdict } from '../plan/scalar/verdict.ts'
import { usesIn } from '../plan/scalar/walk.ts'
import type { Policy } from '../policy.ts'
import type { DayAndParameters } from '../trace/decide.ts'
import { joinLists, type SqlBlock, type SqlContext, sqlText } from './sql-block.ts'
import { cast, type SqlType, sqlTypeOf, timesNamed } from './sql-form.ts'
import { quoted, type SqlTables } from './tables.ts'

/**
 * `text` takes the first and last key as $1 and $2, and `values` after them. Each row it gives has
 * `household`, `outcome` (index into OUTCOMES), `reason` (index into `reasons`), `row` (of the outcome
 * table), and `amount` in fen times 10^amountScale, null unless eligible. `outcome` is null where the
 * amount is larger than any number of JSON: evaluate such a household alone.
 */
export type SqlStatement = {
  text: string
  values: unknown[]
  reasons: string[]
  amountScale: number
}

export type SqlInput = DayAndParameters & { tables: SqlTables }

/** Throws NotScalarError when the policy has no scalar form, RangeError when a fact's place is not described. */
export function toSql(model: Policy, { parameters, on, tables }: SqlInput): SqlStatement {
  const policy = decidingPolicy(model)
  const verdict = scalarVerdict(policy.plan, policy.outcome, {
    parameters: { set: parameters, as: 'named' },
    rowsOfList: TABLE_LIST_BOUND,
    presence: {
      mayBeMissing: (path) =>
        tables.facts[path]?.nullable ?? tables.lists[path]?.known !== undefined,
      mayHoldOthers: (path) => tables.facts[path]?.listed !== true,
      bounds: (path) => {
        const { low, high } = tables.facts[path] ?? {}
        return low !== undefined && high !== undefined ? { low, high } : null
      },
    },
  })
  const { make, row, outcome, reason, amountFen } = verdict
  const roots = [outcome, reason, row, amountFen]
  const values: unknown[] = []
  const places = new Map<string, string>()
  const parameter = (value: unknown, type: SqlType): string => {
    mustBeStorable(value)
    const key = `${type} ${String(value)}`
    const known = places.get(key)
    if (known) return known
    if (values.length >= VALUES_LIMIT) throw new NotScalarError('too many texts and amounts')
    values.push(value)
    // The first two are the range of keys.
    const place = `$${values.length + 2}::${type}`
    places.set(key, place)
    return place
  }
  const given = (of: Scalar & { form: 'given' }): string => {
    if (of.name === 'on') return parameter(on, 'date')
    const value = parameters[of.name]?.value ?? null
    if (value === null) return 'NULL'
    return typeof value === 'number' && of.type.kind === 'number'
      ? parameter(countOf(value, of.type.scale), sqlTypeOf(of.type))
      : parameter(value, sqlTypeOf(of.type))
  }
  const context: SqlContext = {
    make,
    tables,
    uses: usesIn(make, [...roots, amountFen], timesNamed),
    weights: new Map(),
    parameter,
    given,
    names: { count: 0 },
  }
  const key = `h.${quoted(tables.households.key)}`
  const block: SqlBlock = {
    outer: null,
    grouped: false,
    open: new Set(),
    rows: new Map([[null, 'h']]),
    household: key,
    from: [`${quoted(tables.households.table)} h`],
    layer: null,
    known: new Map(),
    reach: -1,
  }
  joinLists(context, block, roots)
  const code = (of: Scalar) => cast(sqlText(context, of, block), sqlTypeOf(of.type), 'int4')
  const amount = amountFen.type.kind === 'null' ? 'NULL::int8' : sqlText(context, amountFen, block)
  const columns = [
    `${mayExceedJson(amountFen) ? withinJson(code(outcome), amount) : code(outcome)} AS outcome`,
    `${code(reason)} AS reason`,
    `${code(row)} AS row`,
    `${amount} AS amount`,
  ]
  return {
    text: `SELECT ${key} AS household, ${columns.join(', ')} FROM ${block.from.join('\n')} WHERE ${key} BETWEEN $1 AND $2`,
    values,
    reasons: verdict.reasons,
    amountScale: amountFen.type.kind === 'number' ? amountFen.type.scale : 0,
  }
}

function mayExceedJson({ type }: Scalar): boolean {
  if (type.kind !== 'number') return false
  return Math.max(-type.low, type.high) > Number.MAX_SAFE_INTEGER
}

function withinJson(outcome: string, amount: string): string {
  return `CASE WHEN abs(${amount}) > ${Number.MAX_SAFE_INTEGER} THEN NULL ELSE ${outcome} END`
}

/** The protocol of Postgres counts them in two bytes; two are the range of keys. */
const VALUES_LIMIT = 65_535 - 2

/** A text that Postgres cannot hold would not be compared as it is written. */
function mustBeStorable(value: unknown): void {
  if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return
  throw new NotScalarError('a text that no database can hold')
}

/** Key ranges of equal width, one a connection: Postgres's own parallel plan repeats the grouping instead. */
export function keyRanges(low: number, high: number, shards: number): [number, number][] {
  const width = Math.ceil((high - low + 1) / shards)
  return Array.from({ length: shards }, (_, at): [number, number] => [
    low + at * width,
    Math.min(high, low + (at + 1) * width - 1),
  ]).filter(([from, to]) => from <= to)
}
