import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hundredthsOf, yuanInFen } from './decimal-text.ts'

test('yuan become fen without a float between', () => {
  expect(hundredthsOf('2860.10')).toBe(286_010)
  expect(hundredthsOf('2860.1')).toBe(286_010)
  expect(hundredthsOf('2860')).toBe(286_000)
  expect(hundredthsOf('0.07')).toBe(7)
  expect(hundredthsOf('-12.30')).toBe(-1_230)
  expect(hundredthsOf('-0.00')).toBe(0)
  expect(hundredthsOf('999999999999.99')).toBe(99_999_999_999_999)
})

test.each([
  '',
  ' 1',
  '1.',
  '.5',
  '1.234',
  '1e3',
  '1,000',
  '+1',
  '--1',
  '0x10',
  'NaN',
  '１２',
  '1234567890123',
])('“%s” is not an amount', (text) => {
  expect(hundredthsOf(text)).toBe(undefined)
  expect(yuanInFen.safeParse(text).success).toBe(false)
})

test('every amount written in yuan is read back to the fen', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n }), (amountFen) => {
      const digits = String(amountFen < 0n ? -amountFen : amountFen).padStart(3, '0')
      const text = `${amountFen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
      return BigInt(hundredthsOf(text) ?? Number.NaN) === amountFen
    }),
  )
})
