import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasOf, isCurrentStep, readPhoneCode, STEP_SECONDS } from './phone-code.ts'

test('a code lives thirty seconds and never longer, and may come two seconds early', () => {
  const step = 118_000_000
  const start = step * STEP_SECONDS * 1000
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (ms) => {
      expect(isCurrentStep(step, new Date(start + ms))).toBe(ms >= -2000 && ms < 30_000)
    }),
    { numRuns: 2000, examples: [[-2001], [-2000], [-1], [0], [14_999], [29_999], [30_000]] },
  )
})

test('a code has one spelling; every other text is refused without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 86, maxLength: 86 }), (bytes) => {
      bytes[0] = 1
      const text = Buffer.from(bytes).toString('base64url')
      const code = readPhoneCode(`https://xfm.example.gov.cn/c#${text}`)
      expect(code?.step).toBe(Buffer.from(bytes).readUInt32BE(18))
      expect(readPhoneCode(`${text}A`)).toBeUndefined()
      expect(readPhoneCode(text.slice(1))).toBeUndefined()
      const last = text.at(-1) ?? ''
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
        if (other !== last) {
          const twin = readPhoneCode(text.slice(0, -1) + other)
          if (twin) expect(twin.signature.equals(code?.signature ?? Buffer.alloc(0))).toBe(false)
        }
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readPhoneCode(text)
    }),
  )
})

test('another version is not read as this one', () => {
  const bytes = Buffer.alloc(86)
  bytes[0] = 2
  expect(readPhoneCode(bytes.toString('base64url'))).toBeUndefined()
})

test('the codes of two days have nothing in common that a shop could follow', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const seed = Buffer.from(bytes)
      const [one, two] = [aliasOf(seed, '2026-11-23'), aliasOf(seed, '2026-11-24')]
      for (let at = 0; at + 6 <= 16; at += 1)
        expect(two.includes(one.subarray(at, at + 6))).toBe(false)
    }),
  )
})
