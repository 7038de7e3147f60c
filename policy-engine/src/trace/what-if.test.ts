import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { Json, JsonObject } from '../json.ts'
import { parametersOn } from '../parameters/parameters-on.ts'
import {
  aFamily,
  aHousehold,
  aMember,
  decideFor,
  ROWS,
  seedText,
  thePolicy,
  theWords,
} from '../testing/a-household.ts'
import { answersFor } from './answers.ts'
import type { Language } from './shown.ts'
import { type WhatIf, whatIf } from './what-if.ts'
import { whatIfInWords } from './what-if-words.ts'

const ON = '2025-06-01'
const policy = thePolicy('subsistence-allowance')
const words = theWords('subsistence-allowance')
const on = (day: string) => parametersOn(ROWS, { place: '330113', on: day })
const asked = (facts: JsonObject) => ({ facts, parameters: on(ON), on: ON, parametersOn: on })
const ask = (facts: JsonObject): WhatIf => whatIf(policy, asked(facts))
const say = (facts: JsonObject, language: Language = 'zh') =>
  whatIfInWords(ask(facts), words, language)
const aCouple = (one: JsonObject, other: JsonObject) =>
  aHousehold([aMember('a', '01', one), aMember('b', '10', other)])

describe('a fact that is missing', () => {
  it('has an answer for each stretch of its values, exact to the fen', () => {
    const facts = aFamily(0, { moneyAssetsFen: null })
    expect(answersFor(policy, asked(facts), 'household.moneyAssetsFen')).toMatchObject([
      { from: 0, to: 18_734_399, outcome: 'eligible', amountFen: 390_300 },
      { from: 18_734_400, to: null, outcome: 'notEligible', reason: 'FAIL_ASSET' },
    ])
  })
  it('of one person is found in the list', () => {
    const { missing } = ask(aCouple({}, { transferNetIncomeFen: null }))
    expect(missing).toMatchObject([
      {
        path: 'members[1].transferNetIncomeFen',
        answers: [{ to: 260_199, amountFenAtEnd: 1 }, { outcome: 'notEligible' }],
      },
    ])
  })
  it('that is a yes or a no, a code or a day has an answer for each', () => {
    const child = aMember('c', '20', { birthDate: null, studyStatus: null, coLiving: false })
    const facts = aHousehold([aMember('a', '01', { wageIncomeFen: 200_000 }), child])
    const outcomes = (path: string, household: JsonObject) =>
      answersFor(policy, asked(household), path).map(({ from, outcome }) => [from, outcome])
    expect(outcomes('members[1].birthDate', facts)).toEqual([
      [null, 'unknown'],
      ['2007-06-02', 'eligible'],
    ])
    const grown = aHousehold([
      aMember('a', '01', { wageIncomeFen: 200_000 }),
      { ...child, birthDate: '2000-01-01' },
    ])
    expect(new Map(outcomes('members[1].studyStatus', grown) as [Json, Json][])).toEqual(
      new Map([
        ['NONE', 'notEligible'],
        ['FT_UPTO_BACHELOR', 'eligible'],
        ['FT_POSTGRAD', 'notEligible'],
        ['PT', 'notEligible'],
      ]),
    )
    expect(outcomes('inPayment', aFamily(0))).toEqual([
      [true, 'eligible'],
      [false, 'eligible'],
    ])
  })
  it('that is a whole list is answered for none; a path that leads nowhere is not', () => {
    const facts = aFamily(0, { vehicles: null })
    expect(answersFor(policy, asked(facts), 'household.vehicles')).toMatchObject([
      { from: [], outcome: 'eligible' },
    ])
    for (const path of ['nobody.income', 'members[7].wageIncomeFen.more']) {
      expect(answersFor(policy, asked(facts), path)).toEqual([])
    }
  })
  it('with values that no rule can finish, is unknown there and known below', () => {
    const looping = compile(
      seedText('policies/subsistence-allowance.dmn').replace(
        '<text>household.moneyAssetsFen</text>',
        '<text>count(for n in 1..household.moneyAssetsFen return n)</text>',
      ),
    )
    const input = { ...asked(aFamily(0, { moneyAssetsFen: null })) }
    const answers = answersFor(looping, input, 'household.moneyAssetsFen')
    expect(answers.map(({ outcome }) => outcome)).toEqual(['eligible', 'unknown'])
  })
  it('answers as the policy itself would, for any value', () => {
    const facts = aCouple({ wageIncomeFen: null }, { transferNetIncomeFen: 50_000 })
    const answers = answersFor(policy, asked(facts), 'members[0].wageIncomeFen')
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(400_000), fc.nat(), fc.integer({ min: 210_190, max: 210_210 })),
        (fen) => {
          const own = answers.find(
            ({ from, to }) => Number(from) <= fen && (to === null || fen <= Number(to)),
          )
          const evaluation = decideFor(
            policy,
            aCouple({ wageIncomeFen: fen }, { transferNetIncomeFen: 50_000 }),
          )
          expect([evaluation.outcome, evaluation.outputs.reason]).toEqual([
            own?.outcome,
            own?.reason,
          ])
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('what would change an answer', () => {
  it('is told of each person in a list', () => {
    const { changes } = ask(aCouple({ wageIncomeFen: 200_000 }, { transferNetIncomeFen: 90_000 }))
    expect(changes.map(({ path, to }) => [path, to])).toEqual([
      [null, 260_199],
      ['members[0].wageIncomeFen', 170_199],
      ['members[1].transferNetIncomeFen', 60_199],
    ])
  })
  it('holds when it is tried, and one fen before it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 260_200, max: 900_000 }), fc.nat(200_000), (wage, pension) => {
        const { changes } = ask(aCouple({ wageIncomeFen: wage }, { transferNetIncomeFen: pension }))
        const own = changes.find(({ path }) => path === 'members[0].wageIncomeFen')
        const outcomeAt = (fen: number) =>
          decideFor(policy, aCouple({ wageIncomeFen: fen }, { transferNetIncomeFen: pension }))
            .outcome
        expect(outcomeAt(own?.to as number)).toBe(own?.outcome)
        expect(outcomeAt((own?.to as number) + 1)).toBe('notEligible')
      }),
      { numRuns: 25 },
    )
  })
  it('is a consent that one person has not given', () => {
    const facts = aFamily(0) as { authorisations: JsonObject[] } & JsonObject
    const [first = {}, ...others] = facts.authorisations
    const { changes } = ask({
      ...facts,
      authorisations: [{ ...first, authorised: false }, ...others],
    })
    expect(changes).toMatchObject([
      { path: 'authorisations[0].authorised', to: true, outcome: 'eligible' },
    ])
  })
  it('is never a parameter of the law', () => {
    const { changes } = ask(aFamily(500_000))
    expect(changes.filter(({ path }) => path?.startsWith('parameters'))).toEqual([])
  })
  it('comes by itself with a day: a child grows up', () => {
    const child = aMember('c', '20', { birthDate: '2007-08-15', coLiving: false })
    const facts = aHousehold([aMember('a', '01', { wageIncomeFen: 200_000 }), child])
    const still = { facts, parameters: on(ON), on: ON }
    expect(whatIf(policy, still).later).toEqual({
      on: '2025-08-15',
      outcome: 'notEligible',
      amountFen: null,
    })
  })
  it('a clock runs out', () => {
    const aid = thePolicy('emergency-aid')
    const { members, household } = aFamily(0) as { members: JsonObject[]; household: JsonObject }
    const emergency = {
      kind: 'URGENT',
      cause: 'FIRE',
      eventPlace: '330113',
      persons: 3,
      severityMonths: 3,
    }
    const facts = {
      ...{ members, household, ...emergency, immediateDanger: true, tier: 'OTHER' },
      lastSameCauseGrantAt: '2025-01-01',
    }
    const found = whatIf(aid, { facts, parameters: on(ON), on: ON })
    expect(found.later).toMatchObject({ on: '2026-01-01', outcome: 'eligible' })
  })
})

