/** Number functions and conversions (OMG DMN 1.5 clauses 10.3.4.1 and 10.3.4.5). */
import * as number from '../number.ts'
import { BOOLEAN, NUMBER } from '../type.ts'
import { equal, isNull, isNum, unknownFrom, type Value } from '../value.ts'
import type { Builtin } from './builtin.ts'

type Mode = Parameters<typeof number.round>[2]

function rounding(name: string, mode: Mode, defaultPlaces: boolean): Builtin {
  return {
    name,
    parameters: ['n', 'scale'],
    optional: defaultPlaces ? 1 : 0,
    result: NUMBER,
    call: ([value = null, places = defaultPlaces ? 0 : null]) => {
      if (isNull(value) || isNull(places)) return unknownFrom(value, places)
      const whole = isNum(places) ? number.round(places, 0, 'down') : null
      return isNum(value) && whole !== null ? number.round(value, whole, mode) : null
    },
  }
}

function ofOne(name: string, calculate: (value: number.Num) => Value): Builtin {
  return {
    name,
    parameters: ['n'],
    result: NUMBER,
    call: ([value = null]) => {
      if (isNull(value)) return unknownFrom(value)
      return isNum(value) ? calculate(value) : null
    },
  }
}

/** Costly: a series of 34 digits is summed. */
function ofReal(name: string, calculation: Parameters<typeof number.ofReal>[0]): Builtin {
  return {
    name,
    parameters: ['number'],
    result: NUMBER,
    call: ([value = null], meter) => {
      meter.spend(300)
      return isNum(value) ? number.ofReal(calculation, value) : unknownFrom(value)
    },
  }
}

export const NUMBERS: readonly Builtin[] = [
  rounding('decimal', 'half even', false),
  rounding('floor', 'floor', true),
  rounding('ceiling', 'ceiling', true),
  rounding('round up', 'up', false),
  rounding('round down', 'down', false),
  rounding('round half up', 'half up', false),
  rounding('round half down', 'half down', false),
  ofOne('abs', (value) => (number.compare(value, 0) < 0 ? number.negate(value) : value)),
  ofReal('sqrt', 'sqrt'),
  ofReal('exp', 'exp'),
  ofReal('log', 'ln'),
  ofOne('even', (value) => wholeIs(value, 0)),
  ofOne('odd', (value) => wholeIs(value, 1)),
  {
    name: 'modulo',
    parameters: ['dividend', 'divisor'],
    result: NUMBER,
    call: ([left = null, right = null]) => {
      if (isNull(left) || isNull(right)) return unknownFrom(left, right)
      return isNum(left) && isNum(right) ? number.modulo(left, right) : null
    },
  },
  {
    name: 'number',
    parameters: ['from', 'grouping separator', 'decimal separator'],
    optional: 2,
    result: NUMBER,
    call: ([from = null, grouping = null, point = null]) => {
      if (typeof from !== 'string') return unknownFrom(from)
      let text = from
      if (typeof grouping === 'string' && grouping !== '') text = text.replaceAll(grouping, '')
      if (typeof point === 'string' && point !== '') text = text.replaceAll(point, '.')
      return number.numberFromText(text)
    },
  },
  {
    name: 'not',
    parameters: ['negand'],
    result: BOOLEAN,
    call: ([value = null]) => (typeof value === 'boolean' ? !value : unknownFrom(value)),
  },
  {
    name: 'is',
    parameters: ['value1', 'value2'],
    result: BOOLEAN,
    call: ([left = null, right = null], meter) => equal(left, right, meter) === true,
  },
]

function wholeIs(value: number.Num, rest: number): boolean {
  const left = number.modulo(value, 2)
  return left !== null && number.compare(left, rest) === 0
}
