import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesBetween, type MoneyLine, totalOf } from './difference.ts'

const line: fc.Arbitrary<MoneyLine> = fc.record({
  awardId: fc.uuid(),
  programme: fc.constantFrom('subsistence-allowance', 'emergency-aid', 'disability-living'),
  every: fc.constantFrom('month' as const, 'once' as const),
  amountFen: fc.integer({ min: 1, max: 10_000_000 }),
  state: fc.constantFrom('expected', 'due', 'inRun', 'released', 'returned'),
  again: fc.boolean(),
})
const lines = fc.array(line, { maxLength: 8 })
const sum = (parts: { differenceFen: number }[]) =>
  parts.reduce((all, { differenceFen }) => all + differenceFen, 0)

test('the parts of a difference add up to the difference of the sums', () => {
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      expect(sum(differencesBetween(before, now))).toBe(totalOf(now) - totalOf(before))
    }),
  )
})

test('two months that bring the same each month differ in nothing', () => {
  const monthly = lines.map((all) =>
    all.map((each) => ({ ...each, every: 'month' as const, state: 'due' as const, again: false })),
  )
  fc.assert(
    fc.property(monthly, (all) => {
      expect(differencesBetween(all, all)).toEqual([])
    }),
  )
})

test('the way back is the way there with the other sign', () => {
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      expect(sum(differencesBetween(before, now)) + sum(differencesBetween(now, before))).toBe(0)
    }),
  )
})

const allowance: MoneyLine = {
  awardId: 'a',
  programme: 'subsistence-allowance',
  every: 'month',
  amountFen: 240_300,
  state: 'released',
  again: false,
}

test('a raised allowance says both amounts, and one that came back says so', () => {
  expect(differencesBetween([allowance], [{ ...allowance, amountFen: 250_000 }])).toMatchObject([
    { kind: 'amountChanged', fromFen: 240_300, toFen: 250_000, differenceFen: 9_700 },
  ])
  expect(differencesBetween([allowance], [{ ...allowance, state: 'returned' }])).toMatchObject([
    { kind: 'returned', differenceFen: -240_300 },
  ])
  expect(differencesBetween([allowance], [{ ...allowance, again: true }])).toMatchObject([
    { kind: 'returnedAndPaidAgain', differenceFen: 0, toFen: 240_300 },
  ])
})
