import { nextMonth } from '../clock/clock.ts'
import { type Difference, differencesBetween, type MoneyLine, totalOf } from './difference.ts'

export type Month = {
  period: string
  when: 'past' | 'this' | 'next'
  totalFen: number
  lines: MoneyLine[]
  differences: Difference[]
}

type Award = {
  id: string
  programme: string
  every: 'month' | 'once'
  amountFen: number
  firstPeriod: string
  /** Last month that is paid; empty while it runs. */
  lastPeriod: string | null
  stopped: boolean
}

type Payment = {
  awardId: string
  period: string
  amountFen: number
  state: 'due' | 'inRun' | 'released' | 'returned' | 'reversed'
}

/** At most so many months back. */
const MONTHS_BACK = 23

/**
 * The months of a household's money, newest first: what was paid, what is on its way, and what the next month brings
 * as awards stand today. Each says why it differs from the month before.
 */
export function moneyCalendar(
  awards: readonly Award[],
  payments: readonly Payment[],
  thisMonth: string,
): Month[] {
  const first = [...awards.map(({ firstPeriod }) => firstPeriod), ...payments.map((p) => p.period)]
    .sort()
    .at(0)
  if (first === undefined) return []
  const last = [nextMonth(thisMonth), ...payments.map((p) => p.period)].sort().at(-1) ?? thisMonth
  const months: Month[] = []
  let before: MoneyLine[] = []
  for (let period = first; period <= last; period = nextMonth(period)) {
    const lines = linesOf(awards, payments, period, thisMonth)
    months.push({
      period,
      when: period < thisMonth ? 'past' : period === thisMonth ? 'this' : 'next',
      totalFen: totalOf(lines),
      lines,
      differences: differencesBetween(before, lines),
    })
    before = lines
  }
  return months.reverse().slice(0, MONTHS_BACK + 2)
}

/** A month holds the payments made for it, and from this month on what awards still ask for. */
function linesOf(
  awards: readonly Award[],
  payments: readonly Payment[],
  period: string,
  thisMonth: string,
): MoneyLine[] {
  return awards.flatMap((award): MoneyLine[] => {
    const ofMonth = payments.filter((each) => each.awardId === award.id && each.period === period)
    const live = ofMonth.find(({ state }) => state !== 'reversed')
    const line = { awardId: award.id, programme: award.programme, every: award.every }
    if (live && live.state !== 'reversed')
      return [{ ...line, amountFen: live.amountFen, state: live.state, again: ofMonth.length > 1 }]
    return isAsked(award, period, thisMonth)
      ? [{ ...line, amountFen: award.amountFen, state: 'expected', again: false }]
      : []
  })
}

function isAsked(award: Award, period: string, thisMonth: string): boolean {
  // What was never run in its month is run later with its month: it stays expected, and is not lost.
  if (award.stopped || period < award.firstPeriod) return false
  if (award.every === 'once') return period === award.firstPeriod
  return (award.lastPeriod === null || period <= award.lastPeriod) && period <= nextMonth(thisMonth)
}
