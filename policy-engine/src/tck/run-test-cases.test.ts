/** Reading and judging test cases in the format of the DMN compatibility kit. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { aDecisionGroup, aFunction, aLiteral } from '../testing/a-graph.ts'
import { aDecision, aModel, anInput } from '../testing/a-model.ts'
import { runTestCase } from './run-test-cases.ts'
import { testCasesFrom } from './test-cases.ts'

const XSI =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

const model = compile(
  aModel(
    anInput('n', 'number') +
      anInput('people') +
      aDecision('third', 'n / 3', ['in_n']) +
      aDecision('later', 'n + 1', ['in_n']) +
      aDecision('day', 'date("2025-01-02")') +
      aDecision('moment', 'date and time("2025-01-02T10:00:00Z")') +
      aDecision('time', 'time("10:00:00")') +
      aDecision('span', 'duration("P1DT2H")') +
      aDecision('text', '"2025-01-02"') +
      aDecision('nothing', 'n', ['in_n']) +
      aDecision('names', 'people.name', ['in_people']) +
      aDecision('fits', '{a: [1, null], b: {c: true}}') +
      aDecision('endless', 'count(for i in 1..1000000000 return i)') +
      aFunction('twice', ['x: number'], aLiteral('x * 2')) +
      aDecisionGroup('one', { outputs: ['#d_later'], inputData: ['#in_n'] }) +
      aDecisionGroup('two', { outputs: ['#d_later', '#d_third'], inputData: ['#in_n'] }),
  ),
)

const value = (type: string, text: string) => `<value xsi:type="xsd:${type}">${text}</value>`
const NIL = '<value xsi:nil="true"/>'

function ran(result: string, expected: string, inputs = '', more = '') {
  const xml = `<testCases ${XSI}><modelName>m.dmn</modelName><testCase id="1" ${more}>${inputs}<resultNode name="${result}"><expected>${expected}</expected></resultNode></testCase></testCases>`
  const [test] = testCasesFrom(xml, 'test.xml')?.cases ?? []
  if (!test) throw new Error('no case')
  return runTestCase(model, test)
}

const passes = (result: string, expected: string, inputs = '', more = '') =>
  ran(result, expected, inputs, more).reason === null

const n = (text: string) => `<inputNode name="n">${value('decimal', text)}</inputNode>`

describe('a result is the one expected', () => {
  it.each([
    ['day', value('date', '2025-01-02')],
    ['moment', value('dateTime', '2025-01-02T10:00:00Z')],
    ['time', value('time', '10:00:00')],
    ['span', value('duration', 'P1DT2H')],
    ['span', value('duration', 'PT26H')],
    ['text', value('string', '2025-01-02')],
    ['text', '<value>2025-01-02</value>'],
    ['nothing', NIL],
    [
      'fits',
      `<component name="b"><component name="c">${value('boolean', 'true')}</component></component><component name="a"><list><item>${value('decimal', '1')}</item><item>${NIL}</item></list></component>`,
    ],
  ])('%s: %s', (result, expected) => {
    expect(ran(result, expected).reason).toBe(null)
  })
})

describe('a result of another kind or value is not', () => {
  it.each([
    ['day', value('string', '2025-01-02')],
    ['text', value('date', '2025-01-02')],
    ['moment', value('dateTime', '2025-01-02T10:00:00')],
    ['moment', value('date', '2025-01-02')],
    ['day', NIL],
    ['nothing', value('decimal', '0')],
    ['fits', `<component name="a"><list><item>${value('decimal', '1')}</item></list></component>`],
    ['fits', `<list><item>${value('decimal', '1')}</item></list>`],
  ])('%s is not %s', (result, expected) => {
    expect(passes(result, expected)).toBe(false)
  })
  it('the reason names both', () => {
    expect(ran('day', value('string', 'x')).reason).toBe(
      'day: expected "x", gave date "2025-01-02"',
    )
    expect(ran('endless', NIL).reason).toContain(
      'stopped: test (d_endless): stopped: too many steps',
    )
    expect(ran('nobody', NIL).reason).toContain('there is no decision or function nobody')
  })
})

describe('numbers', () => {
  it('pass within 1e-8, and are counted apart when they are not exact', () => {
    expect(ran('third', value('decimal', '0.333333333'), n('1'))).toMatchObject({
      reason: null,
      exact: false,
    })
    expect(ran('third', value('decimal', '2'), n('6'))).toMatchObject({ reason: null, exact: true })
    expect(passes('third', value('decimal', '0.33333'), n('1'))).toBe(false)
    expect(passes('third', value('double', '2.0E0'), n('6'))).toBe(true)
  })
})

describe('what a case asks', () => {
  it('takes structures and lists as inputs', () => {
    const person = (name: string) =>
      `<item><component name="name">${value('string', name)}</component></item>`
    const people = `<inputNode name="people"><list>${person('Li')}${person('Wu')}</list></inputNode>`
    const expected = `<list><item>${value('string', 'Li')}</item><item>${value('string', 'Wu')}</item></list>`
    expect(ran('names', expected, people).reason).toBe(null)
  })
  it('calls decision services and functions', () => {
    const one = 'type="decisionService" invocableName="one"'
    const two = 'type="decisionService" invocableName="two"'
    expect(passes('later', value('decimal', '7'), n('6'), one)).toBe(true)
    expect(passes('later', value('decimal', '7'), n('6'), two)).toBe(true)
    expect(passes('third', value('decimal', '2'), n('6'), two)).toBe(true)
    const x = `<inputNode name="x">${value('decimal', '4')}</inputNode>`
    expect(passes('twice', value('decimal', '8'), x, 'type="bkm" invocableName="twice"')).toBe(true)
  })
  it('knows which cases expect a value', () => {
    expect(ran('nothing', NIL).expectsValue).toBe(false)
    expect(ran('day', value('date', '2025-01-02')).expectsValue).toBe(true)
  })
})

it('other XML holds no cases, and a value that is none is an error with the file', () => {
  expect(testCasesFrom('<a/>', 'a.xml')).toBe(null)
  expect(() => ran('day', value('date', 'tomorrow'))).toThrow(
    'test.xml: "tomorrow" is not of the type date',
  )
})
