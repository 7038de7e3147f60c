/** String functions (OMG DMN 1.5 clause 10.3.4.3). Lengths and positions count characters. */
import type { Num } from '../number.ts'
import { BOOLEAN, NUMBER, STRING, type Type } from '../type.ts'
import { isNull, TEXT_LIMIT, type Value } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { list, nullable, number, optional, text } from './parameter.ts'

function ofOne(name: string, result: Type, calculate: (one: string) => Value): Builtin {
  return { name, variants: [takes([text('string')], result, ([one]) => calculate(one))] }
}

function ofTwo(
  name: string,
  result: Type,
  calculate: (one: string, match: string) => Value,
): Builtin {
  return {
    name,
    variants: [
      takes([text('string'), text('match')], result, ([one, match]) => calculate(one, match)),
    ],
  }
}

const SURROGATES = /[\ud800-\udfff]/

/** A text by its characters: as it is, when each of them is one unit. */
function characters(one: string): string | string[] {
  return SURROGATES.test(one) ? [...one] : one
}

/** Positions count from 1, or from the end when negative; a part of a number is cut off. */
function substring(from: string, position: Num, count: Num | undefined): string | null {
  const all = characters(from)
  const start = Math.trunc(Number(position))
  if (start === 0 || Math.abs(start) > all.length) return null
  const first = start > 0 ? start - 1 : all.length + start
  const length = count === undefined ? all.length : Math.trunc(Number(count))
  if (length < 1) return null
  const part = all.slice(first, first + length)
  return typeof part === 'string' ? part : part.join('')
}

/** Null items are left out; an item that is no text makes the whole null. */
function joined(items: readonly Value[], delimiter: string): string | null {
  const texts = items.filter((item) => !isNull(item))
  if (!texts.every((item) => typeof item === 'string')) return null
  const length = texts.reduce((total, one) => total + one.length + delimiter.length, 0)
  return length > TEXT_LIMIT ? null : texts.join(delimiter)
}

export const STRINGS: readonly Builtin[] = [
  {
    name: 'substring',
    variants: [
      takes(
        [text('string'), number('start position'), optional(number('length'))],
        STRING,
        ([from, position, length]) => substring(from, position, length),
      ),
    ],
  },
  ofOne('string length', NUMBER, (one) => characters(one).length),
  ofOne('upper case', STRING, (one) => one.toUpperCase()),
  ofOne('lower case', STRING, (one) => one.toLowerCase()),
  ofTwo('substring before', STRING, (one, match) =>
    one.includes(match) ? one.slice(0, one.indexOf(match)) : '',
  ),
  ofTwo('substring after', STRING, (one, match) =>
    one.includes(match) ? one.slice(one.indexOf(match) + match.length) : '',
  ),
  ofTwo('contains', BOOLEAN, (one, match) => one.includes(match)),
  ofTwo('starts with', BOOLEAN, (one, match) => one.startsWith(match)),
  ofTwo('ends with', BOOLEAN, (one, match) => one.endsWith(match)),
  {
    name: 'string join',
    variants: [
      takes(
        [list('list'), optional(nullable(text('delimiter')))],
        STRING,
        ([items, delimiter], run) => {
          run.spend(items.length)
          return joined(items, typeof delimiter === 'string' ? delimiter : '')
        },
      ),
    ],
  },
]
