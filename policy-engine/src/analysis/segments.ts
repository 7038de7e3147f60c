/** One column swept from its first atom to its last. */
import { FULL, type Level } from './row-tails.ts'
import type { Spans } from './spans.ts'

/** A stretch in which the same rows are active, with their tails in the next column. */
export type Segment = { low: number; high: number; next: Int32Array }

/** `whole` is false when the budget ended the sweep: then the last stretches are missing. */
export type Segments = { list: Segment[]; steps: number; whole: boolean }

const STEPS_OF_SEGMENT = 4

/** `active` are tails of this column. It costs a step for every row active in every stretch. */
export function segmentsOf(level: Level, active: Int32Array, budget: number): Segments {
  const cells = Array.from(active, (one) => level.cells[one] as Spans)
  const within = cells.length
  const count = within + 1
  const events = eventsOf([...cells, level.within])
  const open = new Int32Array(count)
  const placeOf = new Int32Array(count).fill(-1)
  let size = 0
  const list: Segment[] = []
  let steps = count
  for (let at = 0; at < events.length; ) {
    const low = positionIn(events[at] as number, count)
    for (; at < events.length && positionIn(events[at] as number, count) === low; at += 1) {
      const cell = (events[at] as number) % count
      const place = placeOf[cell] as number
      if (place < 0) {
        placeOf[cell] = size
        open[size++] = cell
      } else {
        const last = open[--size] as number
        open[place] = last
        placeOf[last] = place
        placeOf[cell] = -1
      }
    }
    if (at === events.length || (placeOf[within] as number) < 0) continue
    steps += size + STEPS_OF_SEGMENT
    if (steps > budget) return { list, steps, whole: false }
    const high = positionIn(events[at] as number, count) - 1
    list.push({ low, high, next: tailsOf(open, size, active, level) })
  }
  return { list, steps, whole: true }
}

/** Where cells begin and end, in order; at one place ends come first. Each is place, kind and cell in one number. */
function eventsOf(cells: readonly Spans[]): Float64Array {
  const events = new Float64Array(cells.reduce((total, cell) => total + cell.length, 0))
  let made = 0
  for (const [cell, spans] of cells.entries()) {
    for (let index = 0; index < spans.length; index += 1) {
      const isEnd = index & 1
      const position = (spans[index] as number) + isEnd
      events[made++] = (position * 2 + (1 - isEnd)) * cells.length + cell
    }
  }
  return events.sort()
}

function positionIn(event: number, count: number): number {
  return Math.floor(event / count / 2)
}

/** The tails that follow the open cells, each once and in order; the full one alone, as it says all. */
function tailsOf(open: Int32Array, size: number, active: Int32Array, { next }: Level): Int32Array {
  const tails = new Int32Array(size)
  let count = 0
  for (let at = 0; at < size; at += 1) {
    const row = active[open[at] as number]
    if (row !== undefined) tails[count++] = next[row] as number
  }
  const sorted = tails.subarray(0, count).sort()
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at] as number
  }
  return sorted.subarray(0, sorted[0] === FULL ? Math.min(kept, 1) : kept)
}
