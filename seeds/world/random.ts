/** A stream of repeatable numbers: the same `seed` and `stream` always give the same ones. Not for secrets. */
export type Random = {
  /** Whole number from 0 to `limit` − 1. */
  below(limit: number): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in `percent` of 100 cases; a fraction of a percent is allowed. */
  chance(percent: number): boolean
  /** One entry of the list. Throws on an empty list. */
  pick<T>(list: readonly T[]): T
}

/** Finalizer of MurmurHash3 (Austin Appleby, public domain): a bijection on 32 bits. */
export function mix32(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** mulberry32 (Tommy Ettinger, 2017, public domain), one generator a household so that any of them can be made alone. */
export function newRandom(seed: number, stream: number): Random {
  let state = mix32(mix32(seed) ^ mix32(stream + 0x9e3779b9))
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (percent) => next() * 100 < percent,
    pick(list) {
      const entry = list[below(list.length)]
      if (entry === undefined) throw new Error('nothing to pick from')
      return entry
    },
  }
}

/** UUID (RFC 9562 version 8) of entry `number` in `seed`: the first word is a bijection of it, so no two are equal. */
export function stableUuid(seed: number, number: number): string {
  const words = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344].map((salt) =>
    mix32((number ^ mix32(seed ^ salt)) >>> 0)
      .toString(16)
      .padStart(8, '0'),
  )
  const hex = words.join('')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
