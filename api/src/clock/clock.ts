/**
 * Two readings of time. `now` is the wall clock: codes, sessions, limits, audit.
 * `procedureNow` is the clock of cases and payments; in demo mode it can be moved ahead, so that a week of
 * publicity need not be waited for. The two are equal in production.
 */
export type Clock = {
  now(): Date
  procedureNow(): Date
  /** Moves the procedure clock; demo mode only. */
  moveProcedure(offsetDays: number): void
}

export function newClock(offsetDays = 0, wall: () => Date = () => new Date()): Clock {
  let offset = offsetDays
  return {
    now: wall,
    procedureNow: () => new Date(wall().getTime() + offset * 86_400_000),
    moveProcedure(days) {
      offset = days
    },
  }
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
})

/** The calendar day in Asia/Shanghai, YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return dayFormat.format(instant)
}

/** The month in Asia/Shanghai, YYYY-MM. */
export function monthOf(instant: Date): string {
  return dayOf(instant).slice(0, 7)
}

/** The month after `month`. */
export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** The month before `month`. */
export function lastMonth(month: string): string {
  return addMonths(`${month}-01`, -1).slice(0, 7)
}

/** The last instant of a day in Asia/Shanghai (the zone has had no summer time since 1991). */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999+08:00`)
}

/** `day` moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay)))
    .toISOString()
    .slice(0, 10)
}

/** `day` moved by whole calendar days. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
