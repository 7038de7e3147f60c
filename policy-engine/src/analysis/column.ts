/** One input column of a table: its axis, which of its atoms can occur, and its cells as sets. */
import type { Feel } from '../feel/tree.ts'
import type { Type } from '../feel/type.ts'
import { isNull, type Kind, type Value } from '../feel/value.ts'
import { type Atom, type Axis, axisFrom, cutAt, ofKind } from './axis.ts'
import { type Cell, truthOf } from './cell.ts'
import { isSymbol, namedIn } from './named-in.ts'
import { breaksIn, isText } from './region-text.ts'
import { atomsIn, intersection, meets, NONE, type Spans, span, spansOf, union } from './spans.ts'

/**
 * `kept` are the atoms that can occur; all sets count in them. `asked` are those the table is
 * expected to answer: all that occur, without null and open texts where no cell speaks of them.
 */
export type Column = {
  name: string
  axis: Axis
  kept: readonly number[]
  all: Spans
  asked: Spans
  nullAt: number
  /** Stretches between named texts, when no cell asks for their order: then they are one, "any other". */
  openTexts: readonly number[]
  /** Kept atoms that are no continuation of the one before. */
  breaks: readonly number[]
  /** Some cell says something. */
  tested: boolean
}

/**
 * `may` holds where the cell can hold, `must` where it holds for certain; mostly they are one.
 * `read` is false when only a run can say; `outside` are values it names that cannot occur.
 */
export type ColumnCell = { may: Spans; must: Spans; read: boolean; outside: readonly Value[] }

export type ColumnSource = {
  name: string
  type: Type
  cells: readonly Cell[]
  /** The allowed values of the column and of its type, as tests. */
  allowed: readonly Cell[]
  /** All values that the column's expression can give, when they are known. */
  given: readonly Value[] | null
}

export function columnFrom(source: ColumnSource): { column: Column; cells: ColumnCell[] } {
  const distinct = new Map(source.cells.map((cell) => [cell.tree, cell]))
  const { values, symbols, asksOrder, asksNull } = namesIn([...distinct.values()], source)
  const kind = kindIn(source.type)
  const axis = axisFrom(kind, { values, symbols })
  const possible = possibleAtoms(axis, kind, source)
  const kept = Array.from(atomsIn(possible.atoms))
  const all = span(0, kept.length - 1)
  const open = possible.closed || asksOrder
  const asked = spansOf(
    kept.flatMap((atom, index) => {
      const skipped = isSkipped(axis.atoms[atom], kind, open, asksNull)
      return skipped ? [] : [index]
    }),
  )
  const rank = ranks(kept, axis.atoms.length)
  const known = new Map<Feel, ColumnCell>()
  for (const [tree, cell] of distinct) {
    const truth = truthOf(cell, axis)
    const may = truth ? ranked(truth.yes, rank, all) : all
    const certain = truth !== null && !(axis.symbol !== null && namesSymbol(cell))
    const outside = possible.closed ? outsideOf(cell, axis, possible.atoms) : []
    known.set(tree, { may, must: certain ? may : NONE, read: truth !== null, outside })
  }
  const nullAt = rank[axis.nullAt] as number
  const column: Column = {
    name: source.name,
    axis,
    kept,
    all,
    asked: asked.length > 0 ? asked : all,
    nullAt,
    openTexts: asksOrder
      ? []
      : kept.flatMap((place, index) => (isOpenText(axis.atoms[place] as Atom) ? [index] : [])),
    breaks: breaksIn(axis.atoms, kept),
    tested: [...known.values()].some(({ may }) => may !== all),
  }
  return { column, cells: source.cells.map(({ tree }) => known.get(tree) as ColumnCell) }
}

function namesIn(cells: readonly Cell[], { type, allowed, given }: ColumnSource) {
  const values: Value[] = [...(statedValues(type) ?? []), ...(given ?? [])]
  const symbols = new Set<string>()
  let [asksOrder, asksNull] = [false, false]
  for (const cell of [...cells, ...allowed]) {
    namedIn(cell, (named, ordered) => {
      if (isSymbol(named)) symbols.add(named.symbol)
      else values.push(named)
      if (ordered && typeof named === 'string') asksOrder = true
      if (!isSymbol(named) && isNull(named) && !allowed.includes(cell)) asksNull = true
    })
  }
  return { values, symbols, asksOrder, asksNull }
}

function possibleAtoms(
  axis: Axis,
  kind: Kind | null,
  { type, allowed, given }: ColumnSource,
): { atoms: Spans; closed: boolean } {
  const nulls = span(axis.nullAt, axis.nullAt)
  const stated = statedValues(type)
  const limits = [
    ...allowed.map((cell) => truthOf(cell, axis)?.yes ?? null),
    stated && listed(axis, stated),
    given && listed(axis, given),
  ].filter((one) => one !== null)
  const any = span(0, axis.atoms.length - 1)
  const typed = kind === null ? any : union(ofKind(axis, kind), nulls)
  const atoms = limits.reduce((set, limit) => intersection(set, union(limit, nulls)), typed)
  return { atoms, closed: limits.length > 0 }
}

function isSkipped(
  atom: Axis['atoms'][number] | undefined,
  kind: Kind | null,
  open: boolean,
  asksNull: boolean,
): boolean {
  if (!atom || atom.is === 'other') return true
  if (atom.is === 'null') return !asksNull
  if (atom.is !== 'between' || open || (!atom.low && !atom.high)) return false
  return kind === 'string' || typeof atom.example === 'string'
}

function isOpenText(atom: Atom): boolean {
  return atom.is === 'between' && isText(atom)
}

function statedValues(type: Type): readonly string[] | null {
  return type.kind === 'string' && type.values ? type.values : null
}

function kindIn({ kind }: Type): Kind | null {
  return kind === 'any' || kind === 'null' ? null : (kind as Kind)
}

function listed(axis: Axis, values: readonly Value[]): Spans {
  return values.reduce<Spans>((set, value) => union(set, cutAt(axis, value)?.at ?? NONE), NONE)
}

/** Values that a cell names one by one and that cannot occur. */
function outsideOf(cell: Cell, axis: Axis, possible: Spans): Value[] {
  const found: Value[] = []
  namedIn(cell, (named, ordered) => {
    if (ordered || isSymbol(named) || isNull(named)) return
    const at = cutAt(axis, named)?.at
    if (at && !meets(possible, at)) found.push(named)
  })
  return found
}

function namesSymbol(cell: Cell): boolean {
  let found = false
  namedIn(cell, (named) => {
    if (isSymbol(named)) found = true
  })
  return found
}

/** How many kept atoms stand before each atom. */
function ranks(kept: readonly number[], size: number): Int32Array {
  const rank = new Int32Array(size + 1)
  for (const atom of kept) rank[atom + 1] = 1
  for (let atom = 0; atom < size; atom += 1) {
    rank[atom + 1] = (rank[atom + 1] as number) + (rank[atom] as number)
  }
  return rank
}

/** A set of atoms of the axis as a set of kept atoms. */
function ranked(set: Spans, rank: Int32Array, all: Spans): Spans {
  const found: number[] = []
  for (let index = 0; index < set.length; index += 2) {
    const low = rank[set[index] as number] as number
    const high = (rank[(set[index + 1] as number) + 1] as number) - 1
    if (low > high) continue
    if (found.length > 0 && found[found.length - 1] === low - 1) found[found.length - 1] = high
    else found.push(low, high)
  }
  if (found.length === 0) return NONE
  return found.length === 2 && found[0] === all[0] && found[1] === all[1] ? all : found
}
