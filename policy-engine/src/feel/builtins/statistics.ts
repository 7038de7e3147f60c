/** Mean, median, product, mode and standard deviation (OMG DMN 1.5 clause 10.3.4.4). */
import * as number from '../number.ts'
import { listOf, NUMBER, type Type } from '../type.ts'
import { isNull, isNum, unknownFrom, type Value } from '../value.ts'
import type { Builtin } from './builtin.ts'
import { overItems } from './lists.ts'

type Num = number.Num

/** Over numbers only: an item missing is named in the null, any other kind gives plain null. */
function overNumbers(
  name: string,
  calculate: (items: readonly Num[]) => Value,
  result: Type = NUMBER,
): Builtin {
  return overItems(name, result, (items) => {
    if (items.some(isNull)) return unknownFrom(...items)
    return items.every(isNum) ? calculate(items) : null
  })
}

function total(
  items: readonly Num[],
  start: Num,
  step: (a: Num, b: Num) => Num | null,
): Num | null {
  return items.reduce<Num | null>((sum, item) => (sum === null ? null : step(sum, item)), start)
}

function mean(items: readonly Num[]): Num | null {
  const sum = total(items, 0, number.add)
  return sum === null || items.length === 0 ? null : number.divide(sum, items.length)
}

function median(items: readonly Num[]): Num | null {
  const ordered = [...items].sort(number.compare)
  const middle = Math.floor(ordered.length / 2)
  const upper = ordered[middle]
  if (upper === undefined) return null
  const lower = ordered[middle - 1]
  return ordered.length % 2 === 1 || lower === undefined ? upper : mean([lower, upper])
}

/** The most frequent values, in rising order. */
function mode(items: readonly Num[]): Num[] {
  const counts = new Map<string, { value: Num; count: number }>()
  for (const value of items) {
    const seen = counts.get(String(value)) ?? { value, count: 0 }
    counts.set(String(value), { value, count: seen.count + 1 })
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count))
  return [...counts.values()]
    .filter(({ count }) => count === most)
    .map(({ value }) => value)
    .sort(number.compare)
}

/** Of a sample: divided by one less than the count. */
function deviation(items: readonly Num[]): Num | null {
  const middle = mean(items)
  if (middle === null || items.length < 2) return null
  const squares = items.map((item) => {
    const distance = number.subtract(item, middle)
    return distance === null ? null : number.multiply(distance, distance)
  })
  if (squares.some((square) => square === null)) return null
  const sum = total(squares as Num[], 0, number.add)
  const variance = sum === null ? null : number.divide(sum, items.length - 1)
  return variance === null ? null : number.ofReal('sqrt', variance)
}

export const STATISTICS: readonly Builtin[] = [
  overNumbers('mean', mean),
  overNumbers('median', median),
  overNumbers('product', (items) => (items.length === 0 ? null : total(items, 1, number.multiply))),
  overNumbers('mode', mode, listOf(NUMBER)),
  overNumbers('stddev', deviation),
]
