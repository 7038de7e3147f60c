/** Comparing, ranges and unary tests (OMG DMN 1.5 clauses 10.3.2.13, 10.3.2.14 and 7.3.3). */
import type { CompareOperator } from './tree.ts'
import {
  equal,
  isList,
  isNull,
  kindOf,
  type Meter,
  order,
  type Range,
  unknownFrom,
  type Value,
} from './value.ts'

export type Truth = boolean | ReturnType<typeof unknownFrom>

/** `=` and `!=` see null as a value; the others give null for a null or for kinds that differ. */
export function compared(
  operator: CompareOperator,
  left: Value,
  right: Value,
  meter: Meter,
): Truth {
  if (operator === '=') return equal(left, right, meter)
  if (operator === '!=') {
    const same = equal(left, right, meter)
    return same === null ? null : !same
  }
  if (isNull(left) || isNull(right)) return unknownFrom(left, right)
  if (typeof left === 'boolean' || isList(left) || kindOf(left) === 'context') return null
  const sign = order(left, right)
  if (sign === null) return null
  return inOrder(operator, sign)
}

export function inOrder(operator: CompareOperator, sign: number): boolean {
  switch (operator) {
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
    case '=':
      return sign === 0
    case '!=':
      return sign !== 0
  }
}

/** Three-valued: false wins over unknown, so that a certain no needs no further fact. */
export function and(left: Value, right: Value): Truth {
  if (left === false || right === false) return false
  if (left === true && right === true) return true
  return unknownFrom(left, right)
}

/** Three-valued: true wins over unknown. */
export function or(left: Value, right: Value): Truth {
  if (left === true || right === true) return true
  if (left === false && right === false) return false
  return unknownFrom(left, right)
}

export function inRange(value: Value, range: Range, meter: Meter): Truth {
  const low =
    range.low === undefined ? true : compared(range.lowClosed ? '>=' : '>', value, range.low, meter)
  const high =
    range.high === undefined
      ? true
      : compared(range.highClosed ? '<=' : '<', value, range.high, meter)
  return and(low, high)
}

/** `value in test`: a range, a list of values or ranges, or a plain value. */
export function passes(value: Value, test: Value, meter: Meter): Truth {
  if (kindOf(test) === 'range') return inRange(value, test as Range, meter)
  if (isList(test)) {
    if (isList(value) && equal(value, test, meter) === true) return true
    return test.some((one) => passes(value, one, meter) === true)
  }
  return equal(value, test, meter)
}
