/** The properties of dates, times, durations and ranges (OMG DMN 1.5 clause 10.3.2.13, table 65). */
import { calendarFromDays, weekdayOf } from './calendar.ts'
import { modulo, round, subtract } from './number.ts'
import {
  type Clock,
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  isList,
  isNum,
  type MonthsDuration,
  type Range,
  type TimeValue,
  type Value,
} from './value.ts'

type WithProperties = DateValue | TimeValue | DateTimeValue | DaysDuration | MonthsDuration | Range

/** The names that a value of this kind answers to; null when the kind has no properties. */
export const PROPERTIES: { readonly [kind in WithProperties['kind']]: readonly string[] } = {
  date: ['year', 'month', 'day', 'weekday'],
  time: ['hour', 'minute', 'second', 'time offset', 'timezone'],
  'date and time': [
    'year',
    'month',
    'day',
    'weekday',
    'hour',
    'minute',
    'second',
    'time offset',
    'timezone',
  ],
  'years and months duration': ['years', 'months'],
  'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
  range: ['start', 'end', 'start included', 'end included'],
}

/** Null for a name that is no property of the value's kind. */
export function propertyOf(value: Value, name: string): Value {
  if (value === null || typeof value !== 'object' || isList(value) || isNum(value)) return null
  switch (value.kind) {
    case 'date':
      return ofDay(value.days, name)
    case 'time':
      return ofClock(value, name)
    case 'date and time':
      return ofDay(value.days, name) ?? ofClock(value, name)
    case 'years and months duration':
      if (name === 'years') return Math.trunc(value.months / 12) + 0
      return name === 'months' ? (value.months % 12) + 0 : null
    case 'days and time duration':
      return ofSeconds(value, name)
    case 'range':
      return ofRange(value, name)
    default:
      return null
  }
}

function ofDay(days: number, name: string): Value {
  if (name === 'weekday') return weekdayOf(days)
  const calendar = calendarFromDays(days)
  return name === 'year' || name === 'month' || name === 'day' ? calendar[name] : null
}

function ofClock({ second, offset, zone }: Clock, name: string): Value {
  const whole = Math.floor(Number(second))
  switch (name) {
    case 'hour':
      return Math.floor(whole / 3600)
    case 'minute':
      return Math.floor(whole / 60) % 60
    case 'second':
      return modulo(second, 60)
    case 'time offset':
      return offset === null ? null : { kind: 'days and time duration', seconds: offset }
    case 'timezone':
      return zone
    default:
      return null
  }
}

/** Each part has the sign of the whole: -PT90M has -1 hours and -30 minutes. */
function ofSeconds({ seconds }: DaysDuration, name: string): Value {
  const whole = Number(round(seconds, 0, 'down'))
  switch (name) {
    case 'days':
      return Math.trunc(whole / 86_400) + 0
    case 'hours':
      return (Math.trunc(whole / 3600) % 24) + 0
    case 'minutes':
      return (Math.trunc(whole / 60) % 60) + 0
    case 'seconds':
      return subtract(seconds, Math.trunc(whole / 60) * 60)
    default:
      return null
  }
}

function ofRange(range: Range, name: string): Value {
  switch (name) {
    case 'start':
      return range.low ?? null
    case 'end':
      return range.high ?? null
    case 'start included':
      return range.lowClosed
    case 'end included':
      return range.highClosed
    default:
      return null
  }
}
