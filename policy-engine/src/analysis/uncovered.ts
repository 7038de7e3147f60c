/**
 * What a set of boxes leaves free of a larger box. A sweep along one column after the other: between
 * two ends of cells the same rows are active, and rows that agree in all columns still to come count
 * as one. Equal remainders are found once and shared, so what comes out is consolidated: stretches
 * with the same remainder are one region. A budget of steps ends every search; what is found is
 * right in any case, only not all of it.
 */
import { FULL, type Level, levelsFrom } from './row-tails.ts'
import { segmentsOf } from './segments.ts'
import { type Box, type Spans, union } from './spans.ts'

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
  const segments = segmentsOf(level, active, budget)
  if (!segments.whole) state.complete = false
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
