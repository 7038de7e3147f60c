/**
 * Quotients that no decimal holds, kept as two whole numbers beside their 34 digits. A third of an amount
 * times three is the amount again, and a quotient meets a limit exactly when it equals it: decimals alone
 * would make 0.99…9 of it, and `floor` a fen less. Where the two numbers grow beyond reason, the digits stay.
 */
import type { Decimal } from 'decimal.js'
import type { Num } from './number.ts'

/** `under` is positive, and the two have no common divisor. */
export type Fraction = { over: bigint; under: bigint }

const fractions = new WeakMap<Decimal, Fraction>()

/** Two hundred bits are some sixty digits: far more than money and people need. */
const LIMIT = 1n << 200n
/** Decimals with more digits before or after the point are not turned into fractions. */
const DIGITS = 60

export function isFraction(value: Num): boolean {
  return typeof value !== 'number' && fractions.has(value)
}

/** Remembers what a decimal stands for, unless a decimal can hold it or it is too large. */
export function remembered(value: Decimal, fraction: Fraction | null): Decimal {
  if (fraction && !isDecimal(fraction.under) && isSmall(fraction)) fractions.set(value, fraction)
  return value
}

/** Any number as a fraction; null when it has too many digits. */
export function fractionOf(value: Num): Fraction | null {
  if (typeof value === 'number') return { over: BigInt(value), under: 1n }
  const known = fractions.get(value)
  if (known) return known
  const places = value.decimalPlaces()
  if (places > DIGITS || value.e > DIGITS) return null
  const over = BigInt(value.times(`1e${places}`).toFixed(0))
  return lowest(over, 10n ** BigInt(places))
}

export type FractionOperator = '+' | '-' | '*' | '/'

/** Null when a side is too large, and for a division by zero. */
export function combined(operator: FractionOperator, left: Num, right: Num): Fraction | null {
  const [a, b] = [fractionOf(left), fractionOf(right)]
  if (!a || !b) return null
  switch (operator) {
    case '+':
      return lowest(a.over * b.under + b.over * a.under, a.under * b.under)
    case '-':
      return lowest(a.over * b.under - b.over * a.under, a.under * b.under)
    case '*':
      return lowest(a.over * b.over, a.under * b.under)
    case '/':
      return b.over === 0n ? null : lowest(a.over * b.under, a.under * b.over)
  }
}

/** Negative, zero or positive; null when a side is too large. */
export function comparedFractions(left: Num, right: Num): number | null {
  const [a, b] = [fractionOf(left), fractionOf(right)]
  if (!a || !b) return null
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export type RoundingMode =
  | 'up'
  | 'down'
  | 'ceiling'
  | 'floor'
  | 'half up'
  | 'half down'
  | 'half even'

/** The whole number of 10^-places nearest to a fraction in the given sense. */
export function roundedFraction(
  { over, under }: Fraction,
  places: number,
  mode: RoundingMode,
): bigint {
  const shift = 10n ** BigInt(Math.abs(places))
  const [top, bottom] = places >= 0 ? [over * shift, under] : [over, under * shift]
  const sign = top < 0n ? -1n : 1n
  const size = top * sign
  const [below, rest] = [size / bottom, size % bottom]
  if (rest === 0n) return below * sign
  return (below + (goesUp(mode, sign, below, 2n * rest, bottom) ? 1n : 0n)) * sign
}

/** Whether the size grows: `twice` is twice the part that is cut off. */
function goesUp(
  mode: RoundingMode,
  sign: bigint,
  below: bigint,
  twice: bigint,
  bottom: bigint,
): boolean {
  switch (mode) {
    case 'up':
      return true
    case 'down':
      return false
    case 'ceiling':
      return sign > 0n
    case 'floor':
      return sign < 0n
    case 'half up':
      return twice >= bottom
    case 'half down':
      return twice > bottom
    case 'half even':
      return twice > bottom || (twice === bottom && below % 2n === 1n)
  }
}

function lowest(over: bigint, under: bigint): Fraction {
  const sign = under < 0n ? -1n : 1n
  const divisor = greatestDivisor(over < 0n ? -over : over, under * sign)
  return { over: (over * sign) / divisor, under: (under * sign) / divisor }
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** Only twos and fives below: the digits end. */
function isDecimal(under: bigint): boolean {
  let rest = under
  while (rest % 10n === 0n) rest /= 10n
  while (rest % 2n === 0n) rest /= 2n
  while (rest % 5n === 0n) rest /= 5n
  return rest === 1n
}

function isSmall({ over, under }: Fraction): boolean {
  return over < LIMIT && over > -LIMIT && under < LIMIT
}
