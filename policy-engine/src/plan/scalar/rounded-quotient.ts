import type { Rounding } from './scalar.ts'

/**
 * `left / right` to a whole number, exactly: `right` is positive and both stay below 2^52, so that the
 * division of two doubles lands on the right side of every whole number and every half.
 */
export function roundedQuotient(rounding: Rounding, left: number, right: number): number {
  const sign = left < 0 ? -1 : 1
  const size = Math.abs(left)
  switch (rounding) {
    case 'floor':
      return Math.floor(left / right) + 0
    case 'ceiling':
      return Math.ceil(left / right) + 0
    case 'down':
      return Math.trunc(left / right) + 0
    case 'up':
      return sign * Math.ceil(size / right) + 0
    case 'half up':
      return sign * Math.floor((2 * size + right) / (2 * right)) + 0
    case 'half down':
      return sign * Math.ceil((2 * size - right) / (2 * right)) + 0
    case 'half even': {
      const below = Math.floor(size / right)
      const twice = 2 * (size - below * right)
      const up = twice > right || (twice === right && below % 2 === 1)
      return sign * (up ? below + 1 : below) + 0
    }
  }
}
