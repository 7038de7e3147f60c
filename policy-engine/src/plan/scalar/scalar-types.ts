/** Types of scalars: what an operation gives, and what two values share. */
import { NotScalarError, type NumberType, type Scalar, type ScalarType } from './scalar.ts'
import { DAYS_LIMIT, MONTHS_LIMIT } from './units.ts'

export const BOOLEAN: ScalarType = { kind: 'boolean' }

/** Bounds beyond measure are cut off, so that no product of them is infinite. */
export function whole(low: number, high: number, scale = 0): NumberType {
  return { kind: 'number', scale, low: measured(low), high: measured(high) }
}

const BEYOND = 1e150

function measured(bound: number): number {
  return Math.min(BEYOND, Math.max(-BEYOND, bound))
}

export function isConstant(scalar: Scalar): scalar is Scalar & { form: 'constant' } {
  return scalar.form === 'constant'
}

export function numberType(scalar: Scalar): NumberType {
  if (scalar.type.kind !== 'number') throw new NotScalarError(`${scalar.type.kind} is not a number`)
  return scalar.type
}

/** Null whatever the facts are: a written null, or a parameter without a value. */
export function isNothing(scalar: Scalar): boolean {
  return scalar.type.kind === 'null'
}

/** A truth, known or not; anything else counts as null where a truth is asked for. */
export function isTruth(scalar: Scalar): boolean {
  return scalar.type.kind === 'boolean' || isNothing(scalar)
}

/** Whether one value of the kind is more than another; the order of texts is a matter of each back end's own. */
export function isOrdered({ kind }: ScalarType): boolean {
  return kind === 'number' || kind === 'date' || kind === 'months' || kind === 'days'
}

/** A number's value when it is constant and not null. */
export function constantNumber(scalar: Scalar): number | null {
  return scalar.form === 'constant' && typeof scalar.value === 'number' ? scalar.value : null
}

export function arithmeticType(
  form: 'add' | 'subtract' | 'multiply',
  left: Scalar,
  right: Scalar,
  scale: number,
): ScalarType {
  const [a, b] = [left.type, right.type]
  if (a.kind === 'number' && b.kind === 'number') {
    if (form === 'add') return whole(a.low + b.low, a.high + b.high, scale)
    if (form === 'subtract') return whole(a.low - b.high, a.high - b.low, scale)
    const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return whole(Math.min(...ends), Math.max(...ends), a.scale + b.scale)
  }
  const kinds = `${a.kind} ${form} ${b.kind}`
  if (kinds === 'date subtract date') return { kind: 'days' }
  if (kinds === 'date add days' || kinds === 'date subtract days') return { kind: 'date' }
  if (kinds === 'days add date') return { kind: 'date' }
  if (a.kind === b.kind && (a.kind === 'months' || a.kind === 'days') && form !== 'multiply')
    return a
  if (form === 'multiply' && b.kind === 'number') return multipliedDuration(left, b)
  if (form === 'multiply' && a.kind === 'number') return multipliedDuration(right, a)
  throw new NotScalarError(kinds)
}

/** A written duration by a count, as far as the calendar reaches; anything else might leave it. */
function multipliedDuration(duration: Scalar, by: NumberType): ScalarType {
  const { kind } = duration.type
  if (kind !== 'months' && kind !== 'days') throw new NotScalarError(`${kind} multiply number`)
  const size = Math.abs(constantNumber(duration) ?? Number.POSITIVE_INFINITY)
  const most = size * Math.max(-by.low, by.high, 1)
  if (by.scale > 0 || most > (kind === 'months' ? MONTHS_LIMIT : DAYS_LIMIT))
    throw new NotScalarError('a duration times what may be any number')
  return duration.type
}

export function sharedType(left: ScalarType, right: ScalarType): ScalarType {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.scale !== right.scale) throw new NotScalarError('numbers of different scale meet')
    return whole(Math.min(left.low, right.low), Math.max(left.high, right.high), left.scale)
  }
  if (left.kind !== right.kind) throw new NotScalarError(`${left.kind} or ${right.kind}`)
  return left
}
