/**
 * Scalars → the FROM list and the expressions of a statement. Every list is read once for each stage of
 * the plan: by groups where its sums need only its own rows, beside each household where they need more.
 * A value that is costly and needed twice gets a column of its own.
 */

import { partsOf } from '../plan/scalar/parts-of.ts'
import type { Loop, Scalar } from '../plan/scalar/scalar.ts'
import type { Scalars } from '../plan/scalar/scalars.ts'
import { type SqlWriter, sqlForm, sqlTypeOf } from './sql-form.ts'
import { quoted, type SqlTables } from './tables.ts'

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

type Aggregate = Scalar & { form: 'aggregate' }

/** Shorter texts are simply written again. */
const HEAVY = 12

export function sqlText(context: SqlContext, of: Scalar, block: SqlBlock): string {
  if (of.type.kind === 'null') return 'NULL'
  const home = homeOf(of, block)
  const known = knownIn(home, of)
  if (known) return known.text
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
      fact: ({ path, row }) => {
        const column = tables.facts[path]
        if (!column) throw new RangeError(`where ${path} lies is not described`)
        return `${block.rows.get(row.loop)}.${quoted(column.column)}`
      },
      absent: ({ list }) => {
        const known = tables.lists[list.path]?.known
        return known
          ? `(${block.rows.get(list.parent.loop)}.${quoted(known)} IS NOT TRUE)`
          : 'false'
      },
    },
    of,
  )
}

function held(context: SqlContext, of: Scalar, home: SqlBlock): string {
  const text = form(context, of, home)
  const reach = lastUsed(context, of, home)
  const name = `v${context.names.count++}`
  const last = home.from.length - 1
  if (!home.layer || reach >= last) {
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
  return entry.text
}

/** The last place of the FROM list that a scalar's text names. */
function lastUsed(context: SqlContext, of: Scalar, home: SqlBlock): number {
  let last = -1
  const visit = (part: Scalar): void => {
    const known = home.known.get(part)
    if (known) last = Math.max(last, known.at)
    else for (const inner of partsOf(context.make, part)) visit(inner)
  }
  for (const part of partsOf(context.make, of)) visit(part)
  return last
}

function homeOf(of: Scalar, block: SqlBlock): SqlBlock {
  let home = block
  while (home.outer && !home.grouped && isSubset(of.free, home.outer.open)) home = home.outer
  return home
}

function knownIn(block: SqlBlock, of: Scalar): { text: string; at: number } | null {
  for (let at: SqlBlock | null = block; at; at = at.outer) {
    const known = at.known.get(of)
    if (known) return known
  }
  return null
}

function isSubset(part: ReadonlySet<Loop>, whole: ReadonlySet<Loop>): boolean {
  for (const one of part) if (!whole.has(one)) return false
  return true
}

/** How many operations its text holds; what gets a column of its own counts as one. */
function weightOf(context: SqlContext, of: Scalar): number {
  const known = context.weights.get(of)
  if (known !== undefined) return known
  let weight = of.form === 'constant' || of.form === 'given' ? 0 : 1
  if (of.form !== 'aggregate') {
    for (const part of partsOf(context.make, of)) {
      const own = weightOf(context, part)
      weight += own >= HEAVY && (context.uses.get(part) ?? 0) > 1 ? 1 : own
    }
  }
  context.weights.set(of, weight)
  return weight
}

/** Joins every list that these roots need at this block's level, stage by stage. */
export function joinLists(context: SqlContext, block: SqlBlock, roots: readonly Scalar[]): void {
  let waiting = new Set<Aggregate>()
  eachWithin(context, roots, (of) => {
    if (of.form === 'aggregate' && isSubset(of.free, block.open) && !knownIn(block, of))
      waiting.add(of)
  })
  while (waiting.size > 0) {
    const ready = [...waiting].filter((one) => !reaches(context, one, waiting))
    for (const loop of new Set(ready.map((one) => one.loop))) {
      joinList(
        context,
        block,
        loop,
        ready.filter((one) => one.loop === loop),
      )
    }
    waiting = new Set([...waiting].filter((one) => !ready.includes(one)))
  }
}

function reaches(context: SqlContext, from: Aggregate, others: ReadonlySet<Aggregate>): boolean {
  let found = false
  eachWithin(context, partsOf(context.make, from), (of) => {
    if (of.form === 'aggregate' && others.has(of)) found = true
  })
  return found
}

function eachWithin(
  context: SqlContext,
  roots: readonly Scalar[],
  visit: (of: Scalar) => void,
): void {
  const seen = new Set<Scalar>()
  const walk = (of: Scalar): void => {
    if (seen.has(of)) return
    seen.add(of)
    visit(of)
    for (const part of partsOf(context.make, of)) walk(part)
  }
  for (const root of roots) walk(root)
}

function joinList(
  context: SqlContext,
  block: SqlBlock,
  loop: Loop,
  group: readonly Aggregate[],
): void {
  const described = context.tables.lists[loop.list.path]
  if (!described) throw new RangeError(`where the list ${loop.list.path} lies is not described`)
  const parts = group.flatMap((one) => partsOf(context.make, one))
  const grouped =
    block.outer === null && loop.list.parent.loop === null && standsAlone(context, parts, block)
  const row = `m${context.names.count++}`
  const owner = `${row}.${quoted(described.owner)}`
  const inner: SqlBlock = {
    outer: block,
    grouped,
    open: new Set([...block.open, loop]),
    rows: new Map([...block.rows, [loop, row]]),
    household: grouped ? owner : block.household,
    from: [`${quoted(described.table)} ${row}`],
    layer: null,
    known: new Map(),
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
  const key = context.tables.lists[loop.list.path]?.key
  if (!key) throw new RangeError(`the list ${loop.list.path} has rows of its own and needs a key`)
  return quoted(key)
}

/** Nothing of the household itself is needed to sum over the rows. */
function standsAlone(context: SqlContext, parts: readonly Scalar[], block: SqlBlock): boolean {
  let alone = true
  eachWithin(context, parts, (of) => {
    const outer = isSubset(of.free, block.open)
    if (outer && (of.form === 'fact' || of.form === 'aggregate' || of.form === 'absent'))
      alone = false
  })
  return alone
}

function aggregateText(context: SqlContext, of: Aggregate, block: SqlBlock, owner: string): string {
  // An aggregate over outer columns alone would count as the outer query's own: it must name a row here.
  const here = (part: Scalar, text: string) =>
    part.free.has(of.loop) ? text : `CASE WHEN ${owner} IS NOT NULL THEN ${text} END`
  const filter = of.where && here(of.where, sqlText(context, of.where, block))
  const where = filter ? ` FILTER (WHERE ${filter})` : ''
  const body = () => here(of.body, sqlText(context, of.body, block))
  switch (of.how) {
    case 'count':
      return `count(*)${where}`
    case 'total': {
      const own = sqlTypeOf(of.type)
      const total = `coalesce(sum(${body()})${where}, 0)`
      // sum(int4) is an int8 already; of anything larger it is numeric.
      const natural = sqlTypeOf(of.body.type) === 'int4' ? 'int8' : 'numeric'
      return own === natural ? total : `${total}::${own}`
    }
    case 'exists':
      return `coalesce(bool_or(${body()})${where}, false)`
    default:
      return `${of.how === 'least' ? 'min' : 'max'}(${body()})${where}`
  }
}

/** A household without rows has no group. */
function outside(of: Aggregate, text: string, grouped: boolean): string {
  if (!grouped || of.how === 'least' || of.how === 'greatest') return text
  return `coalesce(${text}, ${of.how === 'exists' ? 'false' : '0'})`
}
