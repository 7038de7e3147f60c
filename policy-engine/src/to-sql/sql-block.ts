/**
 * Scalars → the FROM list and the expressions of a statement. Every list is read once for each stage of
 * the plan: by groups where its sums need only its own rows, beside each household where they need more.
 * A value that is costly and needed twice gets a column of its own.
 */

import { partsOf } from '../plan/scalar/parts-of.ts'
import type { Loop, Scalar } from '../plan/scalar/scalar.ts'
import type { Scalars } from '../plan/scalar/scalars.ts'
import { type Aggregate, eachWithin, homeOf, isSeenIn, stagesOf } from '../plan/scalar/walk.ts'
import { cast, type SqlWriter, sqlForm, sqlTypeOf, timesNamed } from './sql-form.ts'
import { described, quoted, type SqlTables } from './tables.ts'

export type SqlBlock = {
  outer: SqlBlock | null
  /** A grouped block cannot see the rows around it. */
  grouped: boolean
  open: ReadonlySet<Loop>
  rows: ReadonlyMap<Loop | null, string>
  /** Text by which this household's key is known here. */
  household: string
  from: string[]
  /** The layer at the end of `from`; null when the end is no layer. Names are unique: none hides another. */
  layer: { alias: string; columns: string[] } | null
  known: Map<Scalar, { text: string; at: number }>
  /** The last place of `from` that the text being written names. */
  reach: number
}

export type SqlContext = {
  make: Scalars
  tables: SqlTables
  uses: ReadonlyMap<Scalar, number>
  weights: Map<Scalar, number>
  parameter: SqlWriter['parameter']
  given: SqlWriter['given']
  names: { count: number }
}

/** Shorter texts are simply written again. */
const HEAVY = 12

export function sqlText(context: SqlContext, of: Scalar, block: SqlBlock): string {
  if (of.type.kind === 'null') return 'NULL'
  const home = homeOf(of, block, ({ grouped }) => grouped)
  const known = knownIn(home, of)
  if (known) return known
  if ((context.uses.get(of) ?? 0) > 1 && weightOf(context, of) >= HEAVY)
    return held(context, of, home)
  return form(context, of, block)
}

function form(context: SqlContext, of: Scalar, block: SqlBlock): string {
  const { tables, parameter, given } = context
  return sqlForm(
    {
      text: (part) => sqlText(context, part, block),
      parameter,
      given,
      fact: ({ path, row, type, values }) => {
        const own = sqlTypeOf(type)
        const place = described(tables.facts, path)
        const column = `${block.rows.get(row.loop)}.${quoted(place.column)}`
        // What follows rests on this type: a column of another one is made to fit, or refused by Postgres.
        const value = `${column}::${own}`
        if (!values || place.listed) return value
        const listed = values.map((one) => parameter(one, own)).join(', ')
        return `CASE WHEN ${value} IN (${listed}) THEN ${value} END`
      },
      absent: ({ list }) => {
        const { known } = described(tables.lists, list.path)
        return known
          ? `(${block.rows.get(list.parent.loop)}.${quoted(known)} IS NOT TRUE)`
          : 'false'
      },
    },
    of,
  )
}

function held(context: SqlContext, of: Scalar, home: SqlBlock): string {
  const before = home.reach
  home.reach = -1
  const text = form(context, of, home)
  const { reach } = home
  const name = `v${context.names.count++}`
  if (!home.layer || reach >= home.from.length - 1) {
    home.layer = { alias: `x${context.names.count++}`, columns: [] }
    home.from.push('')
  }
  const at = home.from.length - 1
  const { alias, columns } = home.layer
  columns.push(`${text} AS ${name}`)
  // OFFSET 0 keeps Postgres from copying the expression to each place that names it.
  home.from[at] = `CROSS JOIN LATERAL (SELECT ${columns.join(', ')} OFFSET 0) ${alias}`
  const entry = { text: `${alias}.${name}`, at }
  home.known.set(of, entry)
  home.reach = Math.max(before, at)
  return entry.text
}

/** A grouped block cannot see what was written around it. */
function knownIn(block: SqlBlock, of: Scalar): string | null {
  for (let at: SqlBlock | null = block; at; at = at.grouped ? null : at.outer) {
    const known = at.known.get(of)
    if (!known) continue
    at.reach = Math.max(at.reach, known.at)
    return known.text
  }
  return null
}

/** How many operations its text holds; what gets a column of its own counts as one. */
function weightOf(context: SqlContext, of: Scalar): number {
  const known = context.weights.get(of)
  if (known !== undefined) return known
  let weight = of.form === 'constant' || of.form === 'given' ? 0 : 1
  if (of.form !== 'aggregate') {
    const times = timesNamed(of)
    for (const part of partsOf(context.make, of)) {
      const own = weightOf(context, part)
      weight += own >= HEAVY && (context.uses.get(part) ?? 0) > 1 ? 1 : times * own
    }
  }
  context.weights.set(of, weight)
  return weight
}

