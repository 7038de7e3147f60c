import { addDays } from './clock.ts'

/**
 * Days off and made-up working days, as the General Office of the State Council announces them each year.
 * 2026 as announced in November 2025; later years are added when announced, until then weekends alone count.
 */
const holidays = new Set(
  [
    range('2026-01-01', 3),
    range('2026-02-15', 9),
    range('2026-04-04', 3),
    range('2026-05-01', 5),
    range('2026-06-19', 3),
    range('2026-09-25', 3),
    range('2026-10-01', 7),
    range('2025-10-01', 8),
  ].flat(),
)
const madeUp = new Set([
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
  '2025-09-28',
  '2025-10-11',
])

function range(first: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(first, index))
}

export function isWorkingDay(day: string): boolean {
  if (madeUp.has(day)) return true
  if (holidays.has(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day on which `count` working days have passed; the day itself does not count (民法典 art. 201). */
export function addWorkingDays(day: string, count: number): string {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** Working days from `from` (not counted) to `to` (counted). */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let current = addDays(from, 1); current <= to; current = addDays(current, 1))
    if (isWorkingDay(current)) count += 1
  return count
}
