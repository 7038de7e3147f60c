/**
 * The values of one input column, cut where a cell of the column cuts them: each atom is one value
 * named by a cell, or an open stretch between two of them, or null, or any kind that no cell names.
 * All values of one atom meet the same cells, so a table need only be looked at atom by atom.
 */
import { order } from '../feel/equality.ts'
import { isNull, type Kind, kindOf, type Value } from '../feel/value.ts'
import { between } from './between.ts'
import { NONE, type Spans, span, union } from './spans.ts'

/** `low` and `high` are the ends of an open stretch; a missing end is open for ever. */
export type Atom =
  | { is: 'value'; value: Value }
  | { is: 'symbol'; text: string }
  | { is: 'between'; low: Atom | undefined; high: Atom | undefined; example: Value }
  | { is: 'null' }
  | { is: 'other' }

/** Atoms of one kind stand together, in order: `at` finds the atom of a named value. */
type Group = { from: number; to: number; at: ReadonlyMap<string | number, number> }

export type Axis = {
  atoms: readonly Atom[]
  groups: ReadonlyMap<string, Group>
  nullAt: number
  /** A bound that is no literal, when it is the only one that orders this column: `< limitFen`. */
  symbol: string | null
}

export type Named = { values: readonly Value[]; symbols: ReadonlySet<string> }

/** `kind` is what the column's expression gives, when that is known before running. */
export function axisFrom(kind: Kind | null, named: Named): Axis {
  const values = new Map<string, Map<string | number, Value>>()
  const groupNamed = (name: string) => {
    const known = values.get(name) ?? new Map<string | number, Value>()
    values.set(name, known)
    return known
  }
  for (const value of named.values) {
    if (!isNull(value)) groupNamed(groupOf(value)).set(keyOf(value), value)
  }
  const ordered = kind !== null && !UNORDERED.has(kind)
  if (kind !== null && ordered && ![...values.keys()].some((name) => name.startsWith(kind))) {
    groupNamed(kind)
  }
  if (kind === 'boolean' || values.has('boolean')) {
    for (const value of [false, true]) groupNamed('boolean').set(keyOf(value), value)
  }
  const [symbol, second] = [...named.symbols]
  const alone =
    symbol !== undefined && second === undefined && [...values.values()].every(({ size }) => !size)
  const atoms: Atom[] = []
  const groups = new Map<string, Group>()
  if (alone) {
    groups.set(SYMBOL, groupFrom(atoms, [{ is: 'symbol', text: symbol }], 'number'))
  } else {
    for (const [name, found] of values) {
      const sorted = [...found.values()].sort((a, b) => order(a, b) ?? 0)
      const points = sorted.map((value): Atom => ({ is: 'value', value }))
      groups.set(name, groupFrom(atoms, points, name))
    }
  }
  const nullAt = atoms.push({ is: 'null' }) - 1
  atoms.push({ is: 'other' })
  return { atoms, groups, nullAt, symbol: alone ? symbol : null }
}

const SYMBOL = 'symbol'
const WITH_OFFSET = ' with offset'
const UNORDERED: ReadonlySet<Kind> = new Set(['boolean', 'list', 'context', 'function', 'range'])

function groupFrom(atoms: Atom[], points: readonly Atom[], name: string): Group {
  const from = atoms.length
  const at = new Map<string | number, number>()
  const stretch = (low: Atom | undefined, high: Atom | undefined) => {
    const ends = [low, high].map((end) => (end?.is === 'value' ? end.value : undefined))
    const example = name === 'boolean' ? null : between(name, ends[0], ends[1])
    if (example !== null) atoms.push({ is: 'between', low, high, example })
  }
  stretch(undefined, points[0])
  for (const [index, point] of points.entries()) {
    if (point.is === 'value') at.set(keyOf(point.value), atoms.length)
    atoms.push(point)
    if (point.is === 'symbol') at.set(SYMBOL, atoms.length - 1)
    stretch(point, points[index + 1])
  }
  return { from, to: atoms.length - 1, at }
}

/** What lies below, at and above a bound, and all values that can be compared with it. */
export type Cut = { below: Spans; at: Spans; above: Spans; comparable: Spans }

/** `bound` is a value that the axis was made with, or its symbol; null for any other. */
export function cutAt(axis: Axis, bound: Value | { symbol: string }): Cut | null {
  const symbolic = bound !== null && typeof bound === 'object' && 'symbol' in bound
  if (symbolic && bound.symbol !== axis.symbol) return null
  const group = axis.groups.get(symbolic ? SYMBOL : groupOf(bound))
  const at = group?.at.get(symbolic ? SYMBOL : keyOf(bound))
  if (!group || at === undefined) return null
  return {
    below: span(group.from, at - 1),
    at: span(at, at),
    above: span(at + 1, group.to),
    comparable: span(group.from, group.to),
  }
}

/** All atoms of one kind; only the last, "any other", for kinds that have no values to name. */
export function ofKind(axis: Axis, kind: Kind): Spans {
  const groups = [kind, `${kind}${WITH_OFFSET}`, SYMBOL].flatMap(
    (name) => axis.groups.get(name) ?? [],
  )
  const last = axis.atoms.length - 1
  if (groups.length === 0) return span(last, last)
  return groups.reduce<Spans>((set, { from, to }) => union(set, span(from, to)), NONE)
}

/** Times with an offset and times without cannot be ordered, so they stand apart. */
function groupOf(value: Value): string {
  if (typeof value === 'number') return 'number'
  const kind = kindOf(value)
  const clock = kind === 'time' || kind === 'date and time'
  return clock && (value as { offset: number | null }).offset !== null
    ? `${kind}${WITH_OFFSET}`
    : kind
}

function keyOf(value: Value): string | number {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return String(value)
  if ('kind' in value) return JSON.stringify(value)
  return String(value)
}