/** Joins every list that these roots need at this block's level, stage by stage. */
export function joinLists(context: SqlContext, block: SqlBlock, roots: readonly Scalar[]): void {
  const stages = stagesOf(
    context.make,
    roots,
    (one) => isSeenIn(one, block.open) && !knownIn(block, one),
  )
  for (const stage of stages) {
    for (const [loop, group] of stage) joinList(context, block, loop, group)
  }
}

function joinList(
  context: SqlContext,
  block: SqlBlock,
  loop: Loop,
  group: readonly Aggregate[],
): void {
  const table = described(context.tables.lists, loop.list.path)
  const parts = group.flatMap((one) => partsOf(context.make, one))
  const grouped =
    block.outer === null && loop.list.parent.loop === null && standsAlone(context, parts, block)
  const row = `m${context.names.count++}`
  const owner = `${row}.${quoted(table.owner)}`
  const inner: SqlBlock = {
    outer: block,
    grouped,
    open: new Set([...block.open, loop]),
    rows: new Map([...block.rows, [loop, row]]),
    household: grouped ? owner : block.household,
    from: [`${quoted(table.table)} ${row}`],
    layer: null,
    known: new Map(),
    reach: -1,
  }
  joinLists(context, inner, parts)
  const alias = `g${context.names.count++}`
  const columns = group.map(
    (one, index) => `${aggregateText(context, one, inner, owner)} AS a${index}`,
  )
  const at = block.from.length
  for (const [index, one] of group.entries()) {
    block.known.set(one, { text: outside(one, `${alias}.a${index}`, grouped), at })
  }
  const parent = loop.list.parent.loop
  const key = parent ? `${block.rows.get(parent)}.${keyOf(context, parent)}` : block.household
  const body = `SELECT ${grouped ? `${owner} AS owner, ` : ''}${columns.join(', ')} FROM ${inner.from.join(' ')}`
  block.from.push(
    grouped
      ? `LEFT JOIN (${body} WHERE ${owner} BETWEEN $1 AND $2 GROUP BY ${owner}) ${alias} ON ${alias}.owner = ${key}`
      : `CROSS JOIN LATERAL (${body} WHERE ${owner} = ${key}) ${alias}`,
  )
  block.layer = null
}

function keyOf(context: SqlContext, loop: Loop): string {
  const { key } = described(context.tables.lists, loop.list.path)
  if (!key) throw new RangeError(`the list ${loop.list.path} has rows of its own and needs a key`)
  return quoted(key)
}

/** Nothing of the household itself is needed to sum over the rows. */
function standsAlone(context: SqlContext, parts: readonly Scalar[], block: SqlBlock): boolean {
  let alone = true
  eachWithin(context.make, parts, (of) => {
    const outer = isSeenIn(of, block.open)
    if (outer && (of.form === 'fact' || of.form === 'aggregate' || of.form === 'absent'))
      alone = false
  })
  return alone
}

function aggregateText(context: SqlContext, of: Aggregate, block: SqlBlock, owner: string): string {
  // An aggregate over outer columns alone would count as the outer query's own: it must name a row here.
  const here = (part: Scalar, text: string) =>
    namesRow(context, part, of.loop) ? text : `CASE WHEN ${owner} IS NOT NULL THEN ${text} END`
  const filter = of.where && here(of.where, sqlText(context, of.where, block))
  const where = filter ? ` FILTER (WHERE ${filter})` : ''
  const body = () => here(of.body, sqlText(context, of.body, block))
  switch (of.how) {
    case 'count':
      return `(count(*)${where})::${sqlTypeOf(of.type)}`
    case 'total': {
      const own = sqlTypeOf(of.type)
      const total = `coalesce(sum(${body()})${where}, 0)`
      // sum(int4) is an int8 already; of anything larger it is numeric.
      const natural = sqlTypeOf(of.body.type) === 'int4' ? 'int8' : 'numeric'
      return cast(total, natural, own)
    }
    case 'exists':
      return `coalesce(bool_or(${body()})${where}, false)`
    default:
      return `${of.how === 'least' ? 'min' : 'max'}(${body()})${where}`
  }
}

/** What is always null is written without the facts that make it so. */
function namesRow(context: SqlContext, of: Scalar, loop: Loop): boolean {
  if (of.type.kind === 'null' || !of.free.has(loop)) return false
  if (of.form === 'fact' || of.form === 'absent' || of.form === 'aggregate') return true
  return partsOf(context.make, of).some((part) => namesRow(context, part, loop))
}

/** A household without rows has no group. */
function outside(of: Aggregate, text: string, grouped: boolean): string {
  if (!grouped || of.how === 'least' || of.how === 'greatest') return text
  return `coalesce(${text}, ${of.how === 'exists' ? 'false' : '0'})`
}
