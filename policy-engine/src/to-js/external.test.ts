/** External functions (clause 10.3.2.13.3). */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import { aBoxedDecision, aContext, aFunction, aLiteral } from '../testing/a-graph.ts'
import { aDecision, aModel } from '../testing/a-model.ts'
import type { Externals } from './external.ts'

const EXTERNALS: Externals = {
  'java.lang.Math.max(double, double)': (a, b) => Math.max(Number(a), Number(b)),
  'host.Give.date(java.util.Date)': (text) => text,
  'host.Give.object()': () => ({ a: [1, { b: null }] }),
  'host.Give.process()': () => globalThis,
  'host.Give.function()': () => () => 1,
  'host.Give.infinity()': () => Number.POSITIVE_INFINITY,
  'host.Give.error()': () => {
    throw new Error('the host fails')
  },
  'rules.pmml#score': (n) => Number(n) * 2,
}

const java = (of: string, signature: string) =>
  aContext([
    ['class', aLiteral(`"${of}"`)],
    ['method signature', aLiteral(`"${signature}"`)],
  ])

function gives(inside: string) {
  return invoke(compile(aModel(inside), { externals: EXTERNALS }), 'x', {})
}

function called(call: string, of: string, signature: string, parameters: string[], kind = 'Java') {
  const fn = aFunction('f', parameters, java(of, signature), { kind })
  return gives(fn + aDecision('x', call, ['fn_f']))
}

describe('a function of kind Java', () => {
  it('is the one the host hands over by class and method signature', () => {
    const max = (call: string, signature = 'max(double, double)') =>
      called(call, 'java.lang.Math', signature, ['a: number', 'b: number'])
    expect(max('f(1.5, 2.5)')).toBe(2.5)
    expect(max('f(b: 1, a: 2)')).toBe(2)
    expect(max('f(1, 2)', 'max(double,double)')).toBe(2)
    expect(max('f("1", 2)')).toBe(null)
    expect(max('f(1, 2)', 'max(int, int)')).toBe(null)
  })
  it('is written in FEEL as well', () => {
    const text =
      '(function(a, b) external {java: {class: "java.lang.Math", method signature: "max(double, double)"}})(3, 4)'
    expect(gives(aDecision('x', text))).toBe(4)
  })
  it('stands in a boxed context too', () => {
    const fn = `<functionDefinition kind="Java"><formalParameter name="a"/><formalParameter name="b"/>${java('java.lang.Math', 'max(double, double)')}</functionDefinition>`
    const context = aContext([
      ['f', fn],
      ['', aLiteral('f(5, 6)')],
    ])
    expect(gives(aBoxedDecision('x', context))).toBe(6)
  })
  it.each([
    ['host.Give', 'object()', { a: [1, { b: null }] }],
    ['host.Give', 'function()', null],
    ['host.Give', 'infinity()', null],
    ['host.Give', 'error()', null],
    ['host.Give', 'nothing()', null],
    ['host', 'constructor', null],
  ])('%s.%s gives %j', (of, signature, expected) => {
    expect(called('f()', of, signature, [])).toEqual(expected)
  })
  it('hands out nothing of the host', () => {
    expect(JSON.stringify(called('f()', 'host.Give', 'process()', []))).not.toContain('function')
    expect(called('f().process', 'host.Give', 'process()', [])).toBe(null)
  })
  it('takes dates as their texts', () => {
    expect(called('f(date("2025-01-01"))', 'host.Give', 'date(java.util.Date)', ['d: date'])).toBe(
      '2025-01-01',
    )
  })
})

it('a function of kind PMML is named by document and model', () => {
  const body = aContext([
    ['document', aLiteral('"rules.pmml"')],
    ['model', aLiteral('"score"')],
  ])
  const fn = aFunction('f', ['n: number'], body, { kind: 'PMML' })
  expect(gives(fn + aDecision('x', 'f(21)', ['fn_f']))).toBe(42)
})

it('without a table there are none', () => {
  const fn = aFunction('f', ['a'], java('java.lang.Math', 'max(double, double)'), { kind: 'Java' })
  expect(invoke(compile(aModel(fn + aDecision('x', 'f(1)', ['fn_f']))), 'x', {})).toBe(null)
})
