import { describe, expect, it } from 'vitest'
import type { CasesFile } from '../cases/run-cases.ts'
import { decidingPolicy } from '../deciding-policy.ts'
import type { JsonObject } from '../json.ts'
import { parametersOn } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import { ROWS, seedText, thePolicy } from '../testing/a-household.ts'
import { aSmallPolicy, someParameters } from '../testing/a-small-policy.ts'
import { evaluate } from '../trace/evaluate.ts'
import { OUTCOMES } from '../trace/evaluation.ts'
import { fastFunctions } from './fast-function.ts'
import { toJs } from './to-js.ts'

const ON = '2025-06-01'
const NONE = { parameters: {}, on: ON }

function decided(policy: Policy, facts: JsonObject, given = NONE) {
  const decider = toJs(policy, given)
  const { outcome, amountFen, reason } = decider.decide(facts, decider.newTrace())
  return {
    outcome: OUTCOMES[outcome],
    amountFen: Number.isNaN(amountFen) ? null : amountFen,
    reason: decider.reasons[reason],
  }
}

function evaluated(policy: Policy, facts: JsonObject, given = NONE) {
  const { outcome, amountFen, outputs } = evaluate(policy, { ...given, facts })
  return { outcome, amountFen, reason: outputs.reason }
}

describe('the generated function', () => {
  it.each(['subsistence-allowance', 'emergency-aid'])(
    'says of every worked example of %s what evaluate says',
    (id) => {
      const policy = thePolicy(id)
      const file = JSON.parse(seedText(`policies/${id}.cases.json`)) as CasesFile
      for (const one of file.cases) {
        const on = one.on ?? file.on
        const given = { parameters: parametersOn(ROWS, { place: file.place, on }), on }
        expect(decided(policy, one.facts, given), one.name).toEqual(
          evaluated(policy, one.facts, given),
        )
      }
    },
  )

  it('of a million sums that equal their limit calls none over it', () => {
    const policy = aSmallPolicy({
      inputs: { aFen: 'number', bFen: 'number', cFen: 'number', limitFen: 'number' },
      conditions: { within: 'aFen + bFen + cFen <= limitFen' },
      amountFen: 'limitFen - aFen - bFen - cFen',
    })
    const decider = toJs(policy, NONE)
    const trace = decider.newTrace()
    let state = 20_260_101
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state % 1_000_000
    }
    let over = 0
    for (let round = 0; round < 1_000_000; round += 1) {
      const [aFen, bFen, cFen] = [next(), next(), next()]
      decider.decide({ aFen, bFen, cFen, limitFen: aFen + bFen + cFen }, trace)
      if (trace.outcome !== 0 || trace.amountFen !== 0) over += 1
    }
    expect(over).toBe(0)
  })

  it('compares an income for each person with a limit by multiplying, never by dividing', () => {
    const policy = aSmallPolicy({
      inputs: { incomeFen: 'number', persons: 'number' },
      conditions: { below: 'incomeFen / persons < parameters.standardFen' },
      amountFen: 'floor(incomeFen / persons)',
    })
    const given = { parameters: someParameters({ standardFen: 100_000 }), on: ON }
    for (let persons = 1; persons <= 300; persons += 1) {
      const limit = 100_000 * persons
      const say = (incomeFen: number) => decided(policy, { incomeFen, persons }, given).outcome
      expect([say(limit - 1), say(limit), say(limit + 1)]).toEqual([
        'eligible',
        'notEligible',
        'notEligible',
      ])
    }
    expect(decided(policy, { incomeFen: 5, persons: 0 }, given).outcome).toBe('unknown')
  })

  it.each([
    ['a fraction of a fen', { aFen: 100.5, list: [] }],
    ['an amount beyond four bytes', { aFen: 3_000_000_000, list: [] }],
    ['an amount beyond safe whole numbers', { aFen: 2 ** 60, list: [] }],
    [
      'a list of more than a thousand',
      { aFen: 1, list: Array.from({ length: 1001 }, () => ({ bFen: 1 })) },
    ],
    ['text for a number', { aFen: '100', list: [] }],
    ['a list for a number', { aFen: [100], list: [] }],
    ['nothing at all', {}],
    ['null everywhere', { aFen: null, list: null }],
    ['an item that is no context', { aFen: 1, list: [null, 7, 'x', [], { bFen: 3 }] }],
    ['a context for a list', { aFen: 1, list: { bFen: 3 } }],
    ['zero with a sign', { aFen: -0, list: [] }],
  ])('gives for %s what evaluate gives', (_, facts) => {
    const policy = aSmallPolicy({
      types:
        '<itemDefinition name="tItem"><itemComponent name="bFen"><typeRef>number</typeRef></itemComponent></itemDefinition><itemDefinition name="tList" isCollection="true"><typeRef>tItem</typeRef></itemDefinition>',
      inputs: { aFen: 'number', list: 'tList' },
      conditions: { few: 'count(list) < 2000' },
      amountFen: 'aFen * 3 + (if count(list) = 0 then 0 else sum(list.bFen))',
    })
    expect(decided(policy, facts as JsonObject)).toEqual(evaluated(policy, facts as JsonObject))
  })

  it('leaves a household whose product would not be exact to the exact way', () => {
    const policy = aSmallPolicy({
      inputs: { aFen: 'number', bFen: 'number', cFen: 'number' },
      conditions: { odd: 'aFen * bFen * cFen >= 0' },
      amountFen: 'aFen * bFen * cFen - aFen * bFen * cFen + 1',
    })
    const facts = { aFen: 2_000_000_001, bFen: 2_000_000_003, cFen: 2_000_000_007 }
    const [{ run }] = fastFunctions(decidingPolicy(policy), NONE, true)
    expect(run(facts, toJs(policy, NONE).newTrace())).toBe(false)
    expect(decided(policy, facts)).toMatchObject({ outcome: 'eligible', amountFen: 1 })
  })

  it('does not take for granted what it does not look at', () => {
    const policy = aSmallPolicy({
      inputs: { aFen: 'number' },
      conditions: { always: 'aFen <= 3000000000' },
      amountFen: '1',
    })
    expect(decided(policy, {}).outcome).toBe('unknown')
    expect(decided(policy, { aFen: 4_000_000_000 }).outcome).toBe('notEligible')
    expect(decided(policy, { aFen: 1 }).outcome).toBe('eligible')
  })

  it('asks a person when nothing is missing but a parameter', () => {
    const policy = aSmallPolicy({
      inputs: { aFen: 'number' },
      conditions: { below: 'aFen < parameters.x.limitFen' },
      amountFen: '1',
    })
    const given = { parameters: someParameters({ 'x.limitFen': null }), on: ON }
    expect(decided(policy, { aFen: 1 }, given)).toMatchObject({
      outcome: 'needsPerson',
      reason: 'PARAMETER_WITHOUT_VALUE',
    })
    expect(decided(policy, {}, given).outcome).toBe('unknown')
  })

  it('notes the value of every decision that is a number, a truth or a day', () => {
    const policy = thePolicy('subsistence-allowance')
    const file = JSON.parse(seedText('policies/subsistence-allowance.cases.json')) as CasesFile
    const given = {
      parameters: parametersOn(ROWS, { place: file.place, on: file.on }),
      on: file.on,
    }
    const [first] = file.cases
    const decider = toJs(policy, given)
    const trace = decider.decide(first?.facts ?? {}, decider.newTrace())
    const { figures } = evaluate(policy, { ...given, facts: first?.facts ?? {} })
    for (const { name, value } of figures) {
      if (typeof value === 'number')
        expect(trace.values[decider.names.indexOf(name)], name).toBe(value)
    }
  })

  it('gives the same bytes for the same facts', () => {
    const policy = thePolicy('emergency-aid')
    const given = { parameters: parametersOn(ROWS, { place: '330113', on: ON }), on: ON }
    expect(toJs(policy, given).text).toBe(toJs(policy, given).text)
  })
})

