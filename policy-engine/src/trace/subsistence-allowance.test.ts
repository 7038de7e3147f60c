import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type JsonObject } from '../json.ts'
import {
  aFamily,
  aHousehold,
  aMember,
  decideFor,
  theParameters,
  thePolicy,
} from '../testing/a-household.ts'

const policy = thePolicy('subsistence-allowance')
const decide = (facts: JsonObject, on?: string) => decideFor(policy, facts, on)
const condition = (facts: JsonObject, name: string) =>
  decide(facts).conditions.find((one) => one.name === name)

describe('income', () => {
  it('below the standard pays the difference', () => {
    expect(decide(aFamily(150_000))).toMatchObject({ outcome: 'eligible', amountFen: 240_300 })
  })
  it('equal to the standard is not below it', () => {
    expect(decide(aFamily(390_300))).toMatchObject({ outcome: 'notEligible', amountFen: null })
  })
  it('says by how much, and which income would change the outcome', () => {
    expect(condition(aFamily(400_000), 'incomeBelowStandard')).toMatchObject({
      id: 'DB-05',
      result: 'failed',
      comparison: {
        left: { name: 'countableIncomeFen', value: 400_000, unit: 'fen' },
        operator: '<',
        right: { name: 'incomeLimitFen', value: 390_300, unit: 'fen' },
        distance: 9_700,
      },
    })
    expect(decide(aFamily(400_000)).changes).toEqual([
      {
        figure: 'countableIncomeFen',
        path: null,
        from: 400_000,
        to: 390_299,
        outcome: 'eligible',
        amountFen: 1,
      },
    ])
  })
})

describe('what is not known', () => {
  it('is named by its path, and nothing is guessed', () => {
    const facts = aHousehold([aMember('a', '01'), aMember('b', '10', { wageIncomeFen: null })])
    expect(decide(facts)).toMatchObject({
      outcome: 'unknown',
      missing: [{ kind: 'fact', path: 'members[1].wageIncomeFen' }],
    })
  })
  it('of a person who does not count changes nothing', () => {
    const away = aMember('b', '10', { custody: 'PRISON', wageIncomeFen: null })
    expect(decide(aHousehold([aMember('a', '01'), away]))).toMatchObject({
      outcome: 'eligible',
      amountFen: 130_100,
      members: [
        { personId: 'a', counts: true, why: 'APPLICANT' },
        { personId: 'b', counts: false, why: 'PRISON' },
      ],
    })
  })
  it('does not hide a certain no, and all conditions are listed', () => {
    const car = { kind: 'CAR', priceFen: 1, disabilityAid: false }
    const facts = aHousehold([aMember('a', '01', { wageIncomeFen: null })], { vehicles: [car] })
    const { outcome, outputs, conditions } = decide(facts)
    expect([outcome, outputs.reason]).toEqual(['notEligible', 'FAIL_VEHICLE'])
    expect(conditions).toHaveLength(9)
  })
  it('a district without its own figures sends the case to a person and names them', () => {
    const facts = aFamily(0, { companyCapitalFen: 5 })
    const evaluation = decideFor(policy, facts, '2025-06-01', theParameters(true))
    expect(evaluation).toMatchObject({
      outcome: 'needsPerson',
      outputs: { reason: 'PARAMETER_WITHOUT_VALUE' },
      missing: [{ kind: 'parameter', path: 'dibao.companyCapitalMaxFen' }],
    })
  })
})

const fen = fc.integer({ min: -50_000, max: 600_000 })
const anIncome = fc.record({
  wageIncomeFen: fen,
  transferNetIncomeFen: fen,
  propertyNetIncomeFen: fen,
})
const someMembers = fc
  .array(fc.tuple(anIncome, fc.constantFrom('10', '20', '50', '70'), fc.boolean()), {
    maxLength: 5,
  })
  .map((rest) => [
    aMember('p0', '01'),
    ...rest.map(([income, relation, coLiving], index) =>
      aMember(`p${index + 1}`, relation, { ...income, coLiving, birthDate: '1990-01-01' }),
    ),
  ])

describe('for any household', () => {
  it('incomes that add up to exactly the standard are never below it', () => {
    const parts = fc.tuple(fc.nat(60_000), fc.nat(60_000))
    fc.assert(
      fc.property(parts, ([wage, rent]) => {
        const pension = 130_100 - wage - rent
        const incomes = {
          wageIncomeFen: wage,
          propertyNetIncomeFen: rent,
          transferNetIncomeFen: pension,
        }
        const facts = aHousehold([aMember('a', '01', incomes)])
        expect(decide(facts).outputs.reason).toBe('ROUTE_LOW_MARGIN')
      }),
      { numRuns: 500 },
    )
  })

  it('the order of its members does not matter', () => {
    fc.assert(
      fc.property(someMembers, (members) => {
        const [one, other] = [decide(aHousehold(members)), decide(aHousehold(members.toReversed()))]
        expect([other.outcome, other.amountFen]).toEqual([one.outcome, one.amountFen])
      }),
      { numRuns: 400 },
    )
  })

  it('more income never raises the benefit', () => {
    fc.assert(
      fc.property(someMembers, fc.nat(100_000), (members, more) => {
        const [first = {}, ...rest] = members
        const richer = [{ ...first, wageIncomeFen: more }, ...rest]
        const [one, other] = [decide(aHousehold(members)), decide(aHousehold(richer))]
        expect(other.amountFen ?? 0).toBeLessThanOrEqual(one.amountFen ?? 0)
      }),
      { numRuns: 400 },
    )
  })

  it('the same facts give the same bytes', () => {
    fc.assert(
      fc.property(someMembers, (members) => {
        const facts = aHousehold(members)
        const again = structuredClone(facts)
        expect(canonicalJson(decide(again))).toBe(canonicalJson(decide(facts)))
      }),
      { numRuns: 200 },
    )
  })

  it('no change is promised that does not hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 390_300, max: 900_000 }), (income) => {
        const [change] = decide(aFamily(income)).changes
        expect(decide(aFamily(change?.to as number)).outcome).toBe(change?.outcome)
        expect(decide(aFamily((change?.to as number) + 1)).outcome).toBe('notEligible')
      }),
      { numRuns: 50 },
    )
  })
})

describe('for any garbage', () => {
  const NEEDED = [
    'wageIncomeFen',
    'businessNetIncomeFen',
    'propertyNetIncomeFen',
    'transferNetIncomeFen',
    'relation',
  ]
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', '0', -1, 1e308, 0.1, [], {}, NaN),
  )

  it('it never throws', () => {
    const facts = fc.dictionary(
      fc.constantFrom('members', 'household', 'authorisations', 'inPayment'),
      garbage,
    )
    fc.assert(
      fc.property(facts, (json) => {
        expect(decide(json as JsonObject).outcome).not.toBe('eligible')
      }),
      { numRuns: 1000 },
    )
  })

  it('a household with one needed fact of the wrong kind is never eligible', () => {
    const wrong = fc.constantFrom(null, '0', true, [], {}, 'ten', Number.NaN)
    fc.assert(
      fc.property(fc.constantFrom(...NEEDED), wrong, (name, value) => {
        if (name === 'relation' && typeof value === 'string') return
        const facts = aHousehold([aMember('a', '01'), aMember('b', '10', { [name]: value })])
        expect(decide(facts).outcome).toBe('unknown')
      }),
      { numRuns: 200 },
    )
  })
})
