/** Comparing, ranges and unary tests (OMG DMN 1.5 clauses 10.3.2.13, 10.3.2.14 and 7.3.3). */
import { equal, order } from './equality.ts'
import type { CompareOperator } from './tree.ts'
import { isList, isNull, kindOf, type Meter, type Range, unknownFrom, type Value } from './value.ts'

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

/** `(!=5)` and `(=5)` compare; any other range holds what lies between its ends. */
export function inRange(value: Value, range: Range, meter: Meter): Truth {
  const { low, high, lowClosed, highClosed, sign } = range
  if (sign !== undefined) return compared(sign, value, low ?? null, meter)
  const above = low === undefined || compared(lowClosed ? '>=' : '>', value, low, meter)
  const below = high === undefined || compared(highClosed ? '<=' : '<', value, high, meter)
  return and(above, below)
}

/** Clause 10.3.2.13: a value is in a list that holds it, or holds a range that it is in. */
export function isIn(value: Value, test: Value, meter: Meter): Truth {
  if (!isList(test)) return isOne(value, test, meter)
  meter.spend(test.length)
  return test.some((one) => isOne(value, one, meter) === true)
}

/** One of several tests (clause 7.3.3), which a list passes also as a whole. */
export function passes(value: Value, test: Value, meter: Meter): Truth {
  if (isList(test) && isList(value) && equal(value, test, meter) === true) return true
  return isIn(value, test, meter)
}

function isOne(value: Value, test: Value, meter: Meter): Truth {
  return kindOf(test) === 'range' ? inRange(value, test as Range, meter) : equal(value, test, meter)
}
