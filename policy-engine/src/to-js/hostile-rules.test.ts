import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { feel } from '../testing/a-model.ts'
import type { Ended } from '../testing/hostile-worker.ts'

const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(', ')
const again = (text: string, times: number) => text.repeat(times)

/** `{a0: [1], a1: [a0, a0], …}`: small to write, 2^60 items to walk through. */
const shared = (result: string) =>
  `{${many(60, (i) => `a${i}: [${i === 0 ? '1' : `a${i - 1}, a${i - 1}`}]`)}, r: ${result}}.r`

/** `{x: "…", xx: x + x, xxx: xx + xx, …}` */
const doubled = (index: number) => {
  const before = again('x', index)
  return `${before}x: ${index === 0 ? `"${again('a', 100)}"` : `${before} + ${before}`}`
}

const STOPPED = /stopped: too/
const REFUSED = /not FEEL|nested too deeply|longer than/

/** What a rule is, its text, and how it must end. */
const RULES: [string, string, RegExp][] = [
  ['a loop without end', 'count(for i in 1..1000000000 return i)', STOPPED],
  ['a loop over all numbers', 'for i in -9007199254740991..9007199254740991 return i', STOPPED],
  ['a loop over all days', 'for d in @"-999999999-01-01"..@"999999999-12-31" return d', STOPPED],
  ['loops in loops', 'for a in 1..1000, b in 1..1000, c in 1..1000 return a', STOPPED],
  [
    'lists of lists of lists',
    'for a in 1..400 return for b in 1..400 return for c in 1..400 return 1',
    STOPPED,
  ],
  ['every pair', 'every a in 1..100000, b in 1..100000 satisfies true', STOPPED],
  ['some pair', 'some a in 1..100000, b in 1..100000 satisfies false', STOPPED],
  ['a growing list', 'for i in 1..1000 return concatenate(partial, partial)', STOPPED],
  ['a list of itself', 'for i in 1..30 return [partial, partial]', /^\[\[/],
  ['a list as deep as long', '(for i in 1..20000 return [partial[-1]])[-1]', /^\[\[/],
  ['a deep list as a text', 'string((for i in 1..20000 return [partial[-1]])[-1])', STOPPED],
  ['a deep list made flat', 'flatten((for i in 1..20000 return [partial[-1]])[-1])', STOPPED],
  ['a pattern (a+)+$', `matches("${again('a', 40)}!", "(a+)+$")`, STOPPED],
  ['a pattern (a*)*b', `matches("${again('a', 3000)}", "(a*)*b")`, STOPPED],
  ['a pattern (a|a)*b', `matches("${again('a', 30)}", "(a|a)*b")`, STOPPED],
  ['a pattern (a|aa)+$', `replace("${again('a', 2000)}!", "(a|aa)+$", "b")`, STOPPED],
  ['a pattern (x+x+)+y', `split("${again('x', 3000)}", "(x+x+)+y")`, STOPPED],
  ['a pattern .*.*.*=.*', `matches("${again('a', 3000)}", ".*.*.*=.*")`, STOPPED],
  [
    'a pattern ^(([a-z])+.)+[A-Z]',
    `matches("${again('ab', 50)}", "^(([a-z])+.)+[A-Z]([a-z])+$")`,
    STOPPED,
  ],
  ['a pattern of counts in counts', 'matches("a", "((((a{1000}){1000}){1000}){1000})")', /^null$/],
  [
    'a pattern of optional letters',
    `matches("${again('a', 2000)}", "(a?){1000}a{1000}")`,
    /^null$/,
  ],
  ['a pattern in many groups', `matches("a", "${again('(', 1500)}a${again(')', 1500)}")`, /^null$/],
  ['a pattern that reads nothing', 'matches("aaa", "(a*)*(b*)*$x")', /^false$/],
  ['a sum of 200,000 terms', `sum([${again('1, ', 200_000)}1])`, REFUSED],
  ['an addition of 200,000 terms', `1${again(' + 1', 200_000)}`, REFUSED],
  ['a text doubled again and again', `{${many(40, doubled)}}.${again('x', 40)}`, /^null$/],
  [
    'a text of a million characters',
    'string join(for i in 1..100000 return "0123456789")',
    STOPPED,
  ],
  ['a function that calls itself', '{f: function(n) f(n + 1), r: f(0)}.r', STOPPED],
  ['a function handed to itself', '{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r', STOPPED],
  ['two calls for each call', '{f: function(n) f(n) + f(n), r: f(0)}.r', STOPPED],
  [
    'a costly order',
    'sort(for i in 1..30000 return modulo(i * 7919, 30011), function(a, b) a < b)',
    STOPPED,
  ],
  [
    'an order within an order',
    'sort([3, 2, 1], function(a, b) sort(for i in 1..50000 return -i)[1] > a)',
    STOPPED,
  ],
  ['comparing shared lists', shared('a59 = a59'), STOPPED],
  ['flattening shared lists', shared('flatten(a59)'), STOPPED],
  ['a path into shared lists', shared('a59.x'), /stopped: too|no field/],
  ['shared lists as a text', shared('string(a59)'), /^null$|stopped/],
  ['shared lists as the result', shared('a59'), /^\[\[/],
  ['the type of shared lists', shared('a59 instance of list<list<list<number>>>'), /false|stopped/],
  ['a hundred thousand different values', 'distinct values(for i in 1..100000 return i)', STOPPED],
  ['a hundred thousand twins', 'duplicate values(for i in 1..100000 return i)', STOPPED],
  ['merging contexts', 'context merge(for i in 1..100000 return {a: i})', STOPPED],
  ['a long way into a context', 'context put({a: 1}, for i in 1..10000 return "a", 1)', STOPPED],
  ['a huge exponent', '10 ** 6144 * 10 ** 6144', /^null$/],
  ['a tower of powers', '9.999 ** 9.999 ** 9.999 ** 9.999', /null|stopped|\d/],
  ['costly powers', 'for i in 1..1000000 return 1.000001 ** 1.5', STOPPED],
  ['costly series', 'for i in 1..1000 return exp(5000.123) + log(1.123456789e6000)', STOPPED],
  ['quotients without end', 'for i in 1..100000 return 1 / 3 / 7 / 11', STOPPED],
  ['a number of 90,000 digits', '1e99999', /^null$/],
  ['a duration beyond measure', '@"P999999999999999D" * 1e300', /./],
  ['days beyond the calendar', '@"999999999-12-31" + @"P1D"', /^null$/],
  ['many zones', 'for i in 1..100000 return time("00:00:00@Europe/Paris")', STOPPED],
  [
    'zones that do not exist',
    'for i in 1..100000 return time("00:00:00@Foo/Bar" + string(i))',
    STOPPED,
  ],
  [
    'moving through a zone',
    'for i in 1..100000 return @"2020-01-01T00:00:00@Europe/Paris" + @"P1D" * i',
    STOPPED,
  ],
  [
    'searching long texts',
    `for i in 1..10000 return contains("${again('a', 2000)}", "${again('a', 1000)}b")`,
    STOPPED,
  ],
  ['cutting long texts', `for i in 1..100000 return substring("${again('a', 3000)}", 2)`, STOPPED],
  [
    'joining long texts',
    `for i in 1..100000 return "${again('a', 1500)}" + "${again('b', 1500)}"`,
    STOPPED,
  ],
  ['parentheses', `${again('(', 1900)}1${again(')', 1900)}`, REFUSED],
  ['lists in lists', `${again('[', 1900)}${again(']', 1900)}`, REFUSED],
  [
    'conditions in conditions',
    `${again('if true then ', 180)}1${again(' else 2', 180)}`,
    /^1$|FEEL|nested/,
  ],
  ['functions of functions', `${again('function(x) ', 300)}1`, /./],
  ['signs', `${again('-', 3000)}1`, REFUSED],
  ['filters of filters', `[1]${again('[1]', 1200)}`, /^1$|FEEL|nested/],
  ['a name of names', again('a ', 1900), /no name/],
]

const HOST: [string, string][] = [
  ['constructor', '{}.constructor'],
  ['__proto__', '{}.__proto__'],
  ['constructor of a text', '"a".constructor'],
  ['constructor of a list', '[1].constructor'],
  ['constructor of a function', '(function(x) x).constructor'],
  ['constructor of a built-in function', 'sum.constructor'],
  ['prototype', 'sum.prototype'],
  ['a call of a constructor', '"".constructor.constructor("return 1")()'],
  ['get value of a constructor', 'get value({}, "constructor")'],
  ['get value of __proto__', 'get value({a: 1}, "__proto__")'],
  ['get value of hasOwnProperty', 'get value({a: 1}, "hasOwnProperty")'],
  ['toString', '{}.toString'],
  ['a property of a date', '@"2025-01-01".constructor'],
  ['a property of a range', '[1..2].constructor'],
  ['entries', '{}.entries'],
  ['kind', '{}.kind'],
  ['length', '"abc".length'],
  ['call', 'sum.call'],
  ['globalThis', 'globalThis'],
  ['process', 'process'],
  ['require', 'require("fs")'],
  ['Function', 'Function("return 1")()'],
  ['this', 'this'],
  ['eval', 'eval("1")'],
  ['import', 'import("fs")'],
]

/** 64 MB for the values of a rule, beside a small nursery. */
function runAll(rules: [string, string][]): Promise<Map<string, Ended>> {
  const worker = new Worker(new URL('../testing/hostile-worker.ts', import.meta.url), {
    workerData: rules,
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  })
  const found = new Map<string, Ended>()
  return new Promise((resolve, reject) => {
    worker.on('message', (one: Ended) => found.set(one.name, one))
    worker.on('error', (cause) => {
      const next = rules.find(([name]) => !found.has(name))?.[0]
      reject(new Error(`the thread died at: ${next}`, { cause }))
    })
    worker.on('exit', () => resolve(found))
  })
}

describe('a hostile rule ends by itself, in 200 milliseconds and 64 MB', async () => {
  const found = await runAll(RULES.map(([name, text]) => [name, text]))
  it.each(RULES)('%s', (name, _, end) => {
    const one = found.get(name)
    expect(one?.ended).toMatch(end)
    expect(one?.milliseconds).toBeLessThan(200)
  })
})

describe('no rule reaches an object of the host', async () => {
  const found = await runAll(HOST)
  it.each(HOST)('%s', (name) => {
    expect(found.get(name)?.ended).toMatch(
      /^(null|\[null\])$|there is no name|has no field|not FEEL|cannot be called/,
    )
  })

  it('the fields of a fact are the fields of its JSON', () => {
    const facts = { y: { a: 1 } }
    expect(feel('y.constructor', facts)).toBe(null)
    expect(feel('y.__proto__', facts)).toBe(null)
    expect(feel('get value(y, "toString")', facts)).toBe(null)
    expect(feel('y.length', { y: [1, 2] })).toEqual([null, null])
  })

  it('names of the host are plain keys of a context', async () => {
    const keys = ['constructor', '__proto__', 'toString']
    const rules = keys.map((key): [string, string] => [key, `context put({}, "${key}", 1)`])
    const made = await runAll(rules)
    for (const key of keys) expect(made.get(key)?.ended).toBe(`{"${key}":1}`)
  })
})
