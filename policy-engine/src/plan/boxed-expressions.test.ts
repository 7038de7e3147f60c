/** Boxed expressions (clause 10.2). */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import {
  aBoxedDecision,
  aContext,
  aFunction,
  aLiteral,
  anInvocation,
  anItem,
} from '../testing/a-graph.ts'
import { aDecision, aModel } from '../testing/a-model.ts'

const gives = (logic: string, more = '', requires: string[] = []) =>
  invoke(compile(aModel(more + aBoxedDecision('x', logic, { requires }))), 'x', {})

const part = (tag: string, text: string) => `<${tag}>${aLiteral(text)}</${tag}>`
const conditional = (condition: string) =>
  `<conditional>${part('if', condition)}${part('then', '"yes"')}${part('else', '"no"')}</conditional>`
const filter = (items: string, match: string) =>
  `<filter>${part('in', items)}${part('match', match)}</filter>`
const iterate = (form: string, items: string, body: string) =>
  `<${form} iteratorVariable="each one">${part('in', items)}${part(form === 'for' ? 'return' : 'satisfies', body)}</${form}>`

describe('conditional', () => {
  it.each([
    ['1 < 2', 'yes'],
    ['1 > 2', 'no'],
    ['null', 'no'],
    ['"a text"', null],
  ])('if %s gives %s', (condition, expected) => {
    expect(gives(conditional(condition))).toBe(expected)
  })
})

describe('filter', () => {
  it.each([
    ['[1, 2, 3, 4]', 'item > 2', [3, 4]],
    ['[1, 2]', 'item > 9', []],
    ['[{n: 1}, {n: 2}]', 'n = 2', [{ n: 2 }]],
    ['[1, null, 3]', 'item > 2', [3]],
    ['7', 'item = 7', [7]],
    ['[1, 2]', '"a text"', null],
    ['null', 'true', null],
  ])('of %s by %s gives %j', (items, match, expected) => {
    expect(gives(filter(items, match))).toEqual(expected)
  })
})

describe('for, some and every', () => {
  it.each([
    ['for', '[1, 2, 3]', 'each one * 2', [2, 4, 6]],
    ['for', '[]', 'each one', []],
    ['for', '[1, 2, 3]', 'count(partial) + each one', [1, 3, 5]],
    ['for', '[3..1]', 'each one', [3, 2, 1]],
    ['some', '[1..3]', 'each one = 3', true],
    ['for', '[1, 2]', 'partial', [[], [[]]]],
    ['some', '[1, 2, 3]', 'each one > 2', true],
    ['some', '[]', 'true', false],
    ['some', '[1, 2]', 'each one > 2', false],
    ['some', '[1, 2]', 'if each one = 2 then true else "a text"', null],
    ['every', '[1, 2]', 'each one > 0', true],
    ['every', '[]', 'false', true],
    ['every', '[1, null]', 'each one > 0', null],
    ['every', '[1, 2]', '"a text"', null],
    ['for', 'null', '1', null],
  ])('%s in %s: %s gives %j', (form, items, body, expected) => {
    expect(gives(iterate(form, items, body))).toEqual(expected)
  })
})

describe('list and relation', () => {
  it('a list holds its items in order', () => {
    expect(gives(`<list>${aLiteral('1 + 1')}${filter('[1, 2]', 'item = 2')}</list>`)).toEqual([
      2,
      [2],
    ])
  })
  it('a relation is a list of contexts, each value of the type of its column', () => {
    const row = (...cells: string[]) => `<row>${cells.map((cell) => aLiteral(cell)).join('')}</row>`
    const relation = `<relation><column name="name" typeRef="string"/><column name="wage" typeRef="number"/>${row('"Li"', '1')}${row('"Wu"', '"much"')}</relation>`
    expect(gives(relation)).toEqual([
      { name: 'Li', wage: 1 },
      { name: 'Wu', wage: null },
    ])
  })
  it('a relation without rows is empty', () => {
    expect(gives('<relation><column name="a"/></relation>')).toEqual([])
  })
})

describe('context', () => {
  it('later entries see earlier ones, and the entry without a name is the result', () => {
    expect(
      gives(
        aContext([
          ['a', aLiteral('2')],
          ['b', aLiteral('a * 3')],
        ]),
      ),
    ).toEqual({ a: 2, b: 6 })
    expect(
      gives(
        aContext([
          ['a', aLiteral('2')],
          ['', aLiteral('a * 3')],
        ]),
      ),
    ).toBe(6)
  })
  it('an entry is of its declared type, or null', () => {
    expect(
      gives(
        aContext([
          ['a: number', aLiteral('"x"')],
          ['b: number', aLiteral('[5]')],
        ]),
      ),
    ).toEqual({
      a: null,
      b: 5,
    })
  })
  it('holds functions, which see the entries before them', () => {
    const fn = `<functionDefinition><formalParameter name="n" typeRef="number"/>${aLiteral('n + a')}</functionDefinition>`
    const call = (arg: string) =>
      aContext([
        ['a', aLiteral('10')],
        ['f', fn],
        ['', aLiteral(`f(${arg})`)],
      ])
    expect(gives(call('1'))).toBe(11)
    expect(gives(call('"1"'))).toBe(null)
  })
})

