/**
 * What a set of boxes leaves free of a larger box. A sweep along one column after the other: between
 * two ends of cells the same rows are active, and rows that agree in all columns still to come count
 * as one. Equal remainders are found once and shared, so what comes out is consolidated: stretches
 * with the same remainder are one region. A budget of steps ends every search; what is found is
 * right in any case, only not all of it.
 */
import { contains, intersection, type Spans, union } from './spans.ts'

/** One set of atoms for each column. */
export type Box = readonly Spans[]

export type Search = {
  /** Steps to spend; a table of 1,000 random rows takes some 20 ns a step. */
  budget: number
  /** Regions to list. With 1, the search ends at the first. */
  limit: number
}

/** `complete`: there is nothing free beyond `regions` and the `more` that are not listed. */
export type Uncovered = { regions: Box[]; more: number; complete: boolean; spent: number }

type Remainder = { id: number; count: number; branches: readonly Branch[] }
type Branch = { spans: Spans; rest: Remainder }

/** A row from one column on: its cell there, and which row-tail follows in the next column. */
type Level = { cells: Spans[]; next: number[]; within: Spans }

/** The tail that meets everything still to come is always number 0. */
const FULL = 0
const EVERYTHING: Remainder = { id: 0, count: 1, branches: [] }

export function uncovered(rows: readonly Box[], within: Box, search: Search): Uncovered {
  const { levels, heads } = levelsFrom(rows, within)
  const state: State = {
    levels,
    known: levels.map(() => new Map()),
    shared: new Map(),
    first: search.limit === 1,
    complete: true,
  }
  const { remainder, spent } = remainderOf(state, 0, heads, search.budget)
  const regions: Box[] = []
  if (remainder) listRegions(remainder, [], levels, search.limit, regions)
  const joined = joinedRegions(regions)
  return {
    regions: joined,
    more: (remainder?.count ?? 0) - regions.length,
    complete: state.complete,
    spent,
  }
}

type State = {
  levels: readonly Level[]
  known: Map<string, Remainder | null>[]
  shared: Map<string, Remainder>
  first: boolean
  complete: boolean
}

function levelsFrom(rows: readonly Box[], within: Box): { levels: Level[]; heads: Int32Array } {
  const levels = within.map((spans): Level => ({ cells: [spans], next: [FULL], within: spans }))
  const kept = rows.filter((row) =>
    row.every((cell, column) => intersection(cell, within[column] ?? []).length > 0),
  )
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

/** Null when the rows of `active` leave nothing free from this column on. */
function remainderOf(
  state: State,
  column: number,
  active: Int32Array,
  budget: number,
): { remainder: Remainder | null; spent: number } {
  if (active.length === 0) return { remainder: EVERYTHING, spent: 1 }
  if (active[0] === FULL) return { remainder: null, spent: 1 }
  const key = String.fromCharCode(...active)
  const known = state.known[column]?.get(key)
  if (known !== undefined) return { remainder: known, spent: 1 }
  const level = state.levels[column] as Level
  const segments = segmentsOf(level, active)
  let spent = segments.steps
  let [before, remainder]: [string | null, Remainder | null] = [null, null]
  const branches: { spans: number[]; rest: Remainder }[] = []
  for (const [index, { low, high, next }] of segments.list.entries()) {
    if (spent >= budget) {
      state.complete = false
      break
    }
    const set = String.fromCharCode(...next)
    if (before !== set) {
      const share = Math.ceil((budget - spent) / (segments.list.length - index))
      const found = remainderOf(state, column + 1, next, share)
      spent += found.spent
      ;[before, remainder] = [set, found.remainder]
    }
    if (!remainder) continue
    addBranch(branches, low, high, remainder)
    if (state.first) break
  }
  const whole = sharedRemainder(state, branches)
  state.known[column]?.set(key, whole)
  return { remainder: whole, spent }
}

type Segment = { low: number; high: number; next: Int32Array }

/** Stretches of the column in which the same rows are active, with their tails. */
function segmentsOf(level: Level, active: Int32Array): { list: Segment[]; steps: number } {
  const { within, next } = level
  const cells = Array.from(active, (one) => level.cells[one] as Spans)
  const sorted = endsOf(within, cells)
  const at = new Int32Array(cells.length)
  const tails = new Int32Array(cells.length)
  let place = 0
  const list: Segment[] = []
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const low = sorted[index] as number
    while (place < within.length && (within[place + 1] as number) < low) place += 2
    if (place >= within.length) break
    if (low < (within[place] as number)) continue
    let count = 0
    for (let one = 0; one < cells.length; one += 1) {
      const cell = cells[one] as Spans
      let pointer = at[one] as number
      while (pointer < cell.length && (cell[pointer + 1] as number) < low) pointer += 2
      at[one] = pointer
      if (pointer < cell.length && (cell[pointer] as number) <= low) {
        tails[count++] = next[active[one] as number] as number
      }
    }
    list.push({ low, high: (sorted[index + 1] as number) - 1, next: distinct(tails, count) })
  }
  return { list, steps: (list.length + 1) * (cells.length + 4) }
}

