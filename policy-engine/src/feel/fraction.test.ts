import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feel } from '../testing/a-model.ts'
import * as number from './number.ts'

const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const divisor = fc.integer({ min: 1, max: 10_000 })

describe('quotients whose digits do not end', () => {
  it.each([
    ['100 / 3 * 3', 100],
    ['floor(100 / 3 * 3)', 100],
    ['1 / 3 + 1 / 3 + 1 / 3 = 1', true],
    ['2 / 3 - 1 / 3 = 1 / 3', true],
    ['(10 / 7) / (10 / 7)', 1],
    ['-(1 / 3) * 3', -1],
    ['100 / 3 * 3 <= 100', true],
    ['round half up(200 / 3, 2)', 66.67],
    ['decimal(1 / 3, 4)', 0.3333],
    ['modulo(10 / 3, 1) * 3', 1],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['1 / 8', 0.125],
  ])('%s is %s', (text, expected) => expect(feel(text)).toBe(expected))

  it('give back what was divided', () => {
    fc.assert(
      fc.property(whole, divisor, (amount, persons) => {
        const each = number.divide(amount, persons)
        expect(each === null ? null : number.multiply(each, persons)).toBe(amount + 0)
      }),
    )
  })

  it('are compared as multiplying across compares', () => {
    fc.assert(
      fc.property(whole, divisor, whole, divisor, (a, b, c, d) => {
        const [left, right] = [number.divide(a, b), number.divide(c, d)]
        const expected = Math.sign(Number(BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b)))
        expect(Math.sign(number.compare(left ?? 0, right ?? 0)) + 0).toBe(expected + 0)
      }),
    )
  })

  it('are cut down to the whole number below', () => {
    fc.assert(
      fc.property(whole, divisor, (amount, persons) => {
        const expected = Math.floor(amount / persons)
        expect(number.round(number.divide(amount, persons) ?? 0, 0, 'floor')).toBe(expected + 0)
      }),
    )
  })

  it('fall back to their digits when they would grow without end', () => {
    let value: number.Num = 1
    for (let step = 3; step < 2000; step += 2) value = number.divide(value, step) ?? 0
    expect(number.compare(value, 0)).toBe(1)
    expect(String(value).length).toBeLessThan(60)
  })
})
