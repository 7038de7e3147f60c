import { expect, test } from 'vitest'
import { moneyCalendar } from './money-calendar.ts'

const allowance = {
  id: 'first',
  programme: 'subsistence-allowance',
  every: 'month' as const,
  amountFen: 240_300,
  firstPeriod: '2026-10',
  lastPeriod: null,
  stopped: false,
}
const paid = (
  awardId: string,
  period: string,
  state: 'released' | 'reversed' | 'due' = 'released',
) => ({
  awardId,
  period,
  amountFen: 240_300,
  state,
})

test('nothing granted, no calendar', () => {
  expect(moneyCalendar([], [], '2026-11')).toEqual([])
})

test('paid months, this month on its way, and the next as it stands today', () => {
  const months = moneyCalendar(
    [allowance],
    [paid('first', '2026-10'), paid('first', '2026-11', 'due')],
    '2026-11',
  )
  expect(months.map(({ period, when, totalFen }) => [period, when, totalFen])).toEqual([
    ['2026-12', 'next', 240_300],
    ['2026-11', 'this', 240_300],
    ['2026-10', 'past', 240_300],
  ])
  expect(months.map(({ lines }) => lines[0]?.state)).toEqual(['expected', 'due', 'released'])
  expect(months.map(({ differences }) => differences.map(({ kind }) => kind))).toEqual([
    [],
    [],
    ['started'],
  ])
})

test('a new decision takes over with its month, and the difference names both amounts', () => {
  const months = moneyCalendar(
    [
      { ...allowance, lastPeriod: '2026-11' },
      { ...allowance, id: 'second', firstPeriod: '2026-12', amountFen: 260_000 },
    ],
    [paid('first', '2026-10'), paid('first', '2026-11')],
    '2026-12',
  )
  expect(months.find(({ period }) => period === '2026-12')?.differences).toMatchObject([
    { kind: 'amountChanged', fromFen: 240_300, toFen: 260_000, awardId: 'second' },
  ])
})

test('a payment that came back and was sent again stands once in its month', () => {
  const [, month] = moneyCalendar(
    [allowance],
    [paid('first', '2026-11', 'reversed'), paid('first', '2026-11')],
    '2026-11',
  )
  expect(month).toMatchObject({ totalFen: 240_300, lines: [{ again: true }] })
  expect(month?.differences.map(({ kind }) => kind)).toContain('returnedAndPaidAgain')
})
