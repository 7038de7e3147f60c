/** Which rows can fit the same values, and which fit wherever another does. */
import {
  addRow,
  dropRow,
  keepOnly,
  noRows,
  type RowSet,
  rowsBelow,
  rowsIn,
  takeAway,
} from './row-sets.ts'
import type { Box } from './spans.ts'
import { contains, meets, type Spans } from './spans.ts'

/** For each row the set of the other rows that can fit together with it. */
export function rowsThatMeet(rows: readonly Box[]): RowSet[] {
  return related(rows, rows, meets, (hull, low, high, starts, ends) => {
    hull.startsBelow(high + 1, starts)
    hull.endsBelow(low, ends)
  })
}

/** For each row of `inner` the set of rows of `outer` that hold it in every column. */
export function rowsThatHold(outer: readonly Box[], inner: readonly Box[]): RowSet[] {
  return related(outer, inner, contains, (hull, low, high, starts, ends) => {
    hull.startsBelow(low + 1, starts)
    hull.endsBelow(high, ends)
  })
}

type Hull = { startsBelow: ReturnType<typeof rowsBelow>; endsBelow: ReturnType<typeof rowsBelow> }

/** The rows in `starts` and not in `ends` agree with a cell from `low` to `high`, by its ends alone. */
type Candidates = (hull: Hull, low: number, high: number, starts: RowSet, ends: RowSet) => void

/** `candidates` goes by the ends of cells alone; cells of several spans are then looked at. */
function related(
  others: readonly Box[],
  rows: readonly Box[],
  agree: (other: Spans, row: Spans) => boolean,
  candidates: Candidates,
): RowSet[] {
  const hulls = hullsOf(others)
  const [starts, ends] = [noRows(others.length), noRows(others.length)]
  const [broken, usable] = [noRows(others.length), noRows(others.length)]
  for (const [row, box] of others.entries()) {
    if (box.some((cell) => cell.length > 2)) addRow(broken, row)
    if (box.every((cell) => cell.length > 0)) addRow(usable, row)
  }
  return rows.map((box, row) => {
    if (box.some((cell) => cell.length === 0)) return noRows(others.length)
    const found = usable.slice()
    for (const [column, cell] of box.entries()) {
      candidates(hulls[column] as Hull, cell[0] as number, cell.at(-1) as number, starts, ends)
      keepOnly(found, starts)
      takeAway(found, ends)
    }
    if (others === rows) dropRow(found, row)
    const doubtful = found.slice()
    if (!box.some((cell) => cell.length > 2)) keepOnly(doubtful, broken)
    for (const other of rowsIn(doubtful, 0, others.length)) {
      const fits = box.every((cell, column) => agree(others[other]?.[column] as Spans, cell))
      if (!fits) dropRow(found, other)
    }
    return found
  })
}

/** Rows with an empty cell stand anywhere: they are never among the usable ones. */
function hullsOf(rows: readonly Box[]): Hull[] {
  return (rows[0] ?? []).map((_, column) => ({
    startsBelow: rowsBelow(Int32Array.from(rows, (row) => row[column]?.[0] ?? 0)),
    endsBelow: rowsBelow(Int32Array.from(rows, (row) => row[column]?.at(-1) ?? 0)),
  }))
}
