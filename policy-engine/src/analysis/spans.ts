/**
 * A set of atoms of one axis, as sorted, disjoint, non-touching spans of their indexes: `[lo, hi]`
 * pairs in one flat list, both ends included. A span of a thousand atoms costs as much as one of two.
 */
export type Spans = readonly number[]

/** One set for each column. */
export type Box = readonly Spans[]

export const NONE: Spans = []

export function span(low: number, high: number): Spans {
  return low > high ? NONE : [low, high]
}

export function union(left: Spans, right: Spans): Spans {
  if (left.length === 0 || left === right) return right
  if (right.length === 0) return left
  const joined: number[] = []
  let [a, b] = [0, 0]
  while (a < left.length || b < right.length) {
    const takeLeft = b >= right.length || (a < left.length && at(left, a) <= at(right, b))
    const [low, high] = takeLeft ? [at(left, a), at(left, a + 1)] : [at(right, b), at(right, b + 1)]
    if (takeLeft) a += 2
    else b += 2
    const last = joined.length - 1
    if (last > 0 && low <= at(joined, last) + 1) joined[last] = Math.max(at(joined, last), high)
    else joined.push(low, high)
  }
  return joined
}

export function intersection(left: Spans, right: Spans): Spans {
  const shared: number[] = []
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const low = Math.max(at(left, a), at(right, b))
    const high = Math.min(at(left, a + 1), at(right, b + 1))
    if (low <= high) shared.push(low, high)
    if (at(left, a + 1) < at(right, b + 1)) a += 2
    else b += 2
  }
  return shared
}

/** All of 0 … size − 1 that is not in the set. */
export function complement(set: Spans, size: number): Spans {
  const rest: number[] = []
  let from = 0
  for (let index = 0; index < set.length; index += 2) {
    if (at(set, index) > from) rest.push(from, at(set, index) - 1)
    from = at(set, index + 1) + 1
  }
  if (from < size) rest.push(from, size - 1)
  return rest
}

export function meets(left: Spans, right: Spans): boolean {
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    if (at(left, a + 1) < at(right, b)) a += 2
    else if (at(right, b + 1) < at(left, a)) b += 2
    else return true
  }
  return false
}

export function contains(outer: Spans, inner: Spans): boolean {
  for (let a = 0, b = 0; b < inner.length; ) {
    while (a < outer.length && at(outer, a + 1) < at(inner, b)) a += 2
    if (a >= outer.length || at(outer, a) > at(inner, b) || at(outer, a + 1) < at(inner, b + 1)) {
      return false
    }
    b += 2
  }
  return true
}

export function sizeOf(set: Spans): number {
  let size = 0
  for (let index = 0; index < set.length; index += 2) {
    size += at(set, index + 1) - at(set, index) + 1
  }
  return size
}

/** The set of some atoms, given in order. */
export function spansOf(atoms: Iterable<number>): Spans {
  const set: number[] = []
  for (const atom of atoms) {
    if (set.length > 0 && at(set, set.length - 1) >= atom - 1) set[set.length - 1] = atom
    else set.push(atom, atom)
  }
  return set
}

/** The atoms of a set in order; only for sets that are shown. */
export function* atomsIn(set: Spans): Generator<number> {
  for (let index = 0; index < set.length; index += 2) {
    for (let atom = at(set, index); atom <= at(set, index + 1); atom += 1) yield atom
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] as number
}
