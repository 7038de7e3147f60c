/** Rows seen from one column on: those that agree in all columns still to come are one tail. */
import { type Box, contains, meets, type Spans } from './spans.ts'

/** The tails at one column: the cell of each, and which tail follows in the next column. */
export type Level = { cells: Spans[]; next: number[]; within: Spans }

/** The tail that meets everything still to come is always number 0. */
export const FULL = 0

/** `heads` are the tails of whole rows; rows that do not meet the box are left out. */
export function levelsFrom(
  rows: readonly Box[],
  within: Box,
): { levels: Level[]; heads: Int32Array } {
  const levels = within.map((spans): Level => ({ cells: [spans], next: [FULL], within: spans }))
  const kept = rows.filter((row) => row.every((cell, column) => meets(cell, within[column] ?? [])))
  let tails: number[] = kept.map(() => FULL)
  for (let column = levels.length - 1; column >= 0; column -= 1) {
    const level = levels[column] as Level
    const ids = new Map<Spans, number>()
    const classes = new Map<number, number>([[FULL, FULL]])
    tails = kept.map((row, index) => {
      const cell = row[column] as Spans
      let id = ids.get(cell)
      if (id === undefined) {
        id = contains(cell, level.within) ? FULL : ids.size + 1
        ids.set(cell, id)
      }
      const tail = tails[index] as number
      const key = id * 0x100000 + tail
      const known = classes.get(key)
      if (known !== undefined) return known
      const made = level.cells.push(id === FULL ? level.within : cell) - 1
      level.next.push(tail)
      classes.set(key, made)
      return made
    })
  }
  return { levels, heads: Int32Array.from(new Set(tails)).sort() }
}
