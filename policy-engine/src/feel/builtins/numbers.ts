import type { Num } from '../number.ts'
import * as exact from '../number.ts'
import { BOOLEAN, DAYS_AND_TIME, NUMBER, type Type, YEARS_AND_MONTHS } from '../type.ts'
import type { Value } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { daysDuration, monthsDuration, number, optional } from './parameter.ts'

type Mode = Parameters<typeof exact.round>[2]

/** To a number of decimal places, zero when it may be left out. */
function rounding(name: string, mode: Mode, scale: 'given' | 'may be left out'): Builtin {
  const second = number('scale')
  return {
    name,
    variants: [
      scale === 'given'
        ? takes([number('n'), second], NUMBER, ([n, places]) => exact.round(n, places, mode))
        : takes([number('n'), optional(second)], NUMBER, ([n, places = 0]) =>
            exact.round(n, places, mode),
          ),
    ],
  }
}

function ofOne(
  name: string,
  parameter: string,
  result: Type,
  calculate: (n: Num) => Value,
): Builtin {
  return { name, variants: [takes([number(parameter)], result, ([n]) => calculate(n))] }
}

function magnitude(n: Num): Num {
  return exact.compare(n, 0) < 0 ? exact.negate(n) : n
}

/** Costly: a series of 34 digits is summed. */
function ofReal(name: string, calculation: Parameters<typeof exact.ofReal>[0]): Builtin {
  return {
    name,
    variants: [
      takes([number('number')], NUMBER, ([n], run) => {
        run.spend(600)
        return exact.ofReal(calculation, n)
      }),
    ],
  }
}

export const NUMBERS: readonly Builtin[] = [
  {
    name: 'decimal',
    variants: [
      takes([number('n'), number('scale')], NUMBER, ([n, scale]) => {
        const places = exact.round(scale, 0, 'down')
        return places === null ? null : exact.round(n, places, 'half even')
      }),
    ],
  },
  rounding('floor', 'floor', 'may be left out'),
  rounding('ceiling', 'ceiling', 'may be left out'),
  rounding('round up', 'up', 'given'),
  rounding('round down', 'down', 'given'),
  rounding('round half up', 'half up', 'given'),
  rounding('round half down', 'half down', 'given'),
  {
    name: 'abs',
    variants: [
      takes([number('n')], NUMBER, ([n]) => magnitude(n)),
      takes([daysDuration('n')], DAYS_AND_TIME, ([n]) => ({ ...n, seconds: magnitude(n.seconds) })),
      takes([monthsDuration('n')], YEARS_AND_MONTHS, ([n]) => ({
        ...n,
        months: Math.abs(n.months),
      })),
    ],
  },
  ofReal('sqrt', 'sqrt'),
  ofReal('exp', 'exp'),
  ofReal('log', 'ln'),
  ofOne('even', 'number', BOOLEAN, (n) => exact.modulo(n, 2) === 0),
  ofOne('odd', 'number', BOOLEAN, (n) => exact.modulo(n, 2) === 1),
  {
    name: 'modulo',
    variants: [
      takes([number('dividend'), number('divisor')], NUMBER, ([dividend, divisor]) =>
        exact.modulo(dividend, divisor),
      ),
    ],
  },
]