describe('invocation and functions', () => {
  const minus = aFunction('minus', ['a: number', 'b: number'], aLiteral('a - b'))
  const invoked = (bindings: Record<string, string>) =>
    gives(anInvocation('minus', bindings), minus, ['#fn_minus'])

  it('binds by name', () => {
    expect(invoked({ b: '1', a: '5' })).toBe(4)
  })
  it('a parameter that is not bound is null, and a name that is none makes the whole null', () => {
    expect(invoked({ a: '5' })).toBe(null)
    expect(invoked({ a: '5', c: '1' })).toBe(null)
  })
  it('binds built-in functions by the names of their parameters', () => {
    const parts = (bindings: Record<string, string>) => gives(anInvocation('substring', bindings))
    expect(parts({ 'start position': '2', string: '"abcd"' })).toBe('bcd')
    expect(parts({ string: '"abcd"', length: '2', 'start position': '2' })).toBe('bc')
    expect(parts({ text: '"abcd"' })).toBe(null)
  })
  it('an argument of the wrong type makes the whole null', () => {
    const asked = aFunction('isThere', ['a: number'], aLiteral('a = null'))
    expect(gives(aLiteral('isThere(null)'), asked, ['#fn_isThere'])).toBe(true)
    expect(gives(aLiteral('isThere("x")'), asked, ['#fn_isThere'])).toBe(null)
  })
  it('a function may call itself, and others that it requires', () => {
    const factorial = aFunction('fac', ['n'], aLiteral('if n <= 1 then 1 else n * fac(n - 1)'), {
      requires: ['#fn_fac'],
    })
    expect(gives(aLiteral('fac(10)'), factorial, ['#fn_fac'])).toBe(3628800)
  })
  it('a function without logic gives null', () => {
    const empty = `<businessKnowledgeModel id="fn_e" name="e"><variable name="e"/></businessKnowledgeModel>`
    expect(gives(aLiteral('e = null'), empty, ['#fn_e'])).toBe(true)
  })
  it('the type of a function, or of its result, limits what it gives', () => {
    const typed = (typeRef: string) => aFunction('f', ['n'], aLiteral('n'), { typeRef })
    const signature = `<itemDefinition name="tF"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>`
    for (const more of [typed('number'), signature + typed('tF')]) {
      expect(gives(aLiteral('[f(1), f("x")]'), more, ['#fn_f'])).toEqual([1, null])
    }
  })
})

describe('logic that nobody has written', () => {
  it('is null', () => {
    expect(gives('')).toBe(null)
    expect(gives(aLiteral('a = null'), aBoxedDecision('a', ''), ['#d_a'])).toBe(true)
  })
})

describe('the type of an expression', () => {
  it('makes its value conform', () => {
    const two = anItem('tTexts', 'string', { collection: true })
    expect(gives(aLiteral('[1]', 'number'))).toBe(1)
    expect(gives(aLiteral('"x"', 'number'))).toBe(null)
    expect(gives(aLiteral('"x"', 'tTexts'), two)).toEqual(['x'])
  })
  it('that does not exist is a problem', () => {
    expect(() => gives(aLiteral('1', 'tNone'))).toThrow('there is no type tNone')
  })
})

it('a decision that requires a function sees nothing of what the function requires', () => {
  const inner = aFunction('inner', [], aLiteral('1'))
  const outer = aFunction('outer', [], aLiteral('inner() + 1'), { requires: ['#fn_inner'] })
  expect(gives(aLiteral('outer()'), inner + outer, ['#fn_outer'])).toBe(2)
  expect(() => compile(aModel(inner + outer + aDecision('x', 'inner()', ['fn_outer'])))).toThrow(
    'there is no name inner',
  )
})

describe('the language of a text', () => {
  const inLanguage = (language: string) =>
    gives(
      `<literalExpression expressionLanguage="${language}"><text>1 + 1</text></literalExpression>`,
    )
  it('is FEEL', () => {
    expect(inLanguage('https://www.omg.org/spec/DMN/20230324/FEEL/')).toBe(2)
    expect(() => inLanguage('http://www.w3.org/1999/XPath')).toThrow('is not read, only FEEL')
  })
})
