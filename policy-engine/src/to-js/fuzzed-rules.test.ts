import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { builtinNames } from '../feel/builtins/table.ts'
import { isList, isNum, type Value } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import { invokeWith } from '../invoke.ts'
import { aDecision, aModel } from '../testing/a-model.ts'

const ATOMS = [
  '1',
  '-2.5',
  '1e6000',
  '"a"',
  '"(a+)+$"',
  '"constructor"',
  'true',
  'null',
  'x',
  'item',
  'partial',
  '?',
  'constructor',
  '__proto__',
  '@"2025-01-31"',
  '@"10:00:00Z"',
  '@"2025-03-30T02:30:00@Europe/Paris"',
  '@"P1M"',
  '@"-P1DT1H"',
  '[]',
  '{a: 1, b: {c: "x"}}',
  '[1..5]',
  '(< 3)',
  '(!= 2)',
  'function(x, y) x < y',
]

const { rule } = fc.letrec<{ rule: string }>((tie) => {
  const part = tie('rule')
  const of = (write: (...parts: string[]) => string, count: number) =>
    fc.tuple(...Array.from({ length: count }, () => part)).map((parts) => write(...parts))
  const operator = fc.constantFrom(
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '>=',
    'and',
    'or',
    'in',
  )
  const field = fc.constantFrom('a', 'year', 'start', 'constructor', '__proto__', 'entries', 'kind')
  return {
    rule: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(...ATOMS),
      fc.constantFrom(...builtinNames()),
      fc.tuple(part, operator, part).map((parts) => `(${parts.join(' ')})`),
      fc.tuple(part, field).map(([of, name]) => `${of}.${name}`),
      fc
        .tuple(fc.constantFrom(...builtinNames()), fc.array(part, { maxLength: 3 }))
        .map(([name, parts]) => `${name}(${parts.join(', ')})`),
      of((a, b) => `${a}[${b}]`, 2),
      of((a, b) => `[${a}, ${b}]`, 2),
      of((a, b) => `{a: ${a}, x: ${b}}`, 2),
      of((a, b, c) => `if ${a} then ${b} else ${c}`, 3),
      of((a, b) => `for x in ${a} return ${b}`, 2),
      of((a, b) => `some x in ${a} satisfies ${b}`, 2),
      of((a, b) => `(function(x) ${a})(${b})`, 2),
      of((a) => `${a} instance of list<number>`, 1),
    ),
  }
})

const KINDS = [
  'unknown',
  'context',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'range',
  'function',
]

/** Looks three levels deep: a rule may share one structure many times. */
function isOfFeel(value: Value, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (isNum(value) || depth > 3) return true
  if (isList(value)) return value.every((item) => isOfFeel(item, depth + 1))
  if (typeof value !== 'object' || !KINDS.includes(value.kind)) return false
  return (
    value.kind !== 'context' || [...value.entries.values()].every((one) => isOfFeel(one, depth + 1))
  )
}

it('whatever is written gives a value of FEEL, null or a problem', () => {
  fc.assert(
    fc.property(rule, (text) => {
      const model = compile(aModel(aDecision('d', text)), { faulty: 'null' })
      const value = invokeWith(model, { name: 'd' }, [])
      expect(isOfFeel(value)).toBe(true)
      JSON.stringify(jsonFromValue(value))
    }),
    { numRuns: 1500 },
  )
})
