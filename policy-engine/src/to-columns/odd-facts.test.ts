import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { JsonObject } from '../json.ts'
import type { Policy } from '../policy.ts'
import { aModel } from '../testing/a-model.ts'
import { aSmallPolicy, someParameters } from '../testing/a-small-policy.ts'
import { toJs } from '../to-js/to-js.ts'
import { evaluate } from '../trace/evaluate.ts'
import { OUTCOMES } from '../trace/evaluation.ts'
import { columnAnswers, toColumns } from './to-columns.ts'

const GIVEN = { parameters: someParameters({}), on: '2025-06-01' }

/** By JavaScript and, where the policy has that form, by columns: both as `evaluate` says. */
function decidedAlike(policy: Policy, facts: readonly JsonObject[]) {
  const expected = facts.map((one) => {
    const { outcome, amountFen } = evaluate(policy, { ...GIVEN, facts: one })
    return [outcome, amountFen ?? Number.NaN]
  })
  const decider = toJs(policy, GIVEN)
  const trace = decider.newTrace()
  const byJs = facts.map((one) => {
    const { outcome, amountFen } = decider.decide(one, trace)
    return [OUTCOMES[outcome], amountFen]
  })
  expect(byJs).toEqual(expected)
  if (decider.notScalar !== null) return decider.notScalar
  const plan = toColumns(policy, GIVEN)
  const answers = columnAnswers(facts.length)
  plan.over(plan.load(facts)).decide(answers)
  const byColumns = facts.map((_, at) =>
    answers.exact.includes(at)
      ? expected[at]
      : [OUTCOMES[answers.outcome[at] ?? -1], answers.amountFen[at]],
  )
  expect(byColumns).toEqual(expected)
  return null
}

const list = (name: string, of: string) =>
  `<itemDefinition name="${name}" isCollection="true"><typeRef>${of}</typeRef></itemDefinition>`
const fields = (...all: [string, string][]) =>
  all
    .map(
      ([name, type]) => `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`,
    )
    .join('')
const context = (name: string, ...all: [string, string][]) =>
  `<itemDefinition name="${name}">${fields(...all)}</itemDefinition>`
const limited = (name: string, type: string, values: string) =>
  `<itemDefinition name="${name}"><typeRef>${type}</typeRef><allowedValues><text>${values}</text></allowedValues></itemDefinition>`

describe('lists of plain numbers', () => {
  const policy = aSmallPolicy({
    types: list('tNumbers', 'number'),
    inputs: { sums: 'tNumbers', other: 'number' },
    conditions: { known: 'count(sums) >= 0', told: 'other = null or other > 0' },
    amountFen: 'if sum(sums) = null then 0 else sum(sums)',
  })

  it('keep their items where other facts have gaps', () => {
    expect(decidedAlike(policy, [{ sums: [1, 2], other: 1 }, { sums: [1, 2] }])).toBe(null)
  })

  it('are missing as lists, each for itself', () => {
    decidedAlike(policy, [{ sums: [1, 2], other: 1 }, { other: 1 }, { sums: [], other: 1 }])
    decidedAlike(policy, [{ sums: [1, null], other: 1 }, { sums: ['a'] }, { sums: 'a' }])
  })

  it('may hold lists of their own', () => {
    const nested = aSmallPolicy({
      types: list('tNumbers', 'number') + list('tLists', 'tNumbers'),
      inputs: { lists: 'tLists' },
      conditions: { filled: 'count(lists) > 0' },
      amountFen: 'sum(for one in lists, item1 in one return item1)',
    })
    decidedAlike(nested, [
      { lists: [[1, 2], [3]] },
      { lists: [[1], null] },
      { lists: [] },
      { lists: [[]] },
    ])
  })
})

describe('what only looks like a fact', () => {
  it('is none: the length of a text, the name of a function', () => {
    const policy = aSmallPolicy({
      types:
        context('tRoom', ['length', 'number'], ['constructor', 'tMaker']) +
        context('tMaker', ['name', 'string']),
      inputs: { room: 'tRoom' },
      conditions: {
        long: 'room.length > 0',
        made: 'room.constructor.name = "Object" or room.length > 5',
      },
      amountFen: 'room.length',
    })
    decidedAlike(policy, [
      { room: { length: 4, constructor: { name: 'Object' } } },
      { room: 'four' },
      { room: [1, 2, 3] },
      { room: { length: 4 } },
    ])
  })

  it('is none when its type does not list it', () => {
    const policy = aSmallPolicy({
      types: limited('tRooms', 'number', '1, 2, 3') + limited('tAreaM2', 'number', '40.5, 50'),
      inputs: { rooms: 'tRooms', areaM2: 'tAreaM2' },
      conditions: { few: 'rooms < 9', called: '(function(r: tRooms) r > 0)(rooms)' },
      amountFen: 'if areaM2 = null then 7 else rooms',
    })
    const facts = [1, 8, 2.5, null].flatMap((rooms) =>
      [40.5, 50, 40, null].map((areaM2) => ({ rooms, areaM2 })),
    )
    expect(decidedAlike(policy, facts)).toBe(null)
  })

  it('is none when its type does not allow it', () => {
    const policy = aSmallPolicy({
      types: limited('tRooms', 'number', '[0..5]'),
      inputs: { rooms: 'tRooms' },
      conditions: { few: 'rooms < 9' },
      amountFen: 'rooms',
    })
    expect(decidedAlike(policy, [{ rooms: 3 }, { rooms: 8 }])).toBe('rooms has limits')
  })
})