describe('a rule written to get out', () => {
  it.each([
    ['where figures are expected', 0],
    ['where any may be missing', 1],
  ] as const)('is never part of the code, whatever its texts and names are, %s', (_, way) => {
    const evil = 'x"]; globalThis.broken = true; //\u2028`'
    const policy = aSmallPolicy({
      types: `<itemDefinition name="tEvil"><itemComponent name="a&quot;]; globalThis.broken = 1; //"><typeRef>number</typeRef></itemComponent></itemDefinition>`,
      inputs: { kind: 'string', evil: 'tEvil' },
      conditions: { same: `kind = ${JSON.stringify(evil).replace('\u2028', '\\u2028')}` },
      amountFen: '1',
    })
    const { run, text } = fastFunctions(decidingPolicy(policy), NONE, true)[way]
    run({ kind: evil }, toJs(policy, NONE).newTrace())
    expect('broken' in globalThis).toBe(false)
    expect(text).not.toContain('globalThis')
    expect(decided(policy, { kind: evil }).outcome).toBe('eligible')
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'finds nothing of the host under the name %s',
    (name) => {
      const policy = aSmallPolicy({
        types: `<itemDefinition name="tHousehold"><itemComponent name="${name}"><typeRef>string</typeRef></itemComponent></itemDefinition>`,
        inputs: { household: 'tHousehold' },
        conditions: { none: `household.${name} = null` },
        amountFen: '1',
      })
      expect(decided(policy, { household: {} }).outcome).toBe('eligible')
      expect(decided(policy, { household: {} })).toEqual(evaluated(policy, { household: {} }))
    },
  )
})
