/** Functions that ask of a list (OMG DMN 1.5 clause 10.3.4.4). */
import { equal, order } from '../equality.ts'
import { add } from '../number.ts'
import { and, or } from '../test.ts'
import { ANY, BOOLEAN, either, listOf, NULL, NUMBER, type Type } from '../type.ts'
import { isList, isNull, isNum, type Meter, unknownFrom, type Value } from '../value.ts'
import { type Builtin, type Running, takes, takesMany } from './builtin.ts'
import { anything, list } from './parameter.ts'

export const itemType = (args: readonly Type[]): Type =>
  args.map((type) => (type.kind === 'list' ? type.of : type)).reduce(either, NULL)

export const sameList = ([first = ANY]: readonly Type[]): Type =>
  first.kind === 'list' ? first : listOf(first)

/** Takes one list, or the items themselves: `max([1, 2])`, `max(1, 2)`. */
export function overItems(
  name: string,
  result: Type | ((args: readonly Type[]) => Type),
  calculate: (items: readonly Value[], run: Running) => Value,
): Builtin {
  return {
    name,
    variants: [
      takes([list('list')], result, ([items], run) => calculate(items, run)),
      takesMany([anything('item'), anything('item')], result, calculate),
    ],
  }
}

/** A list with an item missing has no sum: the null names every missing item. */
function sum(items: readonly Value[]): Value {
  if (items.length === 0) return null
  if (items.some(isNull)) return unknownFrom(...items)
  let total: Value = 0
  for (const item of items) {
    if (!isNum(item) || total === null) return null
    total = add(total, item)
  }
  return total
}

/** Null for items without a common order. */
function extreme(items: readonly Value[], sign: 1 | -1): Value {
  const [first = null, ...rest] = items
  if (items.some(isNull)) return unknownFrom(...items)
  if (order(first, first) === null) return null
  let best = first
  for (const item of rest) {
    const difference = order(item, best)
    if (difference === null) return null
    if (difference * sign > 0) best = item
  }
  return best
}

function positionsOf(match: Value, items: readonly Value[], meter: Meter): number[] {
  return items.flatMap((item, index) => (equal(item, match, meter) === true ? [index + 1] : []))
}

export function distinct(items: readonly Value[], meter: Meter): Value[] {
  const found: Value[] = []
  for (const item of items) {
    meter.spend(found.length + 1)
    if (!found.some((known) => equal(known, item, meter) === true)) found.push(item)
  }
  return found
}

/** Each value that stands more than once, in the order of its second standing. */
function duplicates(items: readonly Value[], meter: Meter): Value[] {
  const again = items.filter((item, index) => {
    meter.spend(index + 1)
    return items.slice(0, index).some((known) => equal(known, item, meter) === true)
  })
  const found = distinct(again, meter)
  return distinct(items, meter).filter((item) =>
    found.some((known) => equal(known, item, meter) === true),
  )
}

function flat(items: readonly Value[], meter: Meter): Value[] {
  meter.spend(items.length)
  return items.flatMap((item) => (isList(item) ? flat(item, meter) : [item]))
}

function ofList(
  name: string,
  result: Type | ((args: readonly Type[]) => Type),
  calculate: (items: readonly Value[], run: Running) => Value,
): Builtin {
  return {
    name,
    variants: [takes([list('list')], result, ([items], run) => calculate(items, run))],
  }
}

export const LISTS: readonly Builtin[] = [
  {
    name: 'list contains',
    variants: [
      takes([list('list'), anything('element')], BOOLEAN, ([items, element], run) =>
        items.some((item) => equal(item, element, run) === true),
      ),
    ],
  },
  ofList('count', NUMBER, (items) => items.length),
  overItems('min', itemType, (items) => extreme(items, -1)),
  overItems('max', itemType, (items) => extreme(items, 1)),
  overItems('sum', NUMBER, sum),
  overItems('all', BOOLEAN, (items) =>
    items.reduce<Value>((left, right) => and(left, right), true),
  ),
  overItems('any', BOOLEAN, (items) =>
    items.reduce<Value>((left, right) => or(left, right), false),
  ),
  {
    name: 'index of',
    variants: [
      takes([list('list'), anything('match')], listOf(NUMBER), ([items, match], run) =>
        positionsOf(match, items, run),
      ),
    ],
  },
  ofList('distinct values', sameList, distinct),
  ofList('duplicate values', sameList, duplicates),
  ofList('flatten', listOf(ANY), (items, run) => flat(items, run)),
  ofList('reverse', sameList, (items) => [...items].reverse()),
]
