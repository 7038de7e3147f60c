/**
 * Exact numbers (OMG DMN 1.5 clause 10.3.2.3.1: decimal128, 34 digits, half-even). A whole number
 * that fits is a plain safe integer, checked for overflow after every step; everything else is a
 * decimal. No binary fraction ever takes part: 0.1 + 0.2 is 0.3. A quotient whose digits do not end
 * also remembers what it is a quotient of.
 */
import { Decimal } from 'decimal.js'
import {
  combined,
  comparedFractions,
  type Fraction,
  type FractionOperator,
  fractionOf,
  isFraction,
  type RoundingMode,
  remembered,
  roundedFraction,
} from './fraction.ts'

const DIGITS = 34

const Exact = Decimal.clone({
  precision: DIGITS,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
  toExpNeg: -40,
  toExpPos: 40,
  defaults: true,
})

/** A whole number within ±(2^53 − 1) is always a `number`; any other is always a decimal. */
export type Num = number | Decimal

export function isNum(value: unknown): value is Num {
  return typeof value === 'number' || Decimal.isDecimal(value)
}

/** The one form of a number; null for infinity and not-a-number. */
function plain(value: Decimal): Num | null {
  if (!value.isFinite()) return null
  if (!value.isInteger() || value.abs().gt(Number.MAX_SAFE_INTEGER)) return value
  return value.toNumber() + 0
}

/** A number from its text; null when the text is no number. */
export function numberFromText(text: string): Num | null {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,5})?$/.test(text)) return null
  return plain(new Exact(text))
}

/** A JSON number is taken by its shortest decimal text: 40.2 is exactly 40.2. */
export function numberFromJson(value: number): Num | null {
  if (Number.isSafeInteger(value)) return value + 0
  return Number.isFinite(value) ? plain(new Exact(String(value))) : null
}

/** A JSON number when that loses nothing, else the exact text. */
export function jsonFromNumber(value: Num): number | string {
  if (typeof value === 'number') return value
  const near = value.toNumber()
  return new Exact(String(near)).eq(value) ? near : value.toString()
}

export function add(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (Number.isSafeInteger(sum)) return sum
  }
  return exactly('+', left, right) ?? plain(new Exact(left).plus(right))
}

export function subtract(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right
    if (Number.isSafeInteger(difference)) return difference
  }
  return exactly('-', left, right) ?? plain(new Exact(left).minus(right))
}

export function multiply(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right
    if (Number.isSafeInteger(product)) return product + 0
  }
  return exactly('*', left, right) ?? plain(new Exact(left).times(right))
}

/** Null for division by zero (clause 10.3.2.15). */
export function divide(left: Num, right: Num): Num | null {
  if (compare(right, 0) === 0) return null
  const known = exactly('/', left, right)
  if (known !== null) return known
  const quotient = new Exact(left).div(right)
  // Few digits that give back what was divided: the division came out even.
  if (quotient.precision() <= DIGITS / 2 && quotient.times(right).eq(left)) return plain(quotient)
  return plain(remembered(quotient, combined('/', left, right)))
}

/** Null unless a side is a remembered quotient: then the result is as exact as both. */
function exactly(operator: FractionOperator, left: Num, right: Num): Num | null {
  if (!isFraction(left) && !isFraction(right)) return null
  const fraction = combined(operator, left, right)
  return fraction && plain(remembered(decimalFrom(fraction), fraction))
}

function decimalFrom({ over, under }: Fraction): Decimal {
  return new Exact(String(over)).div(String(under))
}

export function power(base: Num, exponent: Num): Num | null {
  return plain(new Exact(base).pow(exponent))
}

export function negate(value: Num): Num {
  if (typeof value === 'number') return 0 - value
  const fraction = isFraction(value) ? fractionOf(value) : null
  return remembered(value.neg(), fraction && { ...fraction, over: -fraction.over })
}

/** Negative, zero or positive, as left is less than, equal to or more than right. */
export function compare(left: Num, right: Num): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left < right ? -1 : left > right ? 1 : 0
  }
  const exact = isFraction(left) || isFraction(right) ? comparedFractions(left, right) : null
  return exact ?? new Exact(left).comparedTo(right)
}

/** FEEL's modulo takes the sign of the divisor: a − b · floor(a / b). */
export function modulo(left: Num, right: Num): Num | null {
  if (compare(right, 0) === 0) return null
  if (typeof left === 'number' && typeof right === 'number') {
    const rest = left % right
    return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest + 0
  }
  const quotient = divide(left, right)
  const whole = quotient === null ? null : round(quotient, 0, 'floor')
  const product = whole === null ? null : multiply(right, whole)
  return product === null ? null : subtract(left, product)
}

const MODES = {
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  'half up': Decimal.ROUND_HALF_UP,
  'half down': Decimal.ROUND_HALF_DOWN,
  'half even': Decimal.ROUND_HALF_EVEN,
} as const

/** Rounds to a number of decimal places, which may be negative; null outside [−6111, 6176]. */
export function round(value: Num, places: Num, mode: RoundingMode): Num | null {
  if (typeof places !== 'number' || places < -6111 || places > 6176) return null
  if (typeof value === 'number' && places >= 0) return value
  if (typeof value !== 'number' && value.decimalPlaces() <= places) return value
  const fraction = isFraction(value) && Math.abs(places) < DIGITS ? fractionOf(value) : null
  if (fraction) {
    const whole = roundedFraction(fraction, places, mode)
    return plain(new Exact(`${whole}e${-places}`))
  }
  const scale = new Exact(10).pow(places)
  const scaled = new Exact(value).times(scale)
  if (!scaled.isFinite()) return value
  return plain(scaled.toDecimalPlaces(0, MODES[mode]).div(scale))
}

/** Square root, natural exponential and logarithm; null where there is no real number. */
export function ofReal(name: 'sqrt' | 'exp' | 'ln', value: Num): Num | null {
  return plain(new Exact(value)[name]())
}
