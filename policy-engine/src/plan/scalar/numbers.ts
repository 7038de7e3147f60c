/** Arithmetic, comparing and rounding of numbers and quotients, without ever dividing. */
import type { BinaryOperator, CompareOperator as FeelCompare } from '../../feel/tree.ts'
import { type CompareOperator, NotScalarError, type Rounding, type Scalar } from './scalar.ts'
import { constantNumber, isNothing, whole } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import { type Open, scalarOf, type Term } from './term.ts'

type Quotient = { over: Scalar; under: Scalar }

export function arithmetic(make: Scalars, operator: BinaryOperator, left: Term, right: Term): Term {
  if (operator === '/') return divided(make, left, right)
  if (left.is === 'quotient' || right.is === 'quotient') {
    return ofQuotients(make, operator, quotientOf(make, left), quotientOf(make, right))
  }
  const [a, b] = [scalarOf(left), scalarOf(right)]
  switch (operator) {
    case '+':
      return plus(make, a, b)
    case '-':
      return a.type.kind === 'date' && b.type.kind === 'months'
        ? scalar(make.plusMonths(a, make.arithmetic('subtract', zeroMonths(make), b)))
        : scalar(make.arithmetic('subtract', a, b))
    case '*':
      return scalar(make.arithmetic('multiply', a, b))
    default:
      throw new NotScalarError(`the operator ${operator}`)
  }
}

function zeroMonths(make: Scalars): Scalar {
  return make.constant(0, { kind: 'months' })
}

function plus(make: Scalars, a: Scalar, b: Scalar): Term {
  if (a.type.kind === 'date' && b.type.kind === 'months') return scalar(make.plusMonths(a, b))
  if (a.type.kind === 'months' && b.type.kind === 'date') return scalar(make.plusMonths(b, a))
  if (a.type.kind === 'text' || b.type.kind === 'text') throw new NotScalarError('joining texts')
  return scalar(make.arithmetic('add', a, b))
}

export function negated(make: Scalars, of: Term): Term {
  if (of.is === 'quotient') {
    return { ...of, over: make.arithmetic('subtract', make.constant(0), of.over) }
  }
  const value = scalarOf(of)
  const zero = value.type.kind === 'months' ? zeroMonths(make) : make.constant(0)
  return scalar(make.arithmetic('subtract', zero, value))
}

function ofQuotients(make: Scalars, operator: BinaryOperator, a: Quotient, b: Quotient): Term {
  const times = (x: Scalar, y: Scalar) => make.arithmetic('multiply', x, y)
  if (operator === '*') {
    return quotient(make, times(a.over, b.over), times(a.under, b.under))
  }
  if (operator !== '+' && operator !== '-') throw new NotScalarError(`a quotient ${operator}`)
  const form = operator === '+' ? 'add' : 'subtract'
  if (a.under === b.under) return quotient(make, make.arithmetic(form, a.over, b.over), a.under)
  const over = make.arithmetic(form, times(a.over, b.under), times(b.over, a.under))
  return quotient(make, over, times(a.under, b.under))
}

export function quotientOf(make: Scalars, of: Term): Quotient {
  if (of.is === 'quotient') return of
  const value = scalarOf(of)
  return { over: value, under: make.constant(1) }
}

/** Both sides whole: the scale of each moves to the other. */
function quotient(make: Scalars, over: Scalar, under: Scalar): Term {
  if (isNothing(over) || isNothing(under)) return scalar(make.nothing(over, under))
  const divisor = constantNumber(under)
  if (divisor === 1 && under.type.kind === 'number' && under.type.scale === 0) return scalar(over)
  return { is: 'quotient', over, under }
}

/** Null when the divisor is zero. Divisors that leave no remainder in decimals only move the point. */
function divided(make: Scalars, left: Term, right: Term): Term {
  if (right.is === 'quotient') {
    return arithmetic(make, '*', left, inverse(make, right))
  }
  const by = scalarOf(right)
  if (isNothing(by)) {
    const over = left.is === 'quotient' ? [left.over, left.under] : [scalarOf(left)]
    return scalar(make.nothing(by, ...over))
  }
  const constant = constantNumber(by)
  const moved = constant === null || by.type.kind !== 'number' ? null : decimalInverse(constant)
  if (
    moved &&
    left.is === 'scalar' &&
    left.of.type.kind === 'number' &&
    by.type.kind === 'number'
  ) {
    const times = make.arithmetic('multiply', left.of, make.constant(moved.factor))
    const type = times.type.kind === 'number' ? times.type : whole(0, 0)
    const scale = type.scale + moved.places - by.type.scale
    if (scale >= 0) return scalar(make.retyped(times, { ...type, scale }))
  }
  const positive = positiveOrNull(make, by)
  const flip = make.compare('<', by, make.constant(0))
  const over = quotientOf(make, left)
  const signed = make.choose(
    flip,
    make.arithmetic('subtract', make.constant(0), over.over),
    over.over,
  )
  return quotient(make, signed, make.arithmetic('multiply', over.under, positive))
}

