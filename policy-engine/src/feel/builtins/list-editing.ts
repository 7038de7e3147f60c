/** Parts and new orders of lists (OMG DMN 1.5 clause 10.3.4.4). Positions count from 1, or from the end. */
import { order } from '../equality.ts'
import type { Num } from '../number.ts'
import { listOf } from '../type.ts'
import type { Fn, Meter, Value } from '../value.ts'
import { type Builtin, takes, takesMany } from './builtin.ts'
import { distinct, itemType, sameList } from './lists.ts'
import { anything, fn, list, number, optional } from './parameter.ts'

/** The index of a position; null when the list has no such place. */
function indexOf(position: Num, { length }: readonly Value[]): number | null {
  if (typeof position !== 'number' || position === 0 || Math.abs(position) > length) return null
  return position > 0 ? position - 1 : length + position
}

function sublist(items: readonly Value[], start: Num, count: Num | undefined): Value {
  const from = indexOf(start, items)
  if (from === null) return null
  if (count === undefined) return items.slice(from)
  if (typeof count !== 'number' || count < 1 || from + count > items.length) return null
  return items.slice(from, from + count)
}

/** By the natural order, or by what comes before what; null when some items have no order. */
function sorted(items: readonly Value[], precedes: Fn | undefined, meter: Meter): Value {
  if (precedes && precedes.parameters.length !== 2) return null
  let comparable = true
  const result = [...items].sort((left, right) => {
    meter.spend(2)
    if (precedes) {
      if (precedes.call([left, right]) === true) return -1
      return precedes.call([right, left]) === true ? 1 : 0
    }
    const sign = order(left, right)
    if (sign === null) comparable = false
    return sign ?? 0
  })
  return comparable ? result : null
}

/** Null when the function asks anything but yes or no of an item. */
function replacedWhere(items: readonly Value[], match: Fn, newItem: Value): Value {
  if (match.parameters.length !== 2) return null
  const answers = items.map((item) => match.call([item, newItem]))
  if (!answers.every((answer) => typeof answer === 'boolean')) return null
  return items.map((item, index) => (answers[index] === true ? newItem : item))
}

export const LIST_EDITING: readonly Builtin[] = [
  {
    name: 'sublist',
    variants: [
      takes(
        [list('list'), number('start position'), optional(number('length'))],
        sameList,
        ([items, start, length]) => sublist(items, start, length),
      ),
    ],
  },
  {
    name: 'append',
    variants: [
      takesMany([list('list'), anything('item')], sameList, ([items, ...more]) => [
        ...(items as readonly Value[]),
        ...more,
      ]),
    ],
  },
  {
    name: 'concatenate',
    variants: [
      takesMany(
        [list('list')],
        (args) => listOf(itemType(args)),
        (lists) => (lists as readonly (readonly Value[])[]).flat(),
      ),
    ],
  },
  {
    name: 'union',
    variants: [
      takesMany(
        [list('list')],
        (args) => listOf(itemType(args)),
        (lists, run) => distinct((lists as readonly (readonly Value[])[]).flat(), run),
      ),
    ],
  },
  {
    name: 'insert before',
    variants: [
      takes(
        [list('list'), number('position'), anything('newItem')],
        sameList,
        ([items, position, newItem]) => {
          const at = indexOf(position, items)
          return at === null ? null : items.toSpliced(at, 0, newItem)
        },
      ),
    ],
  },
  {
    name: 'remove',
    variants: [
      takes([list('list'), number('position')], sameList, ([items, position]) => {
        const at = indexOf(position, items)
        return at === null ? null : items.toSpliced(at, 1)
      }),
    ],
  },
  {
    name: 'list replace',
    variants: [
      takes(
        [list('list'), number('position'), anything('newItem')],
        sameList,
        ([items, position, newItem]) => {
          const at = indexOf(position, items)
          return at === null ? null : items.with(at, newItem)
        },
      ),
      takes([list('list'), fn('match'), anything('newItem')], sameList, ([items, match, newItem]) =>
        replacedWhere(items, match, newItem),
      ),
    ],
  },
]

/** Clause 10.3.4.9. */
export const SORT: readonly Builtin[] = [
  {
    name: 'sort',
    variants: [
      takes([list('list'), optional(fn('precedes'))], sameList, ([items, precedes], run) =>
        sorted(items, precedes, run),
      ),
    ],
  },
]
