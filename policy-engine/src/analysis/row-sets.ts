/** Sets of rows as bits: 1,000 rows are 32 words, so that all pairs of rows are looked at at once. */
export type RowSet = Uint32Array

export function noRows(count: number): RowSet {
  return new Uint32Array((count + 31) >> 5)
}

export function addRow(set: RowSet, row: number): void {
  set[row >> 5] = (set[row >> 5] as number) | (1 << (row & 31))
}

export function dropRow(set: RowSet, row: number): void {
  set[row >> 5] = (set[row >> 5] as number) & ~(1 << (row & 31))
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set[row >> 5] as number) & (1 << (row & 31))) !== 0
}

/** Takes from `set` what is not in `other`. */
export function keepOnly(set: RowSet, other: RowSet): void {
  for (let word = 0; word < set.length; word += 1)
    set[word] = (set[word] as number) & (other[word] as number)
}

export function takeAway(set: RowSet, other: RowSet): void {
  for (let word = 0; word < set.length; word += 1)
    set[word] = (set[word] as number) & ~(other[word] as number)
}

/** The rows of a set from `from` up to but not including `to`, in order. */
export function rowsIn(set: RowSet, from: number, to: number): number[] {
  const found: number[] = []
  for (let word = from >> 5; word < set.length && word << 5 < to; word += 1) {
    for (let bits = set[word] as number; bits !== 0; bits &= bits - 1) {
      const row = (word << 5) + (31 - Math.clz32(bits & -bits))
      if (row >= to) break
      if (row >= from) found.push(row)
    }
  }
  return found
}

const STEP = 32

/**
 * For a column of numbers from 0 on, one for each row: puts into a set the rows whose number is less
 * than a bound. Every 32nd such set stands ready, so that a look-up adds a few rows only.
 */
export function rowsBelow(numbers: Int32Array): (bound: number, into: RowSet) => void {
  const most = numbers.reduce((high, one) => Math.max(high, one), -1)
  const below = new Int32Array(most + 3)
  for (const number of numbers) below[number + 1] = (below[number + 1] as number) + 1
  for (let at = 1; at < below.length; at += 1) {
    below[at] = (below[at] as number) + (below[at - 1] as number)
  }
  const next = below.slice()
  const order = new Uint32Array(numbers.length)
  for (const [row, number] of numbers.entries()) {
    const place = next[number] as number
    order[place] = row
    next[number] = place + 1
  }
  const ready: RowSet[] = []
  const grown = noRows(numbers.length)
  for (const [place, row] of order.entries()) {
    if (place % STEP === 0) ready.push(grown.slice())
    addRow(grown, row)
  }
  return (bound, into) => {
    const count = below[Math.min(bound, most + 1)] as number
    const base = Math.min(Math.floor(count / STEP), ready.length - 1)
    into.set(ready[base] as RowSet)
    for (let place = base * STEP; place < count; place += 1) addRow(into, order[place] as number)
  }
}
