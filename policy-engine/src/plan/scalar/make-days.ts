/** Days and months, as the calendar has them. */
import { calendarFromDays, monthsBetween, plusMonths } from '../../feel/calendar.ts'
import type { Interning } from './interning.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import { constantNumber, isNothing, whole } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'

const YEAR_BOUND = 10_000_000

export function makeDays(
  { make }: Interning,
  all: Scalars,
): Pick<Scalars, 'plusMonths' | 'monthsBetween' | 'part'> {
  const laterBy = (date: Scalar, months: Scalar): Scalar => {
    if (isNothing(date) || isNothing(months)) return all.nothing(date, months)
    const [x, y] = [constantNumber(date), constantNumber(months)]
    if (x !== null && y !== null) {
      const value = plusMonths(x, y)
      return value === null ? all.NULL : all.constant(value, { kind: 'date' })
    }
    if (!isBounded(months)) throw new NotScalarError('a date plus a duration of any length')
    return make(
      { form: 'plusMonths', date, months },
      { kind: 'date' },
      date.mayBeNull || months.mayBeNull,
      [date, months],
    )
  }

  const monthsFrom = (from: Scalar, to: Scalar): Scalar => {
    if (isNothing(from) || isNothing(to)) return all.nothing(from, to)
    const [x, y] = [constantNumber(from), constantNumber(to)]
    if (x !== null && y !== null) return all.constant(monthsBetween(x, y), { kind: 'months' })
    return make(
      { form: 'monthsBetween', from, to },
      { kind: 'months' },
      from.mayBeNull || to.mayBeNull,
      [from, to],
    )
  }

  const part = (of: Scalar, name: 'year' | 'month' | 'day' | 'weekday'): Scalar => {
    if (isNothing(of)) return of
    const value = constantNumber(of)
    if (value !== null && name !== 'weekday') return all.constant(calendarFromDays(value)[name])
    // Durations may lead beyond the four digits of a year that facts have.
    const type = name === 'year' ? whole(-YEAR_BOUND, YEAR_BOUND) : whole(1, 31)
    return make({ form: 'part', of, part: name }, type, of.mayBeNull, [of])
  }

  return { plusMonths: laterBy, monthsBetween: monthsFrom, part }
}

/** Made of written durations only, which are no longer than a calendar. */
function isBounded(months: Scalar): boolean {
  if (months.form === 'if') return isBounded(months.yes) && isBounded(months.no)
  if (months.form === 'add' || months.form === 'subtract')
    return isBounded(months.left) && isBounded(months.right)
  return months.form === 'constant' || months.form === 'multiply' || isNothing(months)
}
