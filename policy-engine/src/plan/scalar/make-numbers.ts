/** Whole-number arithmetic whose bounds are inferred, so that most of it needs no check. */
import { type Interning, remembered } from './interning.ts'
import { roundedQuotient } from './rounded-quotient.ts'
import { NotScalarError, type Rounding, type Scalar, type ScalarType } from './scalar.ts'
import {
  arithmeticType,
  constantNumber,
  isNothing,
  isOrdered,
  numberType,
  whole,
} from './scalar-types.ts'
import type { Scalars } from './scalars.ts'

export function makeNumbers(
  { make }: Interning,
  all: Scalars,
): Pick<
  Scalars,
  'aligned' | 'scaled' | 'arithmetic' | 'extreme' | 'absolute' | 'rounded' | 'retyped'
> {
  /** The same value with more decimal places. */
  const scaled = (of: Scalar, scale: number): Scalar => {
    if (isNothing(of)) return of
    const type = numberType(of)
    if (type.scale === scale) return of
    const factor = 10 ** (scale - type.scale)
    if (of.form === 'constant') {
      const value = (of.value as number) * factor
      if (!Number.isSafeInteger(value)) throw new NotScalarError('a number of too many digits')
      return all.constant(value, whole(0, 0, scale))
    }
    if (of.form === 'if') return chosenAt(scale)(of)
    return make(
      { form: 'multiply', left: of, right: all.constant(factor) },
      whole(type.low * factor, type.high * factor, scale),
      of.mayBeNull,
      [of],
    )
  }

  /** One for each scale: the branches of branches are shared. */
  const choices = new Map<number, (of: Scalar) => Scalar>()

  const chosenAt = (scale: number): ((of: Scalar) => Scalar) => {
    const known =
      choices.get(scale) ??
      remembered((of) =>
        of.form === 'if'
          ? all.choose(of.condition, scaled(of.yes, scale), scaled(of.no, scale))
          : scaled(of, scale),
      )
    choices.set(scale, known)
    return known
  }

  const aligned = (left: Scalar, right: Scalar): [Scalar, Scalar, number] => {
    const scale = Math.max(
      left.type.kind === 'number' ? left.type.scale : 0,
      right.type.kind === 'number' ? right.type.scale : 0,
    )
    const lift = (of: Scalar) => (of.type.kind === 'number' ? scaled(of, scale) : of)
    return [lift(left), lift(right), scale]
  }

  /** Whole-number arithmetic on values of one scale (`+`, `-`) or of any (`*`). */
  const arithmetic = (form: 'add' | 'subtract' | 'multiply', a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return all.nothing(a, b)
    const [left, right, scale] = form === 'multiply' ? [a, b, 0] : aligned(a, b)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    const type = arithmeticType(form, left, right, scale)
    if (x !== null && y !== null) {
      const value = form === 'add' ? x + y : form === 'subtract' ? x - y : x * y
      if (Number.isSafeInteger(value)) return all.constant(value + 0, type)
    }
    if (form !== 'multiply' && y === 0 && left.type.kind === type.kind) return left
    if (form === 'add' && x === 0 && right.type.kind === type.kind) return right
    if (form === 'multiply') {
      if (x === 1 && isPlainCount(left)) return right
      if (y === 1 && isPlainCount(right)) return left
    }
    return make({ form, left, right }, type, left.mayBeNull || right.mayBeNull, [left, right])
  }

  const extreme = (form: 'least' | 'greatest', a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return all.nothing(a, b)
    const [left, right, scale] = aligned(a, b)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    const pick = form === 'least' ? Math.min : Math.max
    if (left.type.kind !== right.type.kind)
      throw new NotScalarError('min and max of different kinds')
    if (!isOrdered(left.type)) throw new NotScalarError(`the order of a ${left.type.kind}`)
    const type =
      left.type.kind === 'number' && right.type.kind === 'number'
        ? whole(pick(left.type.low, right.type.low), pick(left.type.high, right.type.high), scale)
        : left.type
    if (x !== null && y !== null) return all.constant(pick(x, y), type)
    return make({ form, left, right }, type, left.mayBeNull || right.mayBeNull, [left, right])
  }

  const absolute = (of: Scalar): Scalar => {
    if (isNothing(of)) return of
    const { low, high, scale } = numberType(of)
    if (low >= 0) return of
    const value = constantNumber(of)
    const top = Math.max(-low, high)
    if (value !== null) return all.constant(Math.abs(value), whole(0, 0, scale))
    return make({ form: 'absolute', of }, whole(0, top, scale), of.mayBeNull, [of])
  }

  /** `left / right` rounded to a whole number of 10^-scale; `right` must be positive. */
  const rounded = (rounding: Rounding, left: Scalar, right: Scalar, scale: number): Scalar => {
    if (isNothing(left) || isNothing(right)) return all.nothing(left, right)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    const { low, high } = numberType(left)
    if (y === 1) return retyped(left, whole(low, high, scale))
    const least = Math.max(1, numberType(right).low)
    const bound = (end: number) => (end < 0 ? Math.floor(end / least) : Math.ceil(end / least))
    const type = whole(Math.min(0, bound(low)), Math.max(0, bound(high)), scale)
    if (x !== null && y !== null) return all.constant(roundedQuotient(rounding, x, y), type)
    return make(
      { form: 'rounded', rounding, left, right },
      type,
      left.mayBeNull || right.mayBeNull,
      [left, right],
    )
  }

  /** The same number under another name of its kind: months as a count, a count as months. */
  const retyped = (given: Scalar, as: ScalarType): Scalar => {
    const of = given.form === 'retyped' ? given.of : given
    if (isNothing(of) || isSameType(of.type, as)) return of
    if (of.form === 'constant') return all.constant(of.value, as)
    return make({ form: 'retyped', of, as }, as, of.mayBeNull, [of])
  }

  return { scaled, aligned, arithmetic, extreme, absolute, rounded, retyped }
}

function isPlainCount(of: Scalar): boolean {
  return of.type.kind === 'number' && of.type.scale === 0
}

function isSameType(one: ScalarType, other: ScalarType): boolean {
  if (one.kind !== 'number' || other.kind !== 'number') return one.kind === other.kind
  return one.scale === other.scale
}
