/** Policy → one Postgres statement that decides every household of a key range where the data lies. */

import { decidingPolicy } from '../deciding-policy.ts'
import type { Scalar } from '../plan/scalar/scalar.ts'
import { scalarVerdict } from '../plan/scalar/verdict.ts'
import type { Policy } from '../policy.ts'
import { usesIn } from '../to-js/write-scalars.ts'
import type { DayAndParameters } from '../trace/decide.ts'
import { joinLists, type SqlBlock, type SqlContext, sqlText } from './sql-block.ts'
import { cast, type SqlType, sqlTypeOf } from './sql-form.ts'
import { quoted, type SqlTables } from './tables.ts'

/**
 * `text` takes the first and last key as $1 and $2, and `values` after them. Each row it gives has
 * `household`, `outcome` (index into OUTCOMES), `reason` (index into `reasons`), `row` (of the outcome
 * table), and `amount` in fen times 10^amountScale, null unless eligible.
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
    presence: {
      mayBeMissing: (path) =>
        tables.facts[path]?.nullable ?? tables.lists[path]?.known !== undefined,
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
    const key = `${type} ${String(value)}`
    const known = places.get(key)
    if (known) return known
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
      ? parameter(Math.round(value * 10 ** of.type.scale), sqlTypeOf(of.type))
      : parameter(value, sqlTypeOf(of.type))
  }
  const context: SqlContext = {
    make,
    tables,
    uses: usesIn(make, roots),
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
  }
  joinLists(context, block, roots)
  const names = ['outcome', 'reason', 'row', 'amount']
  const columns = roots.map((of, at) => {
    const type: SqlType = at < 3 ? 'int4' : of.type.kind === 'null' ? 'int8' : sqlTypeOf(of.type)
    const text = sqlText(context, of, block)
    return `${text === 'NULL' ? 'NULL::int8' : cast(text, sqlTypeOf(of.type), type)} AS ${names[at]}`
  })
  return {
    text: `SELECT ${key} AS household, ${columns.join(', ')} FROM ${block.from.join('\n')} WHERE ${key} BETWEEN $1 AND $2`,
    values,
    reasons: verdict.reasons,
    amountScale: amountFen.type.kind === 'number' ? amountFen.type.scale : 0,
  }
}

/** Key ranges of equal width, one a connection: Postgres's own parallel plan repeats the grouping instead. */
export function keyRanges(low: number, high: number, shards: number): [number, number][] {
  const width = Math.ceil((high - low + 1) / shards)
  return Array.from({ length: shards }, (_, at): [number, number] => [
    low + at * width,
    Math.min(high, low + (at + 1) * width - 1),
  ]).filter(([from, to]) => from <= to)
}
