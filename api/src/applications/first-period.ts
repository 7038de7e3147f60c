import { monthOf, nextMonth } from '../clock/clock.ts'

/** Programmes paid each month; all others once. */
const monthly = new Set(['subsistence-allowance'])

/**
 * How often a grant is paid, and from which month (YYYY-MM): allowances from the month after the decision
 * (民发〔2021〕57号 art. 21), emergency aid at once.
 */
export function firstPeriodOf(
  programme: string,
  decidedAt: Date,
): { every: 'month' | 'once'; firstPeriod: string } {
  const month = monthOf(decidedAt)
  return monthly.has(programme)
    ? { every: 'month', firstPeriod: nextMonth(month) }
    : { every: 'once', firstPeriod: month }
}
