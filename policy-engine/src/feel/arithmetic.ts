/** Arithmetic over all kinds of values (OMG DMN 1.5 clauses 10.3.2.3 and 10.3.2.12, table 55). */
import { between, movedAroundClock, movedByMonths, movedBySeconds } from './moment.ts'
import * as number from './number.ts'
import { isNum, type Num } from './number.ts'
import type { BinaryOperator } from './tree.ts'
import {
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  isList,
  isNull,
  type MonthsDuration,
  TEXT_LIMIT,
  type TimeValue,
  unknownFrom,
  type Value,
} from './value.ts'

/** Null when an operand is null or the kinds do not fit; a missing operand is named in the null. */
export function arithmetic(operator: BinaryOperator, left: Value, right: Value): Value {
  if (isNum(left) && isNum(right)) return ofNumbers(operator, left, right)
  if (isNull(left) || isNull(right)) return unknownFrom(left, right)
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '+' && left.length + right.length <= TEXT_LIMIT ? left + right : null
  }
  switch (operator) {
    case '+':
      return plus(left, right) ?? plus(right, left)
    case '-':
      return minus(left, right)
    case '*':
      return scaled(left, right) ?? scaled(right, left)
    case '/':
      return divided(left, right)
    case '**':
      return null
  }
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
  const duration = temporal(value)
  return duration && isDuration(duration) ? scaled(duration, -1) : null
}

type Duration = DaysDuration | MonthsDuration
type Temporal = DateValue | TimeValue | DateTimeValue | Duration

function temporal(value: Value): Temporal | null {
  if (value === null || typeof value !== 'object' || isList(value) || isNum(value)) return null
  switch (value.kind) {
    case 'date':
    case 'time':
    case 'date and time':
    case 'days and time duration':
    case 'years and months duration':
      return value
    default:
      return null
  }
}

function isDuration(value: Temporal): value is Duration {
  return value.kind === 'days and time duration' || value.kind === 'years and months duration'
}

function plus(leftValue: Value, rightValue: Value): Value {
  const [left, right] = [temporal(leftValue), temporal(rightValue)]
  if (!left || !right) return null
  if (right.kind === 'years and months duration') {
    if (left.kind === right.kind) return months(left.months + right.months)
    return left.kind === 'date' || left.kind === 'date and time'
      ? movedByMonths(left, right.months)
      : null
  }
  if (right.kind !== 'days and time duration') return null
  if (left.kind === right.kind) return seconds(number.add(left.seconds, right.seconds))
  if (left.kind === 'time') return movedAroundClock(left, right.seconds)
  if (left.kind === 'years and months duration') return null
  return movedBySeconds(left, right.seconds)
}

function minus(leftValue: Value, rightValue: Value): Value {
  const [left, right] = [temporal(leftValue), temporal(rightValue)]
  if (!left || !right) return null
  if (isDuration(right)) return plus(left, scaled(right, -1))
  return isDuration(left) ? null : between(left, right)
}

function scaled(durationValue: Value, factor: Value): Value {
  const duration = temporal(durationValue)
  if (!duration || !isNum(factor)) return null
  if (duration.kind === 'days and time duration') {
    return seconds(number.multiply(duration.seconds, factor))
  }
  if (duration.kind !== 'years and months duration') return null
  return wholeMonths(number.multiply(duration.months, factor))
}

function divided(leftValue: Value, right: Value): Value {
  const [left, other] = [temporal(leftValue), temporal(right)]
  if (left?.kind === 'years and months duration') {
    if (isNum(right)) return wholeMonths(number.divide(left.months, right))
    return other?.kind === left.kind ? number.divide(left.months, other.months) : null
  }
  if (left?.kind !== 'days and time duration') return null
  if (isNum(right)) return seconds(number.divide(left.seconds, right))
  return other?.kind === left.kind ? number.divide(left.seconds, other.seconds) : null
}

/** A part of a month is cut off, toward zero. */
function wholeMonths(exact: Num | null): MonthsDuration | null {
  const whole = exact === null ? null : number.round(exact, 0, 'down')
  return typeof whole === 'number' ? months(whole) : null
}

function months(count: number): MonthsDuration | null {
  return Number.isSafeInteger(count) ? { kind: 'years and months duration', months: count } : null
}

function seconds(count: Num | null): DaysDuration | null {
  return count === null ? null : { kind: 'days and time duration', seconds: count }
}