describe('for any garbage', () => {
  it('it never throws, and ends', () => {
    const garbage = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '0', -1, 1e308, 0.1, [], {}))
    const member = fc.dictionary(fc.constantFrom('wageIncomeFen', 'relation', 'birthDate'), garbage)
    const facts = fc.record({
      members: fc.oneof(garbage, fc.array(member, { maxLength: 3 })),
      household: fc.dictionary(fc.constantFrom('moneyAssetsFen', 'vehicles', 'homes'), garbage),
      inPayment: garbage,
    })
    fc.assert(
      fc.property(facts, (json) => {
        expect(Array.isArray(say(json as JsonObject))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('in words', () => {
  it('says what each value would mean, without blame', () => {
    expect(say(aFamily(0, { moneyAssetsFen: null }))).toEqual([
      '存款等财产不超过187,343.99元的话，可以享受最低生活保障（低保），每月3,903元。',
      '存款等财产是187,344元或更多的话，暂不符合最低生活保障（低保）。',
    ])
  })
  it('names the person, and the most that can come of it', () => {
    expect(say(aCouple({}, { transferNetIncomeFen: null }))[0]).toBe(
      '第2位家人的养老金等转移收入不超过2,601.99元的话，可以享受最低生活保障（低保），最多每月2,602元。',
    )
  })
  it('has every sentence in both languages, with no slot left', () => {
    const child = aMember('c', '20', { birthDate: null, studyStatus: null, coLiving: null })
    const vehicles = [{ kind: 'CAR', priceFen: 100, disabilityAid: false }]
    const households = [
      aFamily(390_350),
      aFamily(0, { vehicles }),
      aHousehold([aMember('a', '01', { wageIncomeFen: 200_000 }), child]),
      aHousehold([aMember('a', '01', { wageIncomeFen: null })], { homes: null }),
    ]
    for (const facts of households) {
      const [zh, en] = [say(facts, 'zh'), say(facts, 'en')]
      expect(zh.length).toBeGreaterThan(0)
      expect(en.length).toBe(zh.length)
      expect([...zh, ...en].join()).not.toMatch(/[{}—]|undefined|null/)
    }
  })
})
