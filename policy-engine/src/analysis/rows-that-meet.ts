/** Which rows can fit the same values, and which fit wherever another does. */
import { addRow, keepOnly, noRows, type RowSet, rowsBelow, rowsIn, takeAway } from './row-sets.ts'
import { contains, meets, type Spans } from './spans.ts'
import type { Box } from './uncovered.ts'

/** For each row the set of the other rows that can fit together with it. */
export function rowsThatMeet(rows: readonly Box[]): RowSet[] {
  const hulls = hullsOf(rows)
  return related(rows, meets, (row) =>
    hulls.map(({ low, high, endsBelow, startsBelow }) => {
      const set = startsBelow((high[row] as number) + 1)
      takeAway(set, endsBelow(low[row] as number))
      return set
    }),
  )
}

/** For each row of `inner` the set of rows of `outer` that hold it in every column. */
export function rowsThatHold(outer: readonly Box[], inner: readonly Box[]): RowSet[] {
  const hulls = hullsOf(outer)
  const own = hullsOf(inner)
  const holds = (other: Spans, row: Spans) => contains(other, row)
  return related(
    inner,
    holds,
    (row) =>
      hulls.map(({ endsBelow, startsBelow }, column) => {
        const [low, high] = [own[column]?.low[row] as number, own[column]?.high[row] as number]
        const set = startsBelow(low + 1)
        takeAway(set, endsBelow(high))
        return set
      }),
    outer,
  )
}

/** `candidates` goes by the ends of cells alone; cells of several spans are then looked at. */
function related(
  rows: readonly Box[],
  agree: (other: Spans, row: Spans) => boolean,
  candidates: (row: number) => RowSet[],
  others = rows,
): RowSet[] {
  const width = rows[0]?.length ?? 0
  const broken = noRows(others.length)
  const usable = noRows(others.length)
  for (const [row, box] of others.entries()) {
    if (box.some((cell) => cell.length > 2)) addRow(broken, row)
    if (box.every((cell) => cell.length > 0)) addRow(usable, row)
  }
  return rows.map((box, row) => {
    const found = usable.slice()
    if (box.some((cell) => cell.length === 0)) return noRows(others.length)
    if (width > 0) for (const set of candidates(row)) keepOnly(found, set)
    if (others === rows) found[row >> 5] = (found[row >> 5] as number) & ~(1 << (row & 31))
    const doubtful = found.slice()
    if (!box.some((cell) => cell.length > 2)) keepOnly(doubtful, broken)
    for (const other of rowsIn(doubtful, 0, others.length)) {
      const fits = box.every((cell, column) => agree(others[other]?.[column] as Spans, cell))
      if (!fits) found[other >> 5] = (found[other >> 5] as number) & ~(1 << (other & 31))
    }
    return found
  })
}

type Hull = {
  low: Int32Array
  high: Int32Array
  startsBelow: (bound: number) => RowSet
  endsBelow: (bound: number) => RowSet
}

function hullsOf(rows: readonly Box[]): Hull[] {
  return (rows[0] ?? []).map((_, column) => {
    const low = Int32Array.from(rows, (row) => row[column]?.[0] ?? 0)
    const high = Int32Array.from(rows, (row) => row[column]?.at(-1) ?? 0)
    return { low, high, startsBelow: rowsBelow(low), endsBelow: rowsBelow(high) }
  })
}
