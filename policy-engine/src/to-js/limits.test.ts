import { describe, expect, it } from 'vitest'
import { feel } from '../testing/a-model.ts'

/** Runs a hostile rule and tells how it ended and how long it took. */
function died(text: string): number {
  const start = performance.now()
  expect(() => feel(text)).toThrow(/stopped|not FEEL|no name|nested|longer/)
  return performance.now() - start
}

describe('a hostile rule dies', () => {
  it.each([
    ['a loop without end', 'count(for i in 1..1000000000 return i)'],
    ['loops in loops', 'for a in 1..1000, b in 1..1000, c in 1..1000 return a'],
    ['a function that calls itself', '{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r'],
    ['two calls for each call', '{f: function(g, n) g(g, n) + g(g, n), r: f(f, 0)}.r'],
    ['costly powers', 'for i in 1..1000000 return 1.000001 ** 1.5'],
    ['comparing shared structures', sharedStructures(60)],
    [
      'a text that grows',
      `{s: "${'x'.repeat(900)}", r: count(for i in 1..5000 return contains(s + s + s + s, s + "y"))}.r`,
    ],
    ['parentheses', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
  ])('%s', (_, text) => {
    expect(died(text)).toBeLessThan(1000)
  })

  it.each(['constructor', '__proto__', 'process', 'globalThis', 'this'])(
    '%s is no name',
    (name) => {
      expect(() => feel(name)).toThrow(`there is no name ${name}`)
    },
  )

  it('the fields of a host object are not fields of a value', () => {
    expect(feel('y.constructor', { y: { a: 1 } })).toBe(null)
    expect(feel('y.__proto__', { y: { a: 1 } })).toBe(null)
    expect(feel('get value(y, "toString")', { y: { a: 1 } })).toBe(null)
    expect(feel('y.length', { y: [1, 2] })).toEqual([null, null])
  })
})

function sharedStructures(depth: number): string {
  const lists = Array.from({ length: depth }, (_, i) => `l${i + 1}: [l${i}, l${i}]`)
  const others = Array.from({ length: depth }, (_, i) => `m${i + 1}: [m${i}, m${i}]`)
  return `{l0: [1], m0: [1], ${lists.join(', ')}, ${others.join(', ')}, r: l${depth} = m${depth}}.r`
}
