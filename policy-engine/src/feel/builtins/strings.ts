/** String functions (OMG DMN 1.5 clause 10.3.4.3). Lengths and positions count characters. */
import { dateText } from '../temporal.ts'
import { BOOLEAN, NUMBER, STRING } from '../type.ts'
import { isList, isNull, isNum, kindOf, type Meter, unknownFrom, type Value } from '../value.ts'
import { jsonFromValue } from '../values-and-json.ts'
import type { Builtin } from './builtin.ts'

const TEXT_LIMIT = 10_000

function ofTexts(
  name: string,
  parameters: string[],
  result: Builtin['result'],
  calculate: (...texts: string[]) => Value,
): Builtin {
  return {
    name,
    parameters,
    result,
    call: (args, meter) => {
      if (args.some(isNull)) return unknownFrom(...args)
      if (!args.every((arg) => typeof arg === 'string')) return null
      meter.spend(1 + args.reduce((product, text) => product * text.length, 1) / 1000)
      const value = calculate(...args)
      return typeof value === 'string' && value.length > TEXT_LIMIT ? null : value
    },
  }
}

function substring([text = null, start = null, length]: readonly Value[]): Value {
  if (typeof text !== 'string' || typeof start !== 'number') return unknownFrom(text, start)
  const characters = [...text]
  if (start === 0 || Math.abs(start) > characters.length) return null
  const from = start > 0 ? start - 1 : characters.length + start
  if (length === undefined) return characters.slice(from).join('')
  if (!isNum(length) || Number(length) < 1) return unknownFrom(length)
  return characters.slice(from, from + Math.trunc(Number(length))).join('')
}

/** A value as text (clause 10.3.4.1): a string as it is, null stays null. */
function textOf(value: Value, meter: Meter): string | null {
  meter.spend(1)
  if (isNull(value)) return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || isNum(value)) return String(value)
  if (isList(value)) return `[${value.map((item) => textOf(item, meter) ?? 'null').join(', ')}]`
  if (value.kind === 'date') return dateText(value.days)
  if (value.kind === 'context') {
    const entries = [...value.entries].map(
      ([name, one]) => `${name}: ${textOf(one, meter) ?? 'null'}`,
    )
    return `{${entries.join(', ')}}`
  }
  const json = jsonFromValue(value)
  return typeof json === 'string' ? json : kindOf(value)
}

export const STRINGS: readonly Builtin[] = [
  ofTexts('string length', ['string'], NUMBER, (text = '') => [...text].length),
  ofTexts('upper case', ['string'], STRING, (text = '') => text.toUpperCase()),
  ofTexts('lower case', ['string'], STRING, (text = '') => text.toLowerCase()),
  ofTexts('starts with', ['string', 'match'], BOOLEAN, (text = '', part = '') =>
    text.startsWith(part),
  ),
  ofTexts('ends with', ['string', 'match'], BOOLEAN, (text = '', part = '') => text.endsWith(part)),
  ofTexts('contains', ['string', 'match'], BOOLEAN, (text = '', part = '') => text.includes(part)),
  ofTexts('substring before', ['string', 'match'], STRING, (text = '', part = '') =>
    text.includes(part) ? text.slice(0, text.indexOf(part)) : '',
  ),
  ofTexts('substring after', ['string', 'match'], STRING, (text = '', part = '') =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '',
  ),
  {
    name: 'substring',
    parameters: ['string', 'start position', 'length'],
    optional: 1,
    result: STRING,
    call: (args) => substring(args),
  },
  {
    name: 'string',
    parameters: ['from'],
    result: STRING,
    call: ([value = null], meter) => {
      if (isNull(value)) return unknownFrom(value)
      const text = textOf(value, meter)
      meter.spend((text?.length ?? 0) / 8)
      return text !== null && text.length > TEXT_LIMIT ? null : text
    },
  },
  {
    name: 'string join',
    parameters: ['list', 'delimiter'],
    optional: 1,
    result: STRING,
    call: ([list = null, delimiter = null], meter) => {
      if (!isList(list)) return unknownFrom(list)
      const texts = list.filter((item) => typeof item === 'string')
      if (list.some((item) => !isNull(item) && typeof item !== 'string')) return null
      const between = typeof delimiter === 'string' ? delimiter : ''
      const length = texts.reduce((total, text) => total + text.length + between.length, 0)
      meter.spend(length / 8 + list.length)
      return length > TEXT_LIMIT ? null : texts.join(between)
    },
  },
]
