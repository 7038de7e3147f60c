/** Constructors of dates, times and durations (OMG DMN 1.5 clause 10.3.4.1). */
import { isNum } from '../number.ts'
import {
  dateFromText,
  dateTimeFromText,
  daysFromCalendar,
  durationFromText,
  monthsBetween,
  timeFromText,
} from '../temporal.ts'
import type { Type } from '../type.ts'
import {
  type DateTimeValue,
  type DateValue,
  isNull,
  kindOf,
  unknownFrom,
  type Value,
} from '../value.ts'
import type { Builtin } from './builtin.ts'

const date: Type = { kind: 'date' }
const time: Type = { kind: 'time' }
const dateTime: Type = { kind: 'date and time' }
const months: Type = { kind: 'years and months duration' }

/** The day of a date or of a date and time; null for anything else. */
function dayOf(value: Value): number | null {
  const kind = kindOf(value)
  if (kind !== 'date' && kind !== 'date and time') return null
  return (value as DateValue | DateTimeValue).days
}

export const TEMPORAL: readonly Builtin[] = [
  {
    name: 'date',
    parameters: ['from', 'month', 'day'],
    optional: 2,
    result: date,
    call: ([from = null, month = null, day = null]) => {
      if (typeof from === 'string') return dateFromText(from)
      if (isNum(from)) {
        const calendar = { year: Number(from), month: Number(month), day: Number(day) }
        const days = isNum(month) && isNum(day) ? daysFromCalendar(calendar) : null
        return days === null ? unknownFrom(month, day) : { kind: 'date', days }
      }
      const days = dayOf(from)
      return days === null ? unknownFrom(from) : { kind: 'date', days }
    },
  },
  {
    name: 'time',
    parameters: ['from'],
    result: time,
    call: ([from = null]) => {
      if (typeof from === 'string') return timeFromText(from)
      if (kindOf(from) !== 'date and time') return unknownFrom(from)
      const { second, offset } = from as DateTimeValue
      return { kind: 'time', second, offset }
    },
  },
  {
    name: 'date and time',
    parameters: ['date', 'time'],
    optional: 1,
    result: dateTime,
    call: ([from = null, clock]) => {
      if (clock === undefined)
        return typeof from === 'string' ? dateTimeFromText(from) : unknownFrom(from)
      const days = dayOf(from)
      if (days === null || kindOf(clock) !== 'time') return unknownFrom(from, clock)
      return {
        ...(clock as { second: DateTimeValue['second']; offset: number | null }),
        kind: 'date and time',
        days,
      }
    },
  },
  {
    name: 'duration',
    parameters: ['from'],
    result: { kind: 'any' },
    call: ([from = null]) =>
      typeof from === 'string' ? durationFromText(from) : unknownFrom(from),
  },
  {
    name: 'years and months duration',
    parameters: ['from', 'to'],
    result: months,
    call: ([from = null, to = null]) => {
      if (isNull(from) || isNull(to)) return unknownFrom(from, to)
      const [start, end] = [dayOf(from), dayOf(to)]
      if (start === null || end === null) return null
      return { kind: 'years and months duration', months: monthsBetween(start, end) }
    },
  },
]
