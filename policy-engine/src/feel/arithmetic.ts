/** Arithmetic over all kinds of values (OMG DMN 1.5 clauses 10.3.2.3 and 10.3.2.12, table 55). */
import * as number from './number.ts'
import { isNum, type Num } from './number.ts'
import { calendarFromDays, plusMonths } from './temporal.ts'
import type { BinaryOperator } from './tree.ts'
import {
  type DateTimeValue,
  type DateValue,
  isList,
  isNull,
  kindOf,
  type TimeValue,
  unknownFrom,
  type Value,
} from './value.ts'

const TEXT_LIMIT = 10_000
const DAY = 86_400

/** Null when an operand is null or the kinds do not fit; a missing operand is named in the null. */
export function arithmetic(operator: BinaryOperator, left: Value, right: Value): Value {
  if (isNum(left) && isNum(right)) return ofNumbers(operator, left, right)
  if (isNull(left) || isNull(right)) return unknownFrom(left, right)
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '+' && left.length + right.length <= TEXT_LIMIT ? left + right : null
  }
  if (operator === '+') return plus(left, right) ?? plus(right, left)
  if (operator === '-') return minus(left, right)
  if (operator === '*') return scaled(left, right) ?? scaled(right, left)
  if (operator === '/') return divided(left, right)
  return null
}

function ofNumbers(operator: BinaryOperator, left: Num, right: Num): Num | null {
  switch (operator) {
    case '+':
      return number.add(left, right)
    case '-':
      return number.subtract(left, right)
    case '*':
      return number.multiply(left, right)
    case '/':
      return number.divide(left, right)
    case '**':
      return number.power(left, right)
  }
}

export function negated(value: Value): Value {
  if (isNum(value)) return number.negate(value)
  if (isNull(value)) return unknownFrom(value)
  if (typeof value !== 'object' || isList(value)) return null
  if (value.kind === 'years and months duration') return { ...value, months: 0 - value.months }
  if (value.kind === 'days and time duration')
    return { ...value, seconds: number.negate(value.seconds) }
  return null
}

type Tagged = Exclude<Extract<Value, { kind: string }>, { kind: 'unknown' }>

function tagged(value: Value): Tagged | null {
  if (value === null || typeof value !== 'object' || isList(value) || isNum(value)) return null
  return value.kind === 'unknown' ? null : value
}

function plus(leftValue: Value, rightValue: Value): Value {
  const [left, right] = [tagged(leftValue), tagged(rightValue)]
  if (!left || !right) return null
  if (right.kind === 'years and months duration') {
    if (left.kind === right.kind) return whole(right.kind, left.months + right.months)
    if (left.kind !== 'date' && left.kind !== 'date and time') return null
    const days = plusMonths(left.days, right.months)
    return days === null ? null : { ...left, days }
  }
  if (right.kind !== 'days and time duration') return null
  if (left.kind === right.kind) {
    const seconds = number.add(left.seconds, right.seconds)
    return seconds === null ? null : { ...right, seconds }
  }
  if (left.kind === 'date and time') return movedBy(left, right.seconds)
  if (left.kind === 'date') {
    const moved = movedBy(
      { kind: 'date and time', days: left.days, second: 0, offset: null },
      right.seconds,
    )
    return moved && { kind: 'date', days: moved.days }
  }
  if (left.kind === 'time') {
    const sum = number.add(left.second, right.seconds)
    const second = sum === null ? null : number.modulo(sum, DAY)
    return second === null ? null : { ...left, second }
  }
  return null
}

function movedBy(value: DateTimeValue, seconds: Num): DateTimeValue | null {
  const total = number.add(value.second, seconds)
  const second = total === null ? null : number.modulo(total, DAY)
  if (total === null || second === null) return null
  const rest = number.subtract(total, second)
  const days = rest === null ? null : number.divide(rest, DAY)
  const moved = typeof days === 'number' ? value.days + days : Number.NaN
  if (!Number.isSafeInteger(moved) || Math.abs(calendarFromDays(moved).year) > 999_999_999)
    return null
  return { ...value, days: moved, second }
}

function minus(leftValue: Value, rightValue: Value): Value {
  const [left, right] = [tagged(leftValue), tagged(rightValue)]
  if (!left || !right) return null
  if (isMoment(left) && isMoment(right)) return between(left, right)
  const opposite = negated(right)
  return opposite === null ? null : plus(left, opposite)
}

function isMoment(value: Tagged): value is DateValue | DateTimeValue | TimeValue {
  return value.kind === 'date' || value.kind === 'date and time' || value.kind === 'time'
}

/** Moments of one kind, or a date and a date-and-time; a value with an offset and one without: null. */
function between(left: DateValue | DateTimeValue | TimeValue, right: typeof left): Value {
  if ((left.kind === 'time') !== (right.kind === 'time')) return null
  const mixed = left.kind !== right.kind
  const [a, b] = [clockOf(left, mixed), clockOf(right, mixed)]
  if ((a.offset === null) !== (b.offset === null)) return null
  const days = (a.days - b.days) * DAY - (a.offset ?? 0) + (b.offset ?? 0)
  const seconds = number.subtract(a.second, b.second)
  const total = seconds === null ? null : number.add(seconds, days)
  return total === null ? null : { kind: 'days and time duration', seconds: total }
}

/** Beside a date and time, a date is its midnight in UTC (clause 10.3.2.3.6). */
function clockOf(value: DateValue | DateTimeValue | TimeValue, mixed: boolean) {
  if (value.kind === 'date') return { days: value.days, second: 0, offset: mixed ? 0 : null }
  return {
    days: value.kind === 'time' ? 0 : value.days,
    second: value.second,
    offset: value.offset,
  }
}

function scaled(durationValue: Value, factor: Value): Value {
  const duration = tagged(durationValue)
  if (!duration || !isNum(factor)) return null
  if (duration.kind === 'days and time duration') {
    const seconds = number.multiply(duration.seconds, factor)
    return seconds === null ? null : { ...duration, seconds }
  }
  if (duration.kind !== 'years and months duration') return null
  return truncatedMonths(number.multiply(duration.months, factor))
}

function divided(leftValue: Value, right: Value): Value {
  const [left, other] = [tagged(leftValue), tagged(right)]
  if (
    !left ||
    (left.kind !== 'days and time duration' && left.kind !== 'years and months duration')
  ) {
    return null
  }
  if (isNum(right)) {
    if (left.kind === 'years and months duration')
      return truncatedMonths(number.divide(left.months, right))
    const seconds = number.divide(left.seconds, right)
    return seconds === null ? null : { ...left, seconds }
  }
  if (!other || kindOf(other) !== left.kind) return null
  if (left.kind === 'years and months duration' && other.kind === left.kind) {
    return number.divide(left.months, other.months)
  }
  if (left.kind === 'days and time duration' && other.kind === left.kind) {
    return number.divide(left.seconds, other.seconds)
  }
  return null
}

function truncatedMonths(months: Num | null): Value {
  const exact = months === null ? null : number.round(months, 0, 'down')
  return typeof exact === 'number' ? whole('years and months duration', exact) : null
}

function whole(kind: 'years and months duration', months: number): Value {
  return Number.isSafeInteger(months) ? { kind, months } : null
}
