/** Item definitions and type conformance (clauses 7.3.2 and 10.3.2.9.4). */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import {
  aBoxedDecision,
  aComponent,
  aFunction,
  aLiteral,
  anItem,
  aStructure,
} from '../testing/a-graph.ts'
import { aDecision, aModel, anInput } from '../testing/a-model.ts'
import { evaluate } from '../trace/evaluate.ts'

const TYPES = [
  anItem('tAge', 'number', { tests: '[0..120]' }),
  anItem('tWorkingAge', 'tAge', { tests: '>= 16' }),
  anItem('tAges', 'tAge', { collection: true }),
  anItem('tFewAges', 'tAge', { collection: true, constraint: 'count(?) <= 2' }),
  anItem('tGrade', 'number', { tests: '1, 2, 3' }),
  anItem('tColour', 'string', { tests: '"red", "green"' }),
  anItem('tColours', 'tColour', { collection: true }),
  anItem('tLong', 'string', { constraint: 'string length(?) > 2' }),
  anItem('tRecent', 'date', { tests: '>= date("2020-01-01")' }),
  anItem('tNotRed', 'string', { tests: 'not("red")' }),
  anItem('tMoment', 'date and time'),
  aStructure('tPerson', [
    aComponent('name', 'string'),
    aComponent('age', 'tAge'),
    aComponent('children', 'tPerson', { collection: true }),
  ]),
  aStructure('tPairs', [aComponent('a', 'number'), aComponent('b', 'number')], true),
  `<itemDefinition name="tOf"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>`,
].join('')

const PERSON = '{name: "Li", age: 40, children: []}'

describe('a decision gives a value of its type, or null', () => {
  const gives = (typeRef: string, text: string) =>
    invoke(compile(aModel(TYPES + aBoxedDecision('x', aLiteral(text), { typeRef }))), 'x', {})

  it.each([
    ['number', '"x"', null],
    ['number', '[5]', 5],
    ['number', '[[5]]', null],
    ['number', '["x"]', null],
    ['number', '[5, 6]', null],
    ['tAge', '120', 120],
    ['tAge', '121', null],
    ['tAge', '[50]', 50],
    ['tWorkingAge', '15', null],
    ['tWorkingAge', '130', null],
    ['tWorkingAge', '16', 16],
    ['tAges', '[1, 2]', [1, 2]],
    ['tAges', '[1, 200]', null],
    ['tAges', '[1, null]', [1, null]],
    ['tAges', '7', [7]],
    ['tAges', '700', null],
    ['tFewAges', '[1, 2]', [1, 2]],
    ['tFewAges', '[1, 2, 3]', null],
    ['tGrade', '2', 2],
    ['tGrade', '4', null],
    ['tColour', '"red"', 'red'],
    ['tColour', '"blue"', null],
    ['tColours', '["red", "green"]', ['red', 'green']],
    ['tColours', '["red", "blue"]', null],
    ['tLong', '"abc"', 'abc'],
    ['tLong', '"ab"', null],
    ['tRecent', 'date("2020-01-01")', '2020-01-01'],
    ['tRecent', 'date("2019-12-31")', null],
    ['tNotRed', '"red"', null],
    ['tNotRed', '"blue"', 'blue'],
    ['tMoment', 'date("2020-05-01")', '2020-05-01T00:00:00Z'],
    ['tPairs', '[{a: 1, b: 2}]', [{ a: 1, b: 2 }]],
    ['tPairs', '{a: 1, b: 2, c: 3}', [{ a: 1, b: 2, c: 3 }]],
    ['tPairs', '[{a: 1}]', null],
    ['tPerson', PERSON, { name: 'Li', age: 40, children: [] }],
    ['tPerson', '{name: "Li", age: 400, children: []}', null],
    ['tPerson', '{name: "Li", age: 40}', null],
    ['tPerson', `{name: "Wu", age: null, children: [${PERSON}]}`, expect.anything()],
    ['tPerson', '{name: "Wu", age: 70, children: [1]}', null],
    ['Any', '[5]', [5]],
  ])('%s of %s gives %j', (typeRef, text, expected) => {
    expect(gives(typeRef, text)).toEqual(expected)
  })

  it('a function conforms by the number of its parameters', () => {
    const called = (fn: string) =>
      invoke(
        compile(
          aModel(
            TYPES +
              aBoxedDecision('f', aLiteral(fn), { typeRef: 'tOf' }) +
              aDecision('x', 'f(1)', ['d_f']),
          ),
        ),
        'x',
        {},
      )
    expect(called('function(n) n + 1')).toBe(2)
    expect(called('function(a, b) a + b')).toBe(null)
  })
})

describe('inputs and parameters', () => {
  const model = compile(
    aModel(
      TYPES +
        anInput('age', 'tAge') +
        anInput('p', 'tPerson') +
        aFunction('old', ['age: tAge'], aLiteral('age > 60')) +
        aDecision('x', 'age', ['in_age']) +
        aDecision('name', 'p.children[1].name', ['in_p']),
    ),
  )
  it('an input outside its limits is null', () => {
    expect(invoke(model, 'x', { age: 30 })).toBe(30)
    expect(invoke(model, 'x', { age: 130 })).toBe(null)
  })
  it('a structure may contain itself', () => {
    const p = { name: 'A', age: 60, children: [{ name: 'B', age: 30, children: [] }] }
    expect(invoke(model, 'name', { p })).toBe('B')
  })
  it('an argument outside its limits makes the call null', () => {
    expect([70, 130, null].map((age) => invoke(model, 'old', { age }))).toEqual([true, null, null])
  })
})

describe('a fact outside its limits', () => {
  const outcome = `<decision id="outcome" name="outcome"><variable name="outcome"/><informationRequirement><requiredDecision href="#d_adult"/></informationRequirement>
<decisionTable id="t" hitPolicy="FIRST"><input><inputExpression><text>adult</text></inputExpression></input><output name="outcome"/><output name="reason"/><annotation name="rule"/><annotation name="article"/>
${['false', 'null', '-'].map((test, i) => `<rule id="r${i}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>"${['notEligible', 'unknown', 'eligible'][i]}"</text></outputEntry><outputEntry><text>"R"</text></outputEntry><annotationEntry><text>A</text></annotationEntry><annotationEntry><text>B</text></annotationEntry></rule>`).join('')}
</decisionTable></decision>`
  const policy = compile(
    aModel(TYPES + anInput('p', 'tPerson') + aDecision('adult', 'p.age >= 18', ['in_p']) + outcome),
  )
  const decided = (age: number) =>
    evaluate(policy, { facts: { p: { name: 'A', age } }, parameters: {}, on: '2025-06-01' })

  it('is missing, by its own path', () => {
    expect(decided(30).outcome).toBe('eligible')
    expect(decided(300)).toMatchObject({ outcome: 'unknown', missing: [{ path: 'p.age' }] })
  })
})

describe('item definitions that cannot be', () => {
  it.each([
    ['contains itself', anItem('a', 'b') + anItem('b', 'a')],
    ['contains itself', anItem('a', 'a', { collection: true })],
    ['there is no type tNone', anItem('a', 'tNone')],
    ['there is no name unknown', anItem('a', 'number', { tests: '> unknown' })],
  ])('%s', (message, types) => {
    expect(() => compile(aModel(types))).toThrow(message)
  })
})
