/** The calendar (OMG DMN 1.5 clause 10.3.4.8) and the clock (10.3.4.11). */
import { calendarFromDays, dayOfYear, weekdayOf, weekOfYear } from '../calendar.ts'
import { DATE, DATE_AND_TIME, NUMBER, STRING, type Type } from '../type.ts'
import type { Value } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { day } from './parameter.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function ofDay(name: string, result: Type, calculate: (days: number) => Value): Builtin {
  return { name, variants: [takes([day('date')], result, ([date]) => calculate(date.days))] }
}

export const CALENDAR: readonly Builtin[] = [
  ofDay('day of year', NUMBER, dayOfYear),
  ofDay('day of week', STRING, (days) => WEEKDAYS[weekdayOf(days) - 1] ?? null),
  ofDay('month of year', STRING, (days) => MONTHS[calendarFromDays(days).month - 1] ?? null),
  ofDay('week of year', NUMBER, weekOfYear),
]

/** Of the clock that the host gave to the run. */
export const CLOCK: readonly Builtin[] = [
  { name: 'now', variants: [takes([], DATE_AND_TIME, (_, run) => run.now)] },
  {
    name: 'today',
    variants: [takes([], DATE, (_, run) => run.now && { kind: 'date', days: run.now.days })],
  },
]
