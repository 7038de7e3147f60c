/**
 * The calendar (OMG DMN 1.5 clause 10.3.2.3.4, after XML Schema): a date is the number of days since
 * 1970-01-01 in the proleptic Gregorian calendar, years from -999,999,999 to 999,999,999.
 */
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

/** Monday is 1, Sunday is 7. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** 1 January is 1. */
export function dayOfYear(days: number): number {
  const first = daysFromCalendar({ year: calendarFromDays(days).year, month: 1, day: 1 })
  return days - (first ?? days) + 1
}

/** ISO 8601: the week of the year that holds the Thursday of this week; 1 to 53. */
export function weekOfYear(days: number): number {
  const thursday = days - weekdayOf(days) + 4
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}
