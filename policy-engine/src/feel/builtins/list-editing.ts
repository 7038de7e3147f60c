/** Parts and new orders of lists (OMG DMN 1.5 clause 10.3.4.4). Positions count from 1, or from the end. */
import { ANY, listOf } from '../type.ts'
import {
  equal,
  type Fn,
  isList,
  isNull,
  kindOf,
  type Meter,
  order,
  unknownFrom,
  type Value,
} from '../value.ts'
import type { Builtin } from './builtin.ts'
import { distinct, ofList, sameList } from './lists.ts'

/** The index of a position; null when the list has no such place. */
function indexOf(position: Value, length: number): number | null {
  if (typeof position !== 'number' || position === 0 || Math.abs(position) > length) return null
  return position > 0 ? position - 1 : length + position
}

function sublist(list: readonly Value[], [start = null, count]: readonly Value[]): Value {
  const from = indexOf(start, list.length)
  if (from === null) return unknownFrom(start)
  if (count === undefined) return list.slice(from)
  if (typeof count !== 'number' || count < 1 || from + count > list.length)
    return unknownFrom(count)
  return list.slice(from, from + count)
}

function sorted(list: readonly Value[], before: Value, meter: Meter): Value {
  const precedes =
    kindOf(before) === 'function' ? (before as Fn) : isNull(before) ? null : undefined
  if (precedes === undefined) return null
  let comparable = true
  const result = [...list].sort((left, right) => {
    meter.spend(2)
    if (precedes)
      return precedes.call([left, right]) === true
        ? -1
        : precedes.call([right, left]) === true
          ? 1
          : 0
    const sign = order(left, right)
    if (sign === null) comparable = false
    return sign ?? 0
  })
  return comparable ? result : null
}

export const LIST_EDITING: readonly Builtin[] = [
  { ...ofList('sublist', ['list', 'start position', 'length'], sameList, sublist), optional: 1 },
  ofList(
    'insert before',
    ['list', 'position', 'newItem'],
    sameList,
    (list, [position = null, item = null]) => {
      const at = indexOf(position, list.length)
      return at === null ? unknownFrom(position) : list.toSpliced(at, 0, item)
    },
  ),
  ofList('remove', ['list', 'position'], sameList, (list, [position = null]) => {
    const at = indexOf(position, list.length)
    return at === null ? unknownFrom(position) : list.toSpliced(at, 1)
  }),
  {
    ...ofList('sort', ['list', 'precedes'], sameList, (list, [before = null], meter) =>
      sorted(list, before, meter),
    ),
    optional: 1,
  },
  {
    name: 'union',
    parameters: ['list'],
    rest: true,
    result: listOf(ANY),
    call: (args, meter) => {
      if (args.some(isNull)) return unknownFrom(...args)
      return distinct(
        args.flatMap((one) => (isList(one) ? [...one] : [one])),
        meter,
      )
    },
  },
  ofList(
    'list replace',
    ['list', 'position', 'newItem'],
    sameList,
    (list, [position = null, item = null], meter) => {
      if (kindOf(position) === 'function') {
        const fits = position as Fn
        meter.spend(list.length)
        return list.map((one) => (equal(fits.call([one, item]), true, meter) === true ? item : one))
      }
      const at = indexOf(position, list.length)
      return at === null ? unknownFrom(position) : list.with(at, item)
    },
  ),
]
