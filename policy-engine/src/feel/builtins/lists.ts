/** List and context functions (OMG DMN 1.5 clauses 10.3.4.4 and 10.3.4.9). */
import { add } from '../number.ts'
import { and, or } from '../test.ts'
import { ANY, BOOLEAN, either, listOf, NUMBER, type Type } from '../type.ts'
import {
  contextOf,
  equal,
  isContext,
  isList,
  isNull,
  isNum,
  type Meter,
  order,
  unknownFrom,
  type Value,
} from '../value.ts'
import type { Builtin } from './builtin.ts'

/** Most list functions take one list or the items themselves: `max([1,2])`, `max(1,2)`. */
function itemsOf(args: readonly Value[], meter: Meter): readonly Value[] | null {
  const [only] = args
  const items = args.length === 1 && only !== undefined && isList(only) ? only : args
  meter.spend(items.length)
  return items
}

const itemType = (args: readonly Type[]): Type =>
  args.map((type) => (type.kind === 'list' ? type.of : type)).reduce(either, { kind: 'null' })

export function overItems(
  name: string,
  result: Builtin['result'],
  calculate: (items: readonly Value[]) => Value,
): Builtin {
  return {
    name,
    parameters: ['list'],
    rest: true,
    result,
    call: (args, meter) => {
      if (args.length === 1 && isNull(args[0] ?? null)) return unknownFrom(args[0] ?? null)
      return calculate(itemsOf(args, meter) ?? [])
    },
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

function extreme(items: readonly Value[], sign: 1 | -1): Value {
  const [first = null, ...rest] = items
  if (items.some(isNull)) return unknownFrom(...items)
  let best = first
  for (const item of rest) {
    const difference = order(item, best)
    if (difference === null) return null
    if (difference * sign > 0) best = item
  }
  return best
}

function flat(items: readonly Value[], meter: Meter, depth = 0): Value[] {
  meter.spend(items.length)
  if (depth > 50) return []
  return items.flatMap((item) => (isList(item) ? flat(item, meter, depth + 1) : [item]))
}

export function distinct(items: readonly Value[], meter: Meter): Value[] {
  const found: Value[] = []
  for (const item of items) {
    meter.spend(found.length + 1)
    if (!found.some((known) => equal(known, item, meter) === true)) found.push(item)
  }
  return found
}

export function ofList(
  name: string,
  parameters: string[],
  result: Builtin['result'],
  calculate: (list: readonly Value[], args: readonly Value[], meter: Meter) => Value,
  rest = false,
): Builtin {
  return {
    name,
    parameters,
    rest,
    result,
    call: ([list = null, ...args], meter) => {
      if (isNull(list)) return unknownFrom(list)
      const items = isList(list) ? list : [list]
      meter.spend(items.length)
      return calculate(items, args, meter)
    },
  }
}

export const sameList = ([first = ANY]: readonly Type[]): Type =>
  first.kind === 'list' ? first : listOf(first)

export const LISTS: readonly Builtin[] = [
  ofList('count', ['list'], NUMBER, (list) => list.length),
  overItems('sum', NUMBER, sum),
  overItems('min', itemType, (items) => extreme(items, -1)),
  overItems('max', itemType, (items) => extreme(items, 1)),
  overItems('all', BOOLEAN, (items) =>
    items.reduce<Value>((left, right) => and(left, right), true),
  ),
  overItems('any', BOOLEAN, (items) =>
    items.reduce<Value>((left, right) => or(left, right), false),
  ),
  ofList('list contains', ['list', 'element'], BOOLEAN, (list, [element = null], meter) =>
    list.some((item) => equal(item, element, meter) === true),
  ),
  ofList('append', ['list', 'item'], sameList, (list, items) => [...list, ...items], true),
  ofList('reverse', ['list'], sameList, (list) => [...list].reverse()),
  ofList('flatten', ['list'], listOf(ANY), (list, _, meter) => flat(list, meter)),
  ofList('distinct values', ['list'], sameList, (list, _, meter) => distinct(list, meter)),
  ofList('index of', ['list', 'match'], listOf(NUMBER), (list, [match = null], meter) =>
    list.flatMap((item, index) => (equal(item, match, meter) === true ? [index + 1] : [])),
  ),
  {
    name: 'concatenate',
    parameters: ['list'],
    rest: true,
    result: (args) => listOf(itemType(args)),
    call: (args, meter) => {
      if (args.some(isNull)) return unknownFrom(...args)
      meter.spend(args.reduce<number>((count, one) => count + (isList(one) ? one.length : 1), 0))
      return args.flatMap((one) => (isList(one) ? [...one] : [one]))
    },
  },
  {
    name: 'get value',
    parameters: ['m', 'key'],
    result: ANY,
    call: ([context = null, key = null]) => {
      if (isNull(context)) return unknownFrom(context)
      return isContext(context) && typeof key === 'string'
        ? (context.entries.get(key) ?? null)
        : null
    },
  },
  {
    name: 'get entries',
    parameters: ['m'],
    result: listOf(ANY),
    call: ([context = null], meter) => {
      if (!isContext(context)) return unknownFrom(context)
      meter.spend(context.entries.size)
      return [...context.entries].map(([key, value]) =>
        contextOf([
          ['key', key],
          ['value', value],
        ]),
      )
    },
  },
]
