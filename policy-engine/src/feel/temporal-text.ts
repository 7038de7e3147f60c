/** Dates, times and durations as texts (OMG DMN 1.5 clause 10.3.4.1, function `string`). */
import { calendarFromDays } from './calendar.ts'
import type { Num } from './number.ts'
import type {
  Clock,
  DateTimeValue,
  DateValue,
  DaysDuration,
  MonthsDuration,
  TimeValue,
} from './value.ts'

type Temporal = DateValue | TimeValue | DateTimeValue | DaysDuration | MonthsDuration

/** What stands for a date, time or duration in texts and in JSON alike. */
export function temporalText(value: Temporal): string {
  switch (value.kind) {
    case 'date':
      return dateText(value.days)
    case 'time':
      return timeText(value)
    case 'date and time':
      return dateTimeText(value)
    case 'years and months duration':
      return monthsText(value.months)
    case 'days and time duration':
      return secondsText(value.seconds)
  }
}

export function dateText(days: number): string {
  const { year, month, day } = calendarFromDays(days)
  const sign = year < 0 ? '-' : ''
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function timeText(value: Clock): string {
  const [whole = '0', fraction] = String(value.second).split('.')
  const clock = `${hoursText(Number(whole))}${fraction ? `.${fraction}` : ''}`
  return value.zone === null
    ? `${clock}${value.offset === null ? '' : offsetText(value.offset)}`
    : `${clock}@${value.zone}`
}

function dateTimeText(value: DateTimeValue): string {
  return `${dateText(value.days)}T${timeText(value)}`
}

function hoursText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':')
}

function offsetText(offset: number): string {
  if (offset === 0) return 'Z'
  const text = hoursText(Math.abs(offset))
  return `${offset < 0 ? '-' : '+'}${text.endsWith(':00') ? text.slice(0, 5) : text}`
}

function monthsText(months: number): string {
  const [years, rest] = [Math.floor(Math.abs(months) / 12), Math.abs(months) % 12]
  const text = `${years ? `${years}Y` : ''}${rest || !years ? `${rest}M` : ''}`
  return `${months < 0 ? '-' : ''}P${text}`
}

function secondsText(seconds: Num): string {
  const [whole = '0', fraction] = String(seconds).replace('-', '').split('.')
  const count = Number(whole)
  const parts = [
    Math.floor(count / 86_400),
    Math.floor(count / 3600) % 24,
    Math.floor(count / 60) % 60,
  ]
  const rest = `${count % 60}${fraction ? `.${fraction}` : ''}`
  const clock = `${parts[1] ? `${parts[1]}H` : ''}${parts[2] ? `${parts[2]}M` : ''}${rest !== '0' ? `${rest}S` : ''}`
  const text = `${parts[0] ? `${parts[0]}D` : ''}${clock ? `T${clock}` : ''}`
  return `${String(seconds).startsWith('-') ? '-' : ''}P${text || 'T0S'}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