/** Where a span begins, and where the atom after a span stands, each once and in order. */
function endsOf(within: Spans, cells: readonly Spans[]): Int32Array {
  const count = cells.reduce((total, cell) => total + cell.length, within.length)
  const ends = new Int32Array(count)
  let place = 0
  const add = (spans: Spans) => {
    for (let index = 0; index < spans.length; index += 1) {
      ends[place++] = (spans[index] as number) + (index & 1)
    }
  }
  add(within)
  for (const cell of cells) add(cell)
  ends.sort()
  let kept = 0
  for (let index = 0; index < count; index += 1) {
    if (index === 0 || ends[index] !== ends[index - 1]) ends[kept++] = ends[index] as number
  }
  return ends.subarray(0, kept)
}

function distinct(tails: Int32Array, count: number): Int32Array {
  const sorted = tails.slice(0, count).sort()
  let kept = 0
  for (let index = 0; index < count; index += 1) {
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[kept++] = sorted[index] as number
  }
  return sorted.subarray(0, sorted[0] === FULL ? Math.min(kept, 1) : kept)
}

function addBranch(
  branches: { spans: number[]; rest: Remainder }[],
  low: number,
  high: number,
  rest: Remainder,
): void {
  const same = branches.find((branch) => branch.rest === rest)
  if (!same) branches.push({ spans: [low, high], rest })
  else if (same.spans.at(-1) === low - 1) same.spans[same.spans.length - 1] = high
  else same.spans.push(low, high)
}

/** The one remainder with these branches: what is equal is the same, so that it joins again. */
function sharedRemainder(state: State, branches: readonly Branch[]): Remainder | null {
  if (branches.length === 0) return null
  const key = branches.map(({ spans, rest }) => `${spans.join()}:${rest.id}`).join(';')
  const known = state.shared.get(key)
  if (known) return known
  const count = branches.reduce((total, { rest }) => total + rest.count, 0)
  const made = { id: state.shared.size + 1, count, branches }
  state.shared.set(key, made)
  return made
}

function listRegions(
  { branches }: Remainder,
  before: Box,
  levels: readonly Level[],
  limit: number,
  regions: Box[],
): void {
  if (branches.length === 0) {
    regions.push([...before, ...levels.slice(before.length).map(({ within }) => within)])
    return
  }
  for (const { spans, rest } of branches) {
    if (regions.length >= limit) return
    listRegions(rest, [...before, spans], levels, limit, regions)
  }
}

/** Regions that differ in one column only are one region. */
function joinedRegions(regions: Box[]): Box[] {
  const left = [...regions]
  for (let one = 0; one < left.length; one += 1) {
    for (let other = one + 1; other < left.length; other += 1) {
      const joined = joinedBox(left[one] as Box, left[other] as Box)
      if (!joined) continue
      left.splice(other, 1)
      left[one] = joined
      other = one
    }
  }
  return left
}

function joinedBox(one: Box, other: Box): Box | null {
  const differing = one.flatMap((spans, column) =>
    String(spans) === String(other[column]) ? [] : [column],
  )
  const [column, second] = differing
  if (column === undefined || second !== undefined) return null
  return one.map((spans, index) => (index === column ? union(spans, other[column] ?? []) : spans))
}
