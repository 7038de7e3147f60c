/**
 * Dates, times and durations (OMG DMN 1.5 clauses 10.3.2.3.4 to 10.3.2.3.8). A date is the number
 * of days since 1970-01-01 in the proleptic Gregorian calendar. Named time zones are not read yet.
 */
import { multiply, type Num, numberFromText } from './number.ts'
import type { DateTimeValue, DateValue, DaysDuration, MonthsDuration, TimeValue } from './value.ts'

export type Calendar = { year: number; month: number; day: number }

const YEAR_LIMIT = 999_999_999

/** Days since 1970-01-01; null when there is no such day. */
export function daysFromCalendar({ year, month, day }: Calendar): number | null {
  if (![year, month, day].every(Number.isSafeInteger) || Math.abs(year) > YEAR_LIMIT) return null
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  )
}

export function calendarFromDays(days: number): Calendar {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const ofEra = z - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The same day some months later, or the last day of that month when it has no such day. */
export function plusMonths(days: number, months: number): number | null {
  const { year, month, day } = calendarFromDays(days)
  const count = year * 12 + (month - 1) + months
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
  return daysFromCalendar({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** Whole months from one day to another, toward zero (clause 10.3.4.1, table 73). */
export function monthsBetween(from: number, to: number): number {
  const [a, b] = [calendarFromDays(from), calendarFromDays(to)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  if (months > 0 && b.day < a.day) return months - 1
  if (months < 0 && b.day > a.day) return months + 1
  return months
}

export function dateFromText(text: string): DateValue | null {
  const match = /^(-?\d{4,9})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [, year, month, day] = match.map(Number)
  const days = daysFromCalendar({ year: year ?? 0, month: month ?? 0, day: day ?? 0 })
  return days === null ? null : { kind: 'date', days }
}

export function timeFromText(text: string): TimeValue | null {
  const match = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (!match) return null
  const [hour, minute, second] = [
    Number(match[1]),
    Number(match[2]),
    numberFromText(match[3] ?? ''),
  ]
  if (second === null || hour > 23 || minute > 59 || Number(second) >= 60) return null
  const exact = numberFromText(String(hour * 3600 + minute * 60 + Math.floor(Number(second))))
  const fraction = (match[3] ?? '').split('.')[1]
  const total = fraction ? numberFromText(`${exact}.${fraction}`) : exact
  return total === null ? null : { kind: 'time', second: total, offset: offsetFromText(match[4]) }
}

export function dateTimeFromText(text: string): DateTimeValue | null {
  const [day = '', clock] = text.split('T', 2)
  const date = dateFromText(day)
  const time = clock === undefined ? midnight() : timeFromText(clock)
  if (!date || !time) return null
  return { kind: 'date and time', days: date.days, second: time.second, offset: time.offset }
}

function midnight(): TimeValue {
  return { kind: 'time', second: 0, offset: null }
}

function offsetFromText(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text === 'Z') return 0
  const seconds = Number(text.slice(1, 3)) * 3600 + Number(text.slice(4, 6)) * 60
  return text.startsWith('-') ? -seconds : seconds
}

/** ISO 8601 durations: `P1Y6M`, `-P3D`, `PT2H30M`; years and days do not mix (clause 10.3.2.3.7). */
export function durationFromText(text: string): DaysDuration | MonthsDuration | null {
  const long = /^(-)?P(?=\d)(?:(\d{1,10})Y)?(?:(\d{1,10})M)?$/.exec(text)
  if (long) {
    const months = Number(long[2] ?? 0) * 12 + Number(long[3] ?? 0)
    return { kind: 'years and months duration', months: long[1] ? 0 - months : months }
  }
  const short =
    /^(-)?P(?!$)(?:(\d{1,10})D)?(?:T(?=\d)(?:(\d{1,10})H)?(?:(\d{1,10})M)?(?:(\d{1,10})(\.\d{1,9})?S)?)?$/.exec(
      text,
    )
  if (!short) return null
  const [days, hours, minutes, whole] = short.slice(2, 6).map((part) => Number(part ?? 0))
  const seconds = (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (whole ?? 0)
  const exact = short[6] ? numberFromText(`${seconds}${short[6]}`) : seconds
  const signed = exact === null ? null : short[1] ? multiply(exact, -1) : exact
  return signed === null ? null : { kind: 'days and time duration', seconds: signed }
}

export function dateText(days: number): string {
  const { year, month, day } = calendarFromDays(days)
  const sign = year < 0 ? '-' : ''
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export function timeText(value: { second: Num; offset: number | null }): string {
  const [whole = '0', fraction] = String(value.second).split('.')
  const seconds = Number(whole)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${clock.map(two).join(':')}${fraction ? `.${fraction}` : ''}${offsetText(value.offset)}`
}

function offsetText(offset: number | null): string {
  if (offset === null) return ''
  if (offset === 0) return 'Z'
  const minutes = Math.abs(offset) / 60
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export function monthsText(months: number): string {
  const [years, rest] = [Math.floor(Math.abs(months) / 12), Math.abs(months) % 12]
  const text = `${years ? `${years}Y` : ''}${rest || !years ? `${rest}M` : ''}`
  return `${months < 0 ? '-' : ''}P${text}`
}

export function secondsText(seconds: Num): string {
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
