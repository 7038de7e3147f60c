import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashPin, isGuessable, pinMatches } from './pin.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
const days = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
})
const citizenIds = fc
  .tuple(digits(6), days, digits(3), fc.constantFrom(...'0123456789X'))
  .map(
    ([area, born, serial, check]) =>
      `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${serial}${check}`,
  )

test('no run of six digits of the identity number, the phone or the card becomes a PIN', () => {
  fc.assert(
    fc.property(
      citizenIds,
      digits(11),
      fc.string({ minLength: 26, maxLength: 26 }),
      fc.nat(),
      (id, phone, card, at) => {
        for (const text of [id, phone, card]) {
          const run = text.replaceAll(/\D/g, '')
          if (run.length < 6) continue
          const start = at % (run.length - 5)
          expect(isGuessable(run.slice(start, start + 6), [id, phone, card])).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('a birthday in any order, a repeat or a sequence is no PIN', () => {
  fc.assert(
    fc.property(days, (born) => {
      const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-')
      const short = year.slice(2)
      for (const pin of [
        short + month + day,
        day + month + short,
        month + day + short,
        year + month,
        month + year,
      ])
        expect(isGuessable(pin, [])).toBe(true)
    }),
    { numRuns: 1000 },
  )
  for (const pin of [
    '000000',
    '777777',
    '121212',
    '787878',
    '123123',
    '912912',
    '123456',
    '987654',
  ])
    expect(isGuessable(pin, []), pin).toBe(true)
})

test('most other numbers are free to choose', () => {
  const all = Array.from({ length: 10_000 }, (_, index) =>
    String(index * 100 + 37).padStart(6, '0'),
  )
  const free = all.filter((pin) => !isGuessable(pin, []))
  expect(free.length / all.length).toBeGreaterThan(0.85)
})

test('anything that is not six ASCII digits is no PIN', () => {
  for (const pin of ['', '12345', '1234567', '48291a', '４８２９１３', '482913\n'])
    expect(isGuessable(pin, []), JSON.stringify(pin)).toBe(true)
})

test('the right PIN matches its hash; another, another pepper, and no hash do not', async () => {
  const pepper = createSecretKey(randomBytes(32))
  const another = createSecretKey(randomBytes(32))
  const hash = await hashPin(pepper, '482913')
  expect(await pinMatches(pepper, '482913', hash)).toBe(true)
  expect(await pinMatches(pepper, '482914', hash)).toBe(false)
  expect(await pinMatches(another, '482913', hash)).toBe(false)
  expect(await pinMatches(pepper, '482913', null)).toBe(false)
  expect(await hashPin(pepper, '482913')).not.toBe(hash)
})
