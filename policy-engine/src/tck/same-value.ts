/** When a result is the one expected: by value and kind, numbers within a tolerance. */

import { equal } from '../feel/equality.ts'
import { compare, subtract } from '../feel/number.ts'
import { isContext, isList, isNull, isNum, kindOf, type Value } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'

const UNMETERED = { spend: () => {} }

/** `tolerance` is the largest difference of two numbers that pass as one: 0, or 1e-8 as vendors use. */
export function sameValue(expected: Value, found: Value, tolerance: number): boolean {
  if (isNull(expected) || isNull(found)) return isNull(expected) && isNull(found)
  if (isNum(expected) && isNum(found)) {
    const difference = subtract(expected, found)
    return difference !== null && Math.abs(Number(difference)) <= tolerance
      ? tolerance > 0 || compare(expected, found) === 0
      : false
  }
  if (isList(expected) && isList(found)) {
    return (
      expected.length === found.length &&
      expected.every((item, index) => sameValue(item, found[index] ?? null, tolerance))
    )
  }
  if (isContext(expected) && isContext(found)) {
    return (
      expected.entries.size === found.entries.size &&
      [...expected.entries].every(
        ([name, value]) =>
          found.entries.has(name) && sameValue(value, found.entries.get(name) ?? null, tolerance),
      )
    )
  }
  if (kindOf(expected) !== kindOf(found)) return false
  return (
    equal(expected, found, UNMETERED) === true ||
    JSON.stringify(jsonFromValue(expected)) === JSON.stringify(jsonFromValue(found))
  )
}

/** A value as a reason shows it. */
export function shown(value: Value): string {
  if (isNull(value)) return 'null'
  const kind = kindOf(value)
  const text = JSON.stringify(jsonFromValue(value)) ?? 'null'
  const plain = ['number', 'string', 'boolean', 'list', 'context']
  return plain.includes(kind) ? text : `${kind} ${text}`
}
