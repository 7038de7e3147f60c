/** A model with a piece lost, doubled, moved or replaced is read or refused; nothing else happens. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import { ONE_OF_EVERYTHING } from '../testing/one-of-everything.ts'
import { PolicyError } from './problem.ts'

const PIECES = [
  'null',
  '[',
  '(',
  '{',
  '"',
  '?',
  'partial',
  'item',
  '&lt;',
  '&#0;',
  '<list/>',
  '</list>',
  '<context/>',
  '<decisionTable/>',
  '<invocation/>',
  '<for/>',
  ' isCollection="true"',
  'for i in 1..99999999 return ',
  'function(x) ',
  'constructor',
  '__proto__',
]

const place = fc.nat({ max: ONE_OF_EVERYTHING.length })
const change = fc.record({
  from: place,
  length: fc.nat({ max: 60 }),
  to: place,
  piece: fc.constantFrom(...PIECES, 'moved', 'lost'),
})

type Change = { from: number; length: number; to: number; piece: string }

/** Cuts a piece out, and puts it, or another, somewhere. */
function changed(xml: string, { from, length, to, piece }: Change): string {
  const cut = xml.slice(from, from + length)
  const rest =
    piece === 'moved' || piece === 'lost' ? xml.slice(0, from) + xml.slice(from + length) : xml
  const put = piece === 'moved' ? cut : piece === 'lost' ? '' : piece
  return rest.slice(0, to) + put + rest.slice(to)
}

/** Undefined when it went well or was refused as it should be. */
function otherErrorOf(act: () => unknown): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof PolicyError ? undefined : error
  }
}

it('whatever is changed', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const xml = changes.reduce(changed, ONE_OF_EVERYTHING)
      expect(otherErrorOf(() => compile(xml))).toBe(undefined)
      expect(
        otherErrorOf(() => {
          const model = compile(xml, { faulty: 'null' })
          for (const { kind, name } of model.plan.nodes) {
            if (kind === 'input') continue
            expect(otherErrorOf(() => invoke(model, name, { n: 3 }))).toBe(undefined)
          }
        }),
      ).toBe(undefined)
    }),
    { numRuns: 300 },
  )
})

it('and unchanged, every element gives a value', () => {
  const model = compile(ONE_OF_EVERYTHING)
  const given = { n: 3, x: 4, y: 5, few: [1] }
  for (const { kind, name } of model.plan.nodes) {
    if (kind !== 'input') expect([name, invoke(model, name, given)]).not.toEqual([name, null])
  }
})
