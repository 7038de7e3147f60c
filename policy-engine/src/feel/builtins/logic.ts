/** `not` (OMG DMN 1.5 clause 10.3.4.2) and `is` (10.3.4.6). */
import { identical } from '../equality.ts'
import { BOOLEAN } from '../type.ts'
import { type Builtin, takes } from './builtin.ts'
import { anything, optional, truth } from './parameter.ts'

export const NOT: readonly Builtin[] = [
  { name: 'not', variants: [takes([truth('negand')], BOOLEAN, ([negand]) => !negand)] },
]

export const IS: readonly Builtin[] = [
  {
    name: 'is',
    variants: [
      takes(
        [optional(anything('value1')), optional(anything('value2'))],
        BOOLEAN,
        ([value1 = null, value2 = null], run) => identical(value1, value2, run),
      ),
    ],
  },
]
