/** Sets of rows as bits: 1,000 rows are 32 words, so that all pairs of rows are looked at at once. */
export type RowSet = Uint32Array

export function noRows(count: number): RowSet {
  return new Uint32Array((count + 31) >> 5)
}

export function addRow(set: RowSet, row: number): void {
  set[row >> 5] = (set[row >> 5] as number) | (1 << (row & 31))
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
 * For a column of numbers, one for each row: a new set of the rows whose number is less than a
 * bound. Every 32nd such set stands ready, so that a look-up adds a few rows only.
 */
export function rowsBelow(numbers: Int32Array): (bound: number) => RowSet {
  const order = Uint32Array.from(numbers, (_, row) => row).sort(
    (a, b) => (numbers[a] as number) - (numbers[b] as number),
  )
  const ready: RowSet[] = []
  const grown = noRows(numbers.length)
  for (const [place, row] of order.entries()) {
    if (place % STEP === 0) ready.push(grown.slice())
    addRow(grown, row)
  }
  return (bound) => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[order[middle] as number] as number) < bound) low = middle + 1
      else high = middle
    }
    const base = Math.min(Math.floor(low / STEP), ready.length - 1)
    const set = ready[base]?.slice() ?? noRows(numbers.length)
    for (let place = base * STEP; place < low; place += 1) addRow(set, order[place] as number)
    return set
  }
}
