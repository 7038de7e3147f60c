import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, fictionalCitizenId, isPlausibleCitizenId } from './citizen-id.ts'

test('the check character is that of the examples of the standard', () => {
  expect(checkCharacter('11010519491231002')).toBe('X')
  expect(checkCharacter('33011319000101001')).toBe('0')
  expect(checkCharacter('33011319000101007')).toBe('X')
})

test('real dates and right check characters are plausible, everything else is not', () => {
  expect(isPlausibleCitizenId('11010519491231002X')).toBe(true)
  expect(isPlausibleCitizenId('11010519491231002x')).toBe(true)
  expect(isPlausibleCitizenId('330113190001010028')).toBe(false)
  const wrongDay = '33011319000229001'
  expect(isPlausibleCitizenId(wrongDay + checkCharacter(wrongDay))).toBe(false)
  const leapDay = '33011320000229001'
  expect(isPlausibleCitizenId(leapDay + checkCharacter(leapDay))).toBe(true)
  expect(isPlausibleCitizenId('')).toBe(false)
})

test('a number says the sex in its last place and names a county that did not exist at birth', () => {
  expect(fictionalCitizenId('1948-03-01', '2', 0).slice(0, 6)).toBe('330113')
  expect(fictionalCitizenId('2021-04-01', '2', 0).slice(0, 6)).toBe('330125')
  const sequences = fc.record({
    sex: fc.constantFrom('1' as const, '2' as const),
    sequence: fc.nat(499),
  })
  fc.assert(
    fc.property(sequences, ({ sex, sequence }) => {
      const id = fictionalCitizenId('1990-06-15', sex, sequence)
      return isPlausibleCitizenId(id) && Number(id.charAt(16)) % 2 === (sex === '1' ? 1 : 0)
    }),
  )
})

test('one changed digit is noticed', () => {
  const changes = fc.record({
    place: fc.integer({ min: 0, max: 16 }),
    by: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(changes, ({ place, by }) => {
      const id = fictionalCitizenId('1990-06-15', '1', 7)
      const digit = String((Number(id.charAt(place)) + by) % 10)
      return !isPlausibleCitizenId(id.slice(0, place) + digit + id.slice(place + 1))
    }),
  )
})
