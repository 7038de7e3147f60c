import { describe, expect, it } from 'vitest'
import { arithmetic } from '../feel/arithmetic.ts'
import { multiply, numberFromJson } from '../feel/number.ts'
import { compared } from '../feel/test.ts'
import type { Value } from '../feel/value.ts'

const METER = { spend: () => {} }

/** A repeatable stream of whole numbers below `limit` (a linear congruence, 32 bits). */
function* wholeNumbers(limit: number, seed = 20260101): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state % limit
  }
}

describe('thresholds', () => {
  it('of a hundred thousand three-term sums of yuan that equal their limit none is over it', () => {
    const fen = wholeNumbers(1_000_000)
    const next = () => fen.next().value as number
    let over = 0
    let floatingPointOver = 0
    for (let round = 0; round < 100_000; round += 1) {
      const parts = [next(), next(), next()]
      const limit = parts.reduce((total, one) => total + one, 0) / 100
      const yuan = parts.map((one) => one / 100)
      const sum = yuan.reduce<Value>((total, one) => arithmetic('+', total, numberFromJson(one)), 0)
      if (compared('>', sum, numberFromJson(limit), METER) === true) over += 1
      if (yuan.reduce((total, one) => total + one, 0) > limit) floatingPointOver += 1
    }
    expect(over).toBe(0)
    expect(floatingPointOver).toBeGreaterThan(5_000)
  })

  it('an area of exactly the average is not below it, for every household up to twenty people', () => {
    const average = numberFromJson(40.2) ?? 0
    for (let people = 1; people <= 20; people += 1) {
      const limit = multiply(average, people)
      const area = numberFromJson(Number((40.2 * people).toFixed(1)))
      expect(compared('<', area, limit, METER)).toBe(false)
    }
  })
})
