import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feel } from '../testing/a-model.ts'

const cases = (rows: [string, unknown][]) =>
  it.each(rows)('%s', (text, value) => expect(feel(text)).toEqual(value))

describe('numbers are exact', () => {
  cases([
    ['0.1 + 0.2 = 0.3', true],
    ['160.0 < 40.2 * 4', true],
    ['160.8 < 40.2 * 4', false],
    ['1.15 * 100 = 115', true],
    ['9007199254740991 + 2', '9007199254740993'],
    ['9007199254740991 * 9007199254740991', '81129638414606663681390495662081'],
    ['10 / 4', 2.5],
    ['1 / 3 * 3 = 1', true],
    ['1 / 0', null],
    ['2 ** 10', 1024],
    ['-3 + 1', -2],
    ['modulo(-7, 3)', 2],
    ['floor(-1.5)', -2],
    ['ceiling(1.2)', 2],
    ['decimal(2.5, 0)', 2],
    ['round half up(1.005, 2)', 1.01],
    ['round half up(1.5, 0)', 2],
    ['round up(1.01, 1)', 1.1],
    ['abs(-4)', 4],
  ])

  it('a million-fen sum equal to its limit is never over it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 3, maxLength: 3 }),
        (fen) => {
          const yuan = fen.map((one) => one / 100)
          const limit = fen.reduce((total, one) => total + one, 0) / 100
          expect(feel('sum(parts) <= limit', { parts: yuan, limit })).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('dates', () => {
  it('every day of four centuries has a date, and its date is that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -146_097, max: 146_097 }), (days) => {
        const text = new Date(days * 86_400_000).toISOString().slice(0, 10)
        expect(feel(`string(date("1970-01-01") + duration("P1D") * ${days})`)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})
