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
    ['1 / 3 * 3 = 1', false],
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

describe('null means unknown', () => {
  cases([
    ['null + 1', null],
    ['null < 1', null],
    ['null = null', true],
    ['null = 1', false],
    ['1 != null', true],
    ['true and null', null],
    ['false and null', false],
    ['null or true', true],
    ['null or false', null],
    ['not(null)', null],
    ['if null then 1 else 2', 2],
    ['sum([1, null])', null],
    ['count([1, null])', 2],
    ['some x in [1, null] satisfies x > 0', true],
    ['every x in [1, null] satisfies x > 0', null],
    ['every x in [] satisfies x > 0', true],
  ])
})

describe('kinds that differ do not compare', () => {
  cases([
    ['"499" < 500', null],
    ['"1" = 1', null],
    ['true < false', null],
    ['1 + "1"', null],
    ['[1] = 1', null],
    ['date("2025-01-01") < "2025-01-02"', null],
  ])
})

describe('lists, contexts and functions', () => {
  cases([
    ['[1, 2, 3][item > 1]', [2, 3]],
    ['[1, 2, 3][2]', 2],
    ['[1, 2, 3][-1]', 3],
    ['[{a: 1}, {a: 2}][a > 1].a', [2]],
    ['{a: 1, b: a + 1}.b', 2],
    ['for x in 1..3 return x * x', [1, 4, 9]],
    ['for x in [1, 2], y in [10, 20] return x + y', [11, 21, 12, 22]],
    ['for i in 1..4 return if i = 1 then 1 else partial[-1] * i', [1, 2, 6, 24]],
    ['(function(x, y) x - y)(y: 1, x: 5)', 4],
    ['{f: function(x) x + 1, r: f(2)}.r', 3],
    ['list contains([1, null], null)', true],
    ['append([1], 2, 3)', [1, 2, 3]],
    ['concatenate([1], [2])', [1, 2]],
    ['flatten([1, [2, [3]]])', [1, 2, 3]],
    ['distinct values([1, 2, 1])', [1, 2]],
    ['min(3, 1, 2)', 1],
    ['max(["a", "c", "b"])', 'c'],
    ['all([true, null])', null],
    ['any([false, true])', true],
    ['get value({a: 1}, "a")', 1],
    ['1 in [1..5)', true],
    ['5 in [1..5)', false],
    ['5 in (1, > 4)', true],
    ['3 between 1 and 3', true],
    ['1 instance of number', true],
    ['"a" instance of number', false],
    ['is(1, 1.0)', true],
    ['sublist([1, 2, 3], -2, 1)', [2]],
    ['sublist([1, 2, 3], 3, 2)', null],
    ['insert before([1, 3], 2, 2)', [1, 2, 3]],
    ['remove([1, 2, 3], 2)', [1, 3]],
    ['list replace([1, 2, 3], 2, 9)', [1, 9, 3]],
    ['union([1, 2], [2, 3])', [1, 2, 3]],
    ['sort([3, 1, 2], function(x, y) x < y)', [1, 2, 3]],
    ['sort([1, "a"])', null],
    ['mean([1, 2, 6])', 3],
    ['mean([1, null])', null],
    ['median([8, 2, 5, 3])', 4],
    ['product([2, 3, 4])', 24],
    ['mode([1, 2, 2, 1, 3])', [1, 2]],
    ['floor(stddev([2, 4, 7, 5]) * 1000)', 2081],
    ['sqrt(16)', 4],
    ['sqrt(-1)', null],
  ])
})

describe('text', () => {
  cases([
    ['"a" + "b"', 'ab'],
    ['substring("幸福码", 2)', '福码'],
    ['substring("foobar", -2, 1)', 'a'],
    ['upper case("ab")', 'AB'],
    ['starts with("low-margin", "low")', true],
    ['contains("foo", "o")', true],
    ['string length("幸福码")', 3],
    ['string(1.10)', '1.1'],
    ['string(date("2025-01-01"))', '2025-01-01'],
    ['number("1,000.5", ",", ".")', 1000.5],
    ['number("0x10")', null],
    ['"\\u798f"', '福'],
  ])
})

describe('dates and durations', () => {
  cases([
    ['date("2024-02-29") + duration("P1Y")', '2025-02-28'],
    ['date("2025-01-31") + duration("P1M")', '2025-02-28'],
    ['date("2025-03-01") - duration("P1D")', '2025-02-28'],
    ['date("2025-03-01") - date("2025-02-01")', 'P28D'],
    ['duration("P1M") * 18', 'P1Y6M'],
    ['duration("PT36H") / 2', 'PT18H'],
    ['date(2025, 2, 30)', null],
    ['date("2025-02-28") < date("2025-03-01")', true],
    ['years and months duration(date("2024-01-31"), date("2025-01-30"))', 'P11M'],
    ['date("2025-06-01").weekday', 7],
    ['date and time("2025-06-01T10:00:00Z") - date and time("2025-06-01T09:59:59.5Z")', 'PT0.5S'],
    ['@"2025-06-01" = date("2025-06-01")', true],
    ['time("10:00:00") + duration("PT15H")', '01:00:00'],
  ])

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
