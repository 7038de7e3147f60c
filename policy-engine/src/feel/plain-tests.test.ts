import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainExpression, plainTests } from './plain-tests.ts'
import { expressionFromText, testsFromText } from './tree-from-text.ts'

const literal = fc.oneof(
  fc.constantFrom(
    '1',
    '-2',
    '0.5',
    '-0',
    '007',
    'true',
    'false',
    'null',
    '"A"',
    '""',
    '"two words"',
    '"中文"',
    '"-"',
    '"a, b"',
  ),
  fc.nat().map(String),
  fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
)
const space = fc.constantFrom('', ' ', '  ', '\n')
const spaced = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(
      ...parts.flatMap((part) => [space, typeof part === 'string' ? fc.constant(part) : part]),
      space,
    )
    .map((all) => all.join(''))

const cell = fc.oneof(
  literal,
  spaced('-'),
  spaced(literal, ',', literal),
  spaced(fc.constantFrom('<', '<=', '>', '>='), literal),
  spaced(fc.constantFrom('[', '('), literal, '..', literal, fc.constantFrom(']', ')')),
  spaced(literal, fc.constantFrom('+', '..', 'name', '.'), literal),
)

/** A comment sends the text to the grammar; it stands outside of every test. */
const byGrammar = <T>(read: (text: string) => T, text: string): T | 'not FEEL' => {
  try {
    return read(`${text} /**/`)
  } catch {
    return 'not FEEL'
  }
}

describe('a plain text', () => {
  it('gives the tree that the grammar gives, for any cell', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const plain = plainTests(text)
        if (!plain) return
        const full = byGrammar(testsFromText, text)
        expect({ ...plain, to: 0 }).toEqual(full === 'not FEEL' ? full : { ...full, to: 0 })
      }),
      { numRuns: 2000 },
    )
  })
  it('gives the tree that the grammar gives, for any result', () => {
    fc.assert(
      fc.property(spaced(literal), (text) => {
        const plain = plainExpression(text)
        if (plain) expect(plain).toEqual(byGrammar(expressionFromText, text))
      }),
      { numRuns: 1000 },
    )
  })
  it.each(['', 'x', '1 + 1', '? > 5', 'not(1)', '"a\\n"', '[1..', '1,', '< x', '"A" "B"'])(
    '%j is not one',
    (text) => {
      expect(plainTests(text)).toBeNull()
    },
  )
})
