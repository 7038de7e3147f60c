/** Decision services (clauses 6.3.10 and 10.4). */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import {
  aBoxedDecision,
  aDecisionGroup,
  aFunction,
  aLiteral,
  anInvocation,
  anItem,
} from '../testing/a-graph.ts'
import { aDecision, aModel, anInput } from '../testing/a-model.ts'

const GRANT =
  anInput('wage', 'number') +
  anInput('name', 'string') +
  aDecision('limit', '1000') +
  aDecision('gap', 'limit - wage', ['d_limit', 'in_wage']) +
  aDecision('letter', 'name + ": " + string(gap)', ['in_name', 'd_gap'])

const groups =
  aDecisionGroup('gapFor', { outputs: ['#d_gap'], inputData: ['#in_wage'] }) +
  aDecisionGroup('letterFor', {
    outputs: ['#d_gap', '#d_letter'],
    inputData: ['#in_wage', '#in_name'],
    inputDecisions: ['#d_limit'],
  })

function asks(text: string, ...requires: string[]) {
  const model = compile(
    aModel(GRANT + groups + aDecision('asked', text, ['fn_gapFor', ...requires])),
  )
  return (inputs = {}) => invoke(model, 'asked', inputs)
}

describe('a decision service', () => {
  const model = compile(aModel(GRANT + groups))

  it('with one output decision gives its value', () => {
    expect(invoke(model, 'gapFor', { wage: 400 })).toBe(600)
  })
  it('with several output decisions gives a context of them', () => {
    expect(invoke(model, 'letterFor', { wage: 400, name: 'Li', limit: 500 })).toEqual({
      gap: 100,
      letter: 'Li: 100',
    })
  })
  it('takes an input decision as given, and decides the others', () => {
    expect(invoke(model, 'letterFor', { wage: 400, name: 'Li' })).toEqual({
      gap: null,
      letter: null,
    })
  })
  it('without parameters is a constant', () => {
    const constant = compile(
      aModel(aDecision('limit', '1000') + aDecisionGroup('limits', { outputs: ['#d_limit'] })),
    )
    expect(invoke(constant, 'limits', {})).toBe(1000)
  })
})

describe('a decision service called from FEEL', () => {
  it('takes input data first, then input decisions, each in the order of the file', () => {
    expect(asks('letterFor(400, "Li", 500).letter', 'fn_letterFor')()).toBe('Li: 100')
  })
  it('takes arguments by name, in any order', () => {
    expect(asks('letterFor(limit: 500, name: "Li", wage: 1).gap', 'fn_letterFor')()).toBe(499)
  })
  it.each([
    ['too many arguments', 'gapFor(1, 2) = null'],
    ['too few arguments', 'gapFor() = null'],
    ['an argument of the wrong type', 'gapFor("much") = null'],
    ['a name that is no parameter', 'gapFor(pay: 1) = null'],
  ])('%s: the answer is null', (_, text) => {
    const model = compile(aModel(GRANT + groups + aDecision('asked', text, ['fn_gapFor'])), {
      faulty: 'null',
    })
    expect([true, null]).toContain(invoke(model, 'asked', {}))
  })
  it('a singleton list stands for its item', () => {
    expect(asks('gapFor([400])')()).toBe(600)
  })
  it('changes nothing outside', () => {
    const asked = asks('[wage, gapFor(1), gap, gapFor(2)]', 'in_wage', 'd_gap')
    expect(asked({ wage: 300 })).toEqual([300, 999, 700, 998])
  })
  it('is a value that functions can take', () => {
    expect(asks('(function(f) f(1) + f(2))(gapFor)')()).toBe(1997)
  })
  it('is called by a boxed invocation', () => {
    const boxed = aBoxedDecision('asked', anInvocation('gapFor', { wage: '250' }), {
      requires: ['#fn_gapFor'],
    })
    expect(invoke(compile(aModel(GRANT + groups + boxed)), 'asked', {})).toBe(750)
  })
  it('may be called by a decision inside another decision service', () => {
    const outer =
      aDecision('both', 'gapFor(1) + gapFor(2)', ['fn_gapFor']) +
      aDecisionGroup('bothFor', { outputs: ['#d_both'] }) +
      aDecision('asked', 'bothFor()', ['fn_bothFor'])
    expect(invoke(compile(aModel(GRANT + groups + outer)), 'asked', {})).toBe(1997)
  })
})

describe('the type of a decision service', () => {
  const signature = `<itemDefinition name="tToText"><functionItem outputTypeRef="string"><parameters name="wage" typeRef="number"/></functionItem></itemDefinition>`

  it('makes a result of another type null', () => {
    const typed = (typeRef: string) =>
      compile(
        aModel(
          signature +
            anItem('tText', 'string') +
            GRANT +
            aDecisionGroup('gapFor', { outputs: ['#d_gap'], inputData: ['#in_wage'] }, typeRef),
        ),
      )
    expect(invoke(typed('tToText'), 'gapFor', { wage: 1 })).toBe(null)
    expect(invoke(typed('tText'), 'gapFor', { wage: 1 })).toBe(null)
    expect(invoke(typed('number'), 'gapFor', { wage: 1 })).toBe(999)
  })
})

describe('functions are instances of their types', () => {
  const functions =
    aFunction('join', ['a: string', 'b: string'], aLiteral('a + b'), { typeRef: 'string' }) +
    aFunction('any', ['a'], aLiteral('a')) +
    GRANT +
    groups

  it.each([
    ['join instance of function<string, string> -> string', true],
    ['join instance of function<string> -> string', false],
    ['join instance of function<string, string> -> number', false],
    ['join instance of function<number, string> -> string', false],
    ['any instance of function<number> -> Any', true],
    ['gapFor instance of function<number> -> number', true],
    ['gapFor instance of function<string> -> number', false],
    ['gapFor instance of Any', true],
  ])('%s: %s', (text, expected) => {
    const asked = aDecision('asked', text, ['fn_join', 'fn_any', 'fn_gapFor'])
    expect(invoke(compile(aModel(functions + asked)), 'asked', {})).toBe(expected)
  })
})
