import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matcherFrom } from './match.ts'
import { flagsFromText } from './pattern.ts'

/** Patterns that mean the same to the host's regular expressions: there they are the oracle. */
const { pattern } = fc.letrec<{ pattern: string }>((tie) => {
  const part = tie('pattern')
  return {
    pattern: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', 'c', '[ab]', '[^a]', '\\d', '^', '$', '\\.', '1'),
      fc.tuple(part, part).map((parts) => parts.join('')),
      fc.tuple(part, part).map((parts) => `(?:${parts.join('|')})`),
      part.map((one) => `(${one})`),
      fc
        .tuple(part, fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}', '*?', '+?', '??'))
        .map(([one, count]) => `(?:${one})${count}`),
    ),
  }
})

const UNMETERED = { spend: () => {} }

it('matches what the regular expressions of the host match, where both mean the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.'), maxLength: 8 })
  fc.assert(
    fc.property(pattern, text, fc.constantFrom('', 'i'), (part, input, flags) => {
      const read = flagsFromText(flags)
      const codes = [...input].map((character) => character.codePointAt(0) ?? 0)
      for (const written of [part, `^(?:${part})$`]) {
        const found = read && matcherFrom(written, read).find(codes, 0, UNMETERED) !== null
        expect(found).toBe(new RegExp(written, `u${flags}`).test(input))
      }
    }),
    { numRuns: 3000 },
  )
})
