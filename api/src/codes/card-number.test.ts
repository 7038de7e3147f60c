import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardHash, newCardNumber, readCardNumber, serialCheck, typedNumber } from './card-number.ts'

const cards = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'))

test('a card is the same card as number, as link, and as typed from paper', () => {
  fc.assert(
    fc.property(cards, (card) => {
      expect(readCardNumber(card)).toBe(card)
      expect(readCardNumber(`https://xfm.example.gov.cn/c#${card}`)).toBe(card)
      expect(readCardNumber(typedNumber(card))).toBe(card)
    }),
  )
})

test('a number typed with spaces, without dashes, in small letters, with O for 0 and I or L for 1 is read', () => {
  fc.assert(
    fc.property(cards, fc.constantFrom('i', 'I', 'l', 'L'), (card, one) => {
      const typed = typedNumber(card)
      const careless = typed.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o')
      expect(readCardNumber(` ${careless.replaceAll('1', one)} `)).toBe(card)
      expect(readCardNumber(typed.replaceAll('-', ''))).toBe(card)
    }),
  )
})

test('whatever is read is one card in one spelling; anything else is no card and throws nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (text) => {
      const card = readCardNumber(text)
      if (card !== undefined) expect(readCardNumber(typedNumber(card))).toBe(card)
    }),
  )
  // 22 characters carry 132 bits: a spelling with spare bits set would be a second number of the same card.
  expect(readCardNumber(`${'A'.repeat(21)}B`)).toBeUndefined()
  // 26 characters carry 130 bits.
  expect(readCardNumber('Z'.repeat(26))).toBeUndefined()
})

test('two cards share no number, and their hashes do not show them', () => {
  const drawn = Array.from({ length: 1000 }, newCardNumber)
  expect(new Set(drawn).size).toBe(1000)
  expect(new Set(drawn.map((card) => cardHash(card).toString('hex'))).size).toBe(1000)
  for (const card of drawn) expect(serialCheck(card)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
})
