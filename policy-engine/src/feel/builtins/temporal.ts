/** Constructors of dates, times and durations (OMG DMN 1.5 clause 10.3.4.1). */
import { daysFromCalendar, monthsBetween } from '../calendar.ts'
import type { Num } from '../number.ts'
import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  inZone,
  OFFSET_LIMIT,
  secondOfDay,
  timeFromText,
} from '../temporal-from-text.ts'
import { ANY, DATE, DATE_AND_TIME, TIME, YEARS_AND_MONTHS } from '../type.ts'
import type { Clock, DateValue, DaysDuration, TimeValue, Value } from '../value.ts'
import { isNull } from '../value.ts'
import { ZONE_PRICE } from '../zone.ts'
import { type Builtin, type Running, takes } from './builtin.ts'
import { day, daysDuration, nullable, number, optional, text, time } from './parameter.ts'

function dateOf(year: Num, month: Num, dayOfMonth: Num): DateValue | null {
  const days = daysFromCalendar({
    year: Number(year),
    month: Number(month),
    day: Number(dayOfMonth),
  })
  return days === null ? null : { kind: 'date', days }
}

/** Hour and minute are whole, the second may have a part; no offset is local time. */
function clockOf(hour: Num, minute: Num, second: Num, offset: DaysDuration | null): Clock | null {
  if (typeof hour !== 'number' || typeof minute !== 'number' || hour > 23) return null
  const exact = secondOfDay(hour, minute, second)
  const seconds = offset === null ? null : offset.seconds
  if (exact === null || (seconds !== null && !isOffset(seconds))) return null
  return { second: exact, offset: seconds, zone: null }
}

/** A text that names a zone is paid for, most of all when there is no such zone. */
function paid<T>(from: string, value: T, run: Running): T {
  if (from.includes('@')) run.spend(value === null ? 4 * ZONE_PRICE : ZONE_PRICE)
  return value
}

function isOffset(seconds: Num): seconds is number {
  return typeof seconds === 'number' && Math.abs(seconds) <= OFFSET_LIMIT
}

function dateTimeOf(date: DateValue | null, clock: Clock | null): Value {
  return date && clock && { kind: 'date and time', days: date.days, ...clock }
}

const DATE_PARTS = [number('year'), number('month'), number('day')] as const
const CLOCK_PARTS = [number('hour'), number('minute'), number('second')] as const

export const TEMPORAL: readonly Builtin[] = [
  {
    name: 'date',
    variants: [
      takes([text('from')], DATE, ([from]) => dateFromText(from)),
      takes([day('from')], DATE, ([{ days }]) => ({ kind: 'date', days })),
      takes(DATE_PARTS, DATE, ([year, month, dayOfMonth]) => dateOf(year, month, dayOfMonth)),
    ],
  },
  {
    name: 'time',
    variants: [
      takes([text('from')], TIME, ([from], run) => paid(from, timeFromText(from), run)),
      takes([time('from')], TIME, ([from]) => from),
      takes([day('from')], TIME, ([from]): TimeValue => {
        if (from.kind === 'date') return { kind: 'time', second: 0, offset: 0, zone: null }
        const { second, offset, zone } = from
        return { kind: 'time', second, offset, zone }
      }),
      takes(
        [...CLOCK_PARTS, optional(nullable(daysDuration('offset')))],
        TIME,
        ([hour, minute, second, offset = null]) => {
          const clock = clockOf(hour, minute, second, isNull(offset) ? null : offset)
          return clock && { kind: 'time', ...clock }
        },
      ),
    ],
  },
  {
    name: 'date and time',
    variants: [
      takes([text('from')], DATE_AND_TIME, ([from], run) =>
        paid(from, dateTimeFromText(from), run),
      ),
      takes(
        [day('date'), time('time')],
        DATE_AND_TIME,
        ([{ days }, { second, offset, zone }], run) => {
          if (zone === null) return { kind: 'date and time', days, second, offset, zone }
          run.spend(ZONE_PRICE)
          return dateTimeOf({ kind: 'date', days }, inZone(zone, days, second))
        },
      ),
      takes(
        [...DATE_PARTS, ...CLOCK_PARTS, optional(nullable(daysDuration('offset')))],
        DATE_AND_TIME,
        ([year, month, dayOfMonth, hour, minute, second, offset = null]) =>
          dateTimeOf(
            dateOf(year, month, dayOfMonth),
            clockOf(hour, minute, second, isNull(offset) ? null : offset),
          ),
      ),
      takes(
        [...DATE_PARTS, ...CLOCK_PARTS, text('timezone')],
        DATE_AND_TIME,
        ([year, month, dayOfMonth, hour, minute, second, zone], run) => {
          run.spend(ZONE_PRICE)
          const date = dateOf(year, month, dayOfMonth)
          const clock = clockOf(hour, minute, second, null)
          return dateTimeOf(date, date && clock && inZone(zone, date.days, clock.second))
        },
      ),
    ],
  },
  {
    name: 'duration',
    variants: [takes([text('from')], ANY, ([from]) => durationFromText(from))],
  },
  {
    name: 'years and months duration',
    variants: [
      takes([day('from'), day('to')], YEARS_AND_MONTHS, ([from, to]) => ({
        kind: 'years and months duration',
        months: monthsBetween(from.days, to.days),
      })),
    ],
  },
]
