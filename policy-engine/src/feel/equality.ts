/** Order and equality of values (OMG DMN 1.5 clause 10.3.2.13). */
import { compare } from './number.ts'
import {
  type Clock,
  type Fn,
  isContext,
  isList,
  isNull,
  isNum,
  kindOf,
  type Meter,
  type Range,
  type Value,
} from './value.ts'

/** Orders two values of one ordered kind; null when they cannot be ordered (clause 10.3.2.13). */
export function order(left: Value, right: Value): number | null {
  if (isNum(left)) return isNum(right) ? compare(left, right) : null
  if (typeof left === 'string') {
    return typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : null
  }
  if (left === null || typeof left !== 'object' || isList(left) || isNum(right)) return null
  if (right === null || typeof right !== 'object' || isList(right)) return null
  if (left.kind === 'date' && right.kind === 'date') return left.days - right.days
  if (left.kind === 'years and months duration' && right.kind === left.kind) {
    return left.months - right.months
  }
  if (left.kind === 'days and time duration' && right.kind === left.kind) {
    return compare(left.seconds, right.seconds)
  }
  if (left.kind === 'time' && right.kind === 'time') return orderClock(left, right, 0)
  if (left.kind === 'date and time' && right.kind === left.kind) {
    return orderClock(left, right, left.days - right.days)
  }
  return null
}

/**
 * By the instant, to the second (the functions valuet and valuedt of clauses 10.3.2.3.5 and 6
 * count seconds). A value with an offset and one without cannot be ordered.
 */
function orderClock(left: Clock, right: Clock, days: number): number | null {
  if ((left.offset === null) !== (right.offset === null)) return null
  const shift = (left.offset ?? 0) - (right.offset ?? 0)
  return days * 86_400 - shift + Math.floor(Number(left.second)) - Math.floor(Number(right.second))
}

/** FEEL equality (clause 10.3.2.13): null when the kinds differ, true for null and null. */
export function equal(left: Value, right: Value, meter: Meter): boolean | null {
  if (isNull(left) || isNull(right)) return isNull(left) && isNull(right)
  if (isList(left)) {
    if (!isList(right)) return null
    if (left.length !== right.length) return false
    meter.spend(left.length)
    return left.every((item, index) => equal(item, right[index] ?? null, meter) === true)
  }
  if (typeof left === 'boolean') return typeof right === 'boolean' ? left === right : null
  if (isContext(left)) {
    if (!isContext(right)) return null
    if (left.entries.size !== right.entries.size) return false
    meter.spend(left.entries.size)
    for (const [name, value] of left.entries) {
      if (!right.entries.has(name)) return false
      if (equal(value, right.entries.get(name) ?? null, meter) !== true) return false
    }
    return true
  }
  const ordered = order(left, right)
  if (ordered !== null) return ordered === 0
  const kind = kindOf(left)
  if (kind !== kindOf(right)) return isZeroDuration(left) && isZeroDuration(right) ? true : null
  if (kind === 'range') return equalRange(left as Range, right as Range, meter)
  return left === right || isSameBuiltin(left as Fn, right as Fn)
}

function isSameBuiltin(left: Fn, right: Fn): boolean {
  return left.builtin !== undefined && left.builtin === right.builtin
}

/** No time at all is the same in both kinds of duration. */
function isZeroDuration(value: Value): boolean {
  if (value === null || typeof value !== 'object' || isList(value) || isNum(value)) return false
  if (value.kind === 'years and months duration') return value.months === 0
  return value.kind === 'days and time duration' && value.seconds === 0
}

/** A bound that is not there (`< 10`) differs from a bound that is null (`null..10`). */
function equalRange(left: Range, right: Range, meter: Meter): boolean {
  const equalBound = (one: Value | undefined, other: Value | undefined) =>
    one === undefined || other === undefined ? one === other : equal(one, other, meter) === true
  return (
    left.sign === right.sign &&
    left.lowClosed === right.lowClosed &&
    left.highClosed === right.highClosed &&
    equalBound(left.low, right.low) &&
    equalBound(left.high, right.high)
  )
}

/**
 * The function `is` (clause 10.3.4.6): the same kind and the same parts, so that two moments are
 * the same only with the same offset or the same named zone.
 */
export function identical(left: Value, right: Value, meter: Meter): boolean {
  if (kindOf(left) !== kindOf(right) || equal(left, right, meter) !== true) return false
  const [one, other] = [clockOf(left), clockOf(right)]
  if (!one || !other) return true
  return (
    one.offset === other.offset &&
    one.zone === other.zone &&
    compare(one.second, other.second) === 0
  )
}

function clockOf(value: Value): Clock | null {
  const kind = kindOf(value)
  return kind === 'time' || kind === 'date and time' ? (value as Value & Clock) : null
}
