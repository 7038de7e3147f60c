import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { PolicyError, type PolicyProblem } from '../dmn/problem.ts'
import { aDecision, aModel, anInput } from '../testing/a-model.ts'

const INPUTS = `
<itemDefinition name="tMember"><itemComponent name="wageFen"><typeRef>number</typeRef></itemComponent></itemDefinition>
${anInput('age', 'number')}${anInput('name', 'string')}${anInput('member', 'tMember')}`

const model = (text: string) =>
  aModel(`${INPUTS}${aDecision('x', text, ['in_age', 'in_name', 'in_member'])}`)

/** What an author hears of an expression: errors refuse it, warnings do not. */
function heard(text: string): Pick<PolicyProblem, 'code' | 'name' | 'expected' | 'found'>[] {
  const parts = ({ code, name, expected, found }: PolicyProblem) => ({
    ...(code && { code }),
    ...(name && { name }),
    ...(expected && { expected }),
    ...(found && { found }),
  })
  try {
    return compile(model(text)).warnings.map(parts)
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(parts)
    throw error
  }
}

describe('what is wrong with an expression is data that any language can tell', () => {
  it.each([
    ['age + salary', { code: 'noName', name: 'salary' }],
    ['member.wage', { code: 'noField', name: 'wage', found: 'tMember' }],
    ['name.length', { code: 'noField', name: 'length', found: 'string' }],
    ['age instance of tAge', { code: 'noType', name: 'tAge' }],
    ['@"2025-13-01"', { code: 'noMoment', found: '2025-13-01' }],
    [
      'modulo(age)',
      { code: 'argumentCount', name: 'modulo', expected: '(dividend, divisor)', found: '1' },
    ],
    [
      'modulo(dividend: age, by: 2)',
      {
        code: 'noParameter',
        name: 'modulo',
        expected: '(dividend, divisor)',
        found: '(dividend, by)',
      },
    ],
    [
      '(function(a, b) a)(1)',
      { code: 'argumentCount', name: 'this function', expected: '2', found: '1' },
    ],
    ['age(1)', { code: 'notAFunction', name: 'age', found: 'number' }],
    ['{a: 1, a: 2}', { code: 'twice', name: 'a' }],
    ['1 +', { code: 'notFeel', found: 'end of text' }],
    ['[1, 2', { code: 'notFeel', found: 'end of text' }],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, { code: 'tooDeep' }],
    ['1 + '.repeat(2000), { code: 'tooLong' }],
  ])('%s is an error', (text, finding) => {
    expect(heard(text)[0]).toEqual(finding)
    expect(() => compile(model(text))).toThrow(PolicyError)
  })

  it.each([
    ['age + name', { code: 'alwaysNull', name: '+', expected: 'number', found: 'string' }],
    ['age < name', { code: 'alwaysNull', name: '<', expected: 'number', found: 'string' }],
    ['"a" * "b"', { code: 'alwaysNull', name: '*', expected: 'string', found: 'string' }],
    [
      'upper case(age)',
      { code: 'alwaysNull', name: 'upper case', expected: 'string', found: 'number' },
    ],
    ['(@"2025-01-01").hour', { code: 'alwaysNull', name: 'hour', found: 'date' }],
  ])('%s is legal, and always null', (text, finding) => {
    expect(heard(text)).toEqual([finding])
  })

  it.each([
    'count(age)',
    'abs([age])',
    'sum(age, 1)',
    'string(age)',
    'age = null',
    'name in ("a", "b")',
  ])('%s is nothing to speak of', (text) => {
    expect(heard(text)).toEqual([])
  })

  it('every problem of an expression is told at once, each with its place', () => {
    try {
      compile(model('salary + bonus'))
      expect.unreachable()
    } catch (error) {
      const { problems } = error as PolicyError
      expect(problems.map(({ name }) => name)).toEqual(['salary', 'bonus'])
      const [first, second] = problems.map(({ column }) => column ?? 0)
      expect((second ?? 0) - (first ?? 0)).toBe('salary + '.length)
    }
  })
})

describe('names are known from types, never from values', () => {
  const types = `
<itemDefinition name="tHome"><itemComponent name="floor area"><typeRef>number</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tHomes" isCollection="true"><typeRef>tHome</typeRef></itemDefinition>
${anInput('homes', 'tHomes')}`
  it.each([
    'homes.floor area',
    'homes[floor area > 50]',
    'for h in homes return h.floor area + 1',
    'some h in homes satisfies h.floor area - 1 > 0',
    'homes[1].floor area',
    '{h: homes[1], r: h.floor area}.r',
  ])('%s', (text) => {
    expect(() => compile(aModel(`${types}${aDecision('x', text, ['in_homes'])}`))).not.toThrow()
  })
})
