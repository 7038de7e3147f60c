/**
 * Single places that no row covers, where a full search would take too long: tried at the corners
 * of a box and at places spread over it, always the same ones, then widened as far as they go.
 */

import type { Box } from './spans.ts'
import { type Spans, sizeOf } from './spans.ts'

type Point = readonly number[]

const CORNERS = 6

/** A place of `within` that none of the rows covers, if one of a few tries finds it. */
export function pointOutside(rows: readonly Box[], within: Box, tries = 12): Point | null {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const point = within.map((spans, column) => {
      const size = sizeOf(spans)
      if (attempt < 2) return atomAt(spans, attempt === 0 ? 0 : size - 1)
      if (attempt < CORNERS) return atomAt(spans, spread(attempt, column) < 0.5 ? 0 : size - 1)
      return atomAt(spans, Math.floor(spread(attempt, column) * size))
    })
    if (!rows.some((row) => covers(row, point))) return point
  }
  return null
}

/** Regions around free places, each as wide as it can be: one column after the other. */
export function freeRegions(
  rows: readonly Box[],
  within: Box,
  tries: number,
  limit: number,
): Box[] {
  const found: Box[] = []
  for (let attempt = 0; attempt < tries && found.length < limit; attempt += 1) {
    const point = within.map((spans, column) => {
      const share = attempt < 2 ? attempt : spread(attempt, column)
      return atomAt(spans, Math.floor(share * (sizeOf(spans) - 1)))
    })
    if (rows.some((row) => covers(row, point)) || found.some((box) => covers(box, point))) continue
    found.push(widened(rows, within, point))
  }
  return found
}

/** From a free place, each column in turn takes all atoms around it at which no row is met. */
function widened(rows: readonly Box[], within: Box, point: Point): Box {
  const box: Spans[] = point.map((atom) => [atom, atom])
  for (const [column, spans] of within.entries()) {
    const atom = point[column] as number
    const place = spans.findIndex((end, index) => index % 2 === 1 && end >= atom)
    let [low, high] = [spans[place - 1] as number, spans[place] as number]
    for (const row of rows) {
      if (!meetsBox(row, box, column)) continue
      const cell = row[column] as Spans
      for (let index = 0; index < cell.length; index += 2) {
        const [from, to] = [cell[index] as number, cell[index + 1] as number]
        if (to < atom) low = Math.max(low, to + 1)
        else high = Math.min(high, from - 1)
      }
    }
    box[column] = [low, high]
  }
  return box
}

/** Every column of the box has one span; `free` is not looked at. */
function meetsBox(row: Box, box: Box, free: number): boolean {
  for (let column = 0; column < box.length; column += 1) {
    if (column === free) continue
    const [low, high] = box[column] as [number, number]
    if (!hasAny(row[column] as Spans, low, high)) return false
  }
  return true
}

function covers(row: Box, point: Point): boolean {
  for (let column = 0; column < point.length; column += 1) {
    const atom = point[column] as number
    if (!hasAny(row[column] as Spans, atom, atom)) return false
  }
  return true
}

function hasAny(cell: Spans, low: number, high: number): boolean {
  for (let index = 0; index < cell.length; index += 2) {
    if ((cell[index] as number) <= high && low <= (cell[index + 1] as number)) return true
  }
  return false
}

function atomAt(spans: Spans, place: number): number {
  let left = place
  for (let index = 0; index < spans.length; index += 2) {
    const [from, to] = [spans[index] as number, spans[index + 1] as number]
    if (left <= to - from) return from + left
    left -= to - from + 1
  }
  return spans.at(-1) ?? 0
}

/** A number from 0 up to 1, spread evenly over tries and columns, the same every time. */
function spread(attempt: number, column: number): number {
  const mixed = Math.imul(attempt * 31 + column + 1, 0x9e3779b1) >>> 0
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) >>> 0) / 2 ** 32
}
