/**
 * Dates, times and durations from their texts (OMG DMN 1.5 clauses 10.3.2.3.4 to 10.3.2.3.8 and
 * 10.3.4.1, after XML Schema). Every function gives null for a text that is none.
 */
import { daysFromCalendar } from './calendar.ts'
import { add, multiply, type Num, numberFromText } from './number.ts'
import type {
  Clock,
  DateTimeValue,
  DateValue,
  DaysDuration,
  MonthsDuration,
  TimeValue,
} from './value.ts'
import { offsetAtLocal } from './zone.ts'

/** Java and XML Schema know no zone further than this from UTC. */
export const OFFSET_LIMIT = 18 * 3600

const DAY = 86_400

/** Whatever `@"…"` may hold (clause 10.3.1.2 rule 62). */
export function temporalFromText(
  text: string,
): DateValue | TimeValue | DateTimeValue | DaysDuration | MonthsDuration | null {
  return (
    dateFromText(text) ?? dateTimeFromText(text) ?? timeFromText(text) ?? durationFromText(text)
  )
}

export function dateFromText(text: string): DateValue | null {
  const match = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [, year, month, day] = match.map(Number)
  const days = daysFromCalendar({ year: year ?? 0, month: month ?? 0, day: day ?? 0 })
  return days === null ? null : { kind: 'date', days }
}

/** `10:30:00`, `10:30:00.5Z`, `10:30:00+02:00`, `10:30:00@Europe/Paris`; 24:00:00 is midnight. */
export function timeFromText(text: string): TimeValue | null {
  const clock = clockFromText(text, 0)
  return clock && { kind: 'time', ...clock, second: clock.second === DAY ? 0 : clock.second }
}

/** A date alone is its midnight; 24:00:00 is the midnight after it. */
export function dateTimeFromText(text: string): DateTimeValue | null {
  const at = text.indexOf('T')
  const date = dateFromText(at < 0 ? text : text.slice(0, at))
  if (!date) return null
  const clock =
    at < 0 ? { second: 0, offset: null, zone: null } : clockFromText(text.slice(at + 1), date.days)
  if (!clock) return null
  if (clock.second !== DAY) return { kind: 'date and time', days: date.days, ...clock }
  return { kind: 'date and time', days: date.days + 1, ...clock, second: 0 }
}

const CLOCK = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/

function clockFromText(text: string, days: number): Clock | null {
  const match = CLOCK.exec(text)
  if (!match) return null
  const [, hours = '', minutes = '', seconds = '', zone] = match
  const exact = numberFromText(seconds)
  const second = exact === null ? null : secondOfDay(Number(hours), Number(minutes), exact)
  if (second === null) return null
  if (zone === undefined) return { second, offset: null, zone: null }
  if (zone.startsWith('@')) return inZone(zone.slice(1), days, second)
  const offset = offsetFromText(zone)
  return offset === null ? null : { second, offset, zone: null }
}

/** Null for a minute or second past 59 (there are no leap seconds) or past 24:00:00. */
export function secondOfDay(hour: number, minute: number, second: Num): Num | null {
  if (hour > 24 || minute > 59 || Number(second) >= 60) return null
  if (hour < 0 || minute < 0 || Number(second) < 0) return null
  const total = add(hour * 3600 + minute * 60, second)
  return total === null || Number(total) > DAY ? null : total
}

/** A local time in a named zone; null when there is no such zone. */
export function inZone(zone: string, days: number, second: Num): Clock | null {
  const offset = offsetAtLocal(zone, days, Number(second))
  return offset === null ? null : { second, offset, zone }
}

function offsetFromText(text: string): number | null {
  if (text === 'Z') return 0
  const [hours = 0, minutes = 0, rest = 0] = text.slice(1).split(':').map(Number)
  const seconds = hours * 3600 + minutes * 60 + rest
  if (minutes > 59 || rest > 59 || seconds > OFFSET_LIMIT) return null
  return text.startsWith('-') ? 0 - seconds : seconds
}

const MONTHS = /^(-)?P(?=\d)(?:(\d{1,15})Y)?(?:(\d{1,15})M)?$/
const SECONDS =
  /^(-)?P(?!$)(?:(\d{1,15})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15}(?:\.\d{0,9})?)S)?)?$/

/** ISO 8601 durations: `P1Y6M`, `-P3D`, `PT2H30M`; years and days do not mix (clause 10.3.2.3.7). */
export function durationFromText(text: string): DaysDuration | MonthsDuration | null {
  const long = MONTHS.exec(text)
  if (long) {
    const months = Number(long[2] ?? 0) * 12 + Number(long[3] ?? 0)
    if (!Number.isSafeInteger(months)) return null
    return { kind: 'years and months duration', months: long[1] ? 0 - months : months }
  }
  const short = SECONDS.exec(text)
  if (!short) return null
  let total: Num | null = 0
  for (const [index, length] of [DAY, 3600, 60, 1].entries()) {
    const count = numberFromText(short[index + 2] ?? '0')
    const part: Num | null = count === null ? null : multiply(count, length)
    total = part === null || total === null ? null : add(total, part)
  }
  const signed = total !== null && short[1] ? multiply(total, -1) : total
  return signed === null ? null : { kind: 'days and time duration', seconds: signed }
}
