/** The builtins that have a scalar form; a policy that needs another one runs one household at a time. */
import { counted, extreme, listContains, listOf, quantified, summed } from './lists.ts'
import { arithmetic, compared, rounded, scalar } from './numbers.ts'
import { NotScalarError, type Rounding } from './scalar.ts'
import { constantNumber, isTruth } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import { type Open, scalarOf, type Term } from './term.ts'

const ROUNDINGS: ReadonlyMap<string, Rounding> = new Map([
  ['floor', 'floor'],
  ['ceiling', 'ceiling'],
  ['decimal', 'half even'],
  ['round up', 'up'],
  ['round down', 'down'],
  ['round half up', 'half up'],
  ['round half down', 'half down'],
])

export function builtinCall(make: Scalars, name: string, args: readonly Term[], open: Open): Term {
  const [first, second] = args
  if (!first) throw new NotScalarError(`${name} without values`)
  const rounding = ROUNDINGS.get(name)
  if (rounding) return rounded(make, rounding, first, placesFrom(second))
  /** `max(1, 2)` is `max([1, 2])`. */
  const list = () => (args.length === 1 ? first : listOf(make, args))
  switch (name) {
    case 'count':
      return scalar(counted(make, first, open))
    case 'sum':
      return scalar(summed(make, list(), open))
    case 'min':
      return scalar(extreme(make, 'least', list(), open))
    case 'max':
      return scalar(extreme(make, 'greatest', list(), open))
    case 'mean':
      return arithmetic(
        make,
        '/',
        scalar(summed(make, list(), open)),
        scalar(counted(make, list(), open)),
      )
    case 'any':
      return scalar(quantified(make, 'some', list(), open))
    case 'all':
      return scalar(quantified(make, 'every', list(), open))
    case 'list contains':
      if (!second) break
      return scalar(listContains(make, first, second, open))
    case 'not': {
      const value = scalarOf(first)
      return scalar(isTruth(value) ? make.not(value) : make.NULL)
    }
    case 'is':
      if (!second) break
      return scalar(compared(make, '=', first, second))
    case 'abs':
      return scalar(make.absolute(scalarOf(first)))
    case 'modulo':
      if (second) return modulo(make, first, second)
      break
    case 'years and months duration':
      if (!second) break
      return scalar(make.monthsBetween(scalarOf(first), scalarOf(second)))
    case 'date':
      if (args.length === 1 && scalarOf(first).type.kind === 'date') return first
  }
  throw new NotScalarError(`the function ${name}`)
}

function placesFrom(places: Term | undefined): number {
  if (!places) return 0
  const value = constantNumber(scalarOf(places))
  const scale =
    places.is === 'scalar' && places.of.type.kind === 'number' ? places.of.type.scale : 0
  if (value === null || scale > 0)
    throw new NotScalarError('rounding to places not known beforehand')
  return value
}

/** a − b · floor(a / b), which takes the sign of the divisor. */
function modulo(make: Scalars, left: Term, right: Term): Term {
  const quotient = arithmetic(make, '/', left, right)
  const whole = rounded(make, 'floor', quotient, 0)
  return arithmetic(make, '-', left, arithmetic(make, '*', right, whole))
}