describe('what has no order', () => {
  it.each([
    ['the least of texts', 'min(kind, "B") = "A"'],
    ['the least of listed texts', 'min(for k in kinds return k) = "A"'],
    ['truths', 'if works < poor then true else false'],
  ])('%s is left to the exact way', (_, grown) => {
    const policy = aSmallPolicy({
      types: list('tTexts', 'string'),
      inputs: { kind: 'string', kinds: 'tTexts', works: 'boolean', poor: 'boolean' },
      conditions: { grown },
      amountFen: '1',
    })
    const why = decidedAlike(policy, [
      { kind: 'A', kinds: ['A', 'B'], works: false, poor: true },
      { kind: 'C', kinds: [], works: true, poor: true },
      { works: false },
    ])
    expect(why).toMatch(/the order of/)
  })
})

describe('a call whose argument is not of the declared type', () => {
  it('is null, as the exact way has it', () => {
    const policy = aSmallPolicy({
      inputs: { rooms: 'number' },
      conditions: { called: '(function(text: string) text = null)(rooms) = null' },
      amountFen: '1',
    })
    decidedAlike(policy, [{ rooms: 3 }, {}])
  })
})

describe('columns of doubles', () => {
  const plan = toColumns(
    aSmallPolicy({
      inputs: { moneyFen: 'number' },
      conditions: { poor: 'moneyFen < 0' },
      amountFen: 'moneyFen + 0',
    }),
    GIVEN,
  )
  const columns = (...moneyFen: number[]) => ({
    households: moneyFen.length,
    facts: { moneyFen: Float64Array.from(moneyFen) },
    lists: {},
    missingLists: {},
    texts: [],
    exact: [],
  })

  it('hold the number that stands for nothing in columns of four bytes', () => {
    const answers = columnAnswers(3)
    plan.over(columns(-(2 ** 31), -(2 ** 40), Number.NaN)).decide(answers)
    expect([...answers.amountFen]).toEqual([-(2 ** 31), -(2 ** 40), Number.NaN])
  })

  it.each([0.5, 2 ** 60, Number.POSITIVE_INFINITY])('do not hold %d', (value) => {
    expect(() => plan.over(columns(1, value))).toThrow('no whole count of smallest units (1)')
  })
})

describe('an outcome of many rows', () => {
  it('keeps a reason of its own for each', () => {
    const decision = (name: string, text: string) =>
      `<decision id="d_${name}" name="${name}"><variable name="${name}" typeRef="boolean"/><informationRequirement><requiredInput href="#in_moneyFen"/></informationRequirement><literalExpression id="t_${name}"><text>${text}</text></literalExpression></decision>`
    const row = (at: number, tests: string[], outcome: string) =>
      `<rule id="r${at}">${tests.map((test) => `<inputEntry><text>${test}</text></inputEntry>`).join('')}<outputEntry><text>"${outcome}"</text></outputEntry><outputEntry><text>"WHY_${at}"</text></outputEntry><annotationEntry><text>T-1</text></annotationEntry><annotationEntry><text>a test</text></annotationEntry></rule>`
    const column = (name: string) =>
      `<input id="c_${name}"><inputExpression id="x_${name}"><text>${name}</text></inputExpression></input>`
    const policy = compile(
      aModel(
        [
          '<inputData id="in_moneyFen" name="moneyFen"><variable name="moneyFen" typeRef="number"/></inputData>',
          decision('never', 'moneyFen = null or true'),
          decision('poor', 'moneyFen &lt; 0'),
          '<decision id="d_outcome" name="outcome"><variable name="outcome"/><informationRequirement><requiredDecision href="#d_never"/></informationRequirement><informationRequirement><requiredDecision href="#d_poor"/></informationRequirement><decisionTable id="outcome" hitPolicy="FIRST">',
          column('never') + column('poor'),
          '<output id="oo" name="outcome"/><output id="or" name="reason"/><annotation name="rule"/><annotation name="article"/>',
          ...Array.from({ length: 300 }, (_, at) => row(at, ['false', '-'], 'notEligible')),
          row(300, ['-', 'false'], 'notEligible'),
          row(301, ['-', '-'], 'eligible'),
          '</decisionTable></decision>',
        ].join(''),
      ),
    )
    const plan = toColumns(policy, GIVEN)
    const answers = columnAnswers(1)
    plan.over(plan.load([{ moneyFen: 290 }])).decide(answers)
    expect(plan.reasons[answers.reason[0] ?? 0]).toBe('WHY_300')
  })
})