function positiveOrNull(make: Scalars, by: Scalar): Scalar {
  const size = make.absolute(by)
  return make.choose(make.same(by, make.constant(0)), make.NULL, size)
}

function inverse(make: Scalars, of: Quotient): Term {
  const flip = make.compare('<', of.over, make.constant(0))
  const over = make.choose(flip, make.arithmetic('subtract', make.constant(0), of.under), of.under)
  return quotient(make, over, positiveOrNull(make, of.over))
}

/** 1 / divisor as factor × 10^-places, for divisors of twos and fives. */
function decimalInverse(divisor: number): { factor: number; places: number } | null {
  for (let places = 0; places <= 6 && divisor > 0; places += 1) {
    if (10 ** places % divisor === 0) return { factor: 10 ** places / divisor, places }
  }
  return null
}

/** Both sides brought over one line: n/d < m/e is n·e < m·d, as d and e are positive. */
function crossed(make: Scalars, left: Term, right: Term): [Scalar, Scalar] {
  if (left.is !== 'quotient' && right.is !== 'quotient') {
    return [scalarOf(left), scalarOf(right)]
  }
  const [a, b] = [quotientOf(make, left), quotientOf(make, right)]
  return [
    make.arithmetic('multiply', a.over, b.under),
    make.arithmetic('multiply', b.over, a.under),
  ]
}

/** `=` and `!=` are never null; the others are null when a side is, or when the kinds differ. */
export function compared(make: Scalars, operator: FeelCompare, left: Term, right: Term): Scalar {
  if (operator === '!=') return make.not(compared(make, '=', left, right))
  const [a, b] = crossed(make, left, right)
  if (operator === '=' && (left.is === 'quotient' || right.is === 'quotient'))
    return sameQuotients(make, a, b, nullness(make, left, []), nullness(make, right, []))
  if (operator === '=') return make.same(a, b)
  if (a.type.kind === 'text' || b.type.kind === 'text')
    throw new NotScalarError('the order of texts')
  return make.compare(operator as CompareOperator, a, b)
}

/** What is brought over one line is null when either side is, so null itself is compared apart. */
function sameQuotients(
  make: Scalars,
  a: Scalar,
  b: Scalar,
  isNull: Scalar,
  otherIsNull: Scalar,
): Scalar {
  return make.or([make.and([isNull, otherIsNull]), make.isTrue(make.compare('=', a, b))])
}

/** Whether there is no such value; a list is asked for under the loops that are open. */
export function nullness(make: Scalars, of: Term, open: Open): Scalar {
  if (of.is === 'quotient') return make.or([make.isNull(of.over), make.isNull(of.under)])
  if (of.is === 'list') return of.at(open).absent
  return make.isNull(scalarOf(of))
}

/** As far as a double goes: what is rounded beyond is no money any more. */
const PLACES = 15

export function rounded(make: Scalars, rounding: Rounding, of: Term, places: number): Term {
  if (Math.abs(places) > PLACES) throw new NotScalarError(`rounding to ${places} places`)
  if (places < 0) {
    // 4900 rounded to hundreds is 49 hundreds: no scale is below zero.
    const factor = make.constant(10 ** -places)
    const count = rounded(make, rounding, divided(make, of, scalar(factor)), 0)
    return scalar(make.arithmetic('multiply', scalarOf(count), factor))
  }
  if (of.is === 'quotient') {
    const shift = scaleOf(of.under) - scaleOf(of.over) + places
    const [over, under] = [bare(make, of.over), bare(make, of.under)]
    const up = make.arithmetic('multiply', over, make.constant(10 ** Math.max(0, shift)))
    const down = make.arithmetic('multiply', under, make.constant(10 ** Math.max(0, -shift)))
    return scalar(make.rounded(rounding, up, down, places))
  }
  const value = scalarOf(of)
  if (isNothing(value)) return of
  const extra = scaleOf(value) - places
  if (extra <= 0) return of
  return scalar(make.rounded(rounding, bare(make, value), make.constant(10 ** extra), places))
}

function scaleOf(of: Scalar): number {
  if (of.type.kind !== 'number') throw new NotScalarError(`rounding a ${of.type.kind}`)
  return of.type.scale
}

/** The stored whole number itself. */
function bare(make: Scalars, of: Scalar): Scalar {
  return of.type.kind === 'number' && of.type.scale > 0
    ? make.retyped(of, { ...of.type, scale: 0 })
    : of
}

export function scalar(of: Scalar): Term {
  return { is: 'scalar', of }
}

/** One of two numbers or quotients. */
export function chosen(make: Scalars, condition: Scalar, yes: Term, no: Term): Term {
  const a = quotientOf(make, yes)
  const b = quotientOf(make, no)
  return quotient(
    make,
    make.choose(condition, ...sameScale(make, a.over, b.over)),
    make.choose(condition, ...sameScale(make, a.under, b.under)),
  )
}

export function sameScale(make: Scalars, a: Scalar, b: Scalar): [Scalar, Scalar] {
  if (a.type.kind !== 'number' || b.type.kind !== 'number') return [a, b]
  const scale = Math.max(a.type.scale, b.type.scale)
  return [make.scaled(a, scale), make.scaled(b, scale)]
}
