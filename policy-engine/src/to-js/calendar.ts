/** Calendar functions for generated code: days in, days or numbers out, NaN for null. */
import { calendarFromDays, monthsBetween, plusMonths } from '../feel/calendar.ts'

export const CALENDAR = {
  plusMonths: (days: number, months: number): number =>
    Number.isNaN(days + months) ? Number.NaN : (plusMonths(days, months) ?? Number.NaN),
  monthsBetween: (from: number, to: number): number =>
    Number.isNaN(from + to) ? Number.NaN : monthsBetween(from, to),
  year: (days: number): number => (Number.isNaN(days) ? days : calendarFromDays(days).year),
  month: (days: number): number => (Number.isNaN(days) ? days : calendarFromDays(days).month),
  day: (days: number): number => (Number.isNaN(days) ? days : calendarFromDays(days).day),
  weekday: (days: number): number => (Number.isNaN(days) ? days : ((((days + 3) % 7) + 7) % 7) + 1),
}

/** 'YYYY-MM-DD' → days since 1970-01-01; NaN for anything else. */
export function dayNumber(text: unknown): number {
  if (typeof text !== 'string' || text.length !== 10) return Number.NaN
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (!(month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const longest = month === 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)
  if (day > longest) return Number.NaN
  const shifted = month <= 2 ? year - 1 : year
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return shifted * 365 + leaps + ofYear - 719_468
}

/** NaN when a character is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
