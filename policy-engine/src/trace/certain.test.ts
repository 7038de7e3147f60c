import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../json.ts'
import { aHousehold, aMember, decideFor, thePolicy } from '../testing/a-household.ts'
import { aSmallPolicy } from '../testing/a-small-policy.ts'
import { evaluate } from './evaluate.ts'

/**
 * What is said with facts missing must stay true whatever the missing facts turn out to be. So: take
 * a household of which all is known, hide some facts, and compare. Only facts whose absence means
 * "unknown" (docs/facts.md) are hidden.
 */
const HIDDEN = new Set(
  `relation birthDate coLiving hasLegalSupportDuty studyStatus localHukou wageIncomeFen
  businessNetIncomeFen propertyNetIncomeFen transferNetIncomeFen monthsSinceNewJob moneyAssetsFen vehicles homes
  nonResidential companyCapitalFen areaM2 kind disabilityAid soleDwelling members household
  authorisations eventPlace persons severityMonths immediateDanger tier
  annualDisposablePerHeadFen`.split(/\s+/),
)

function hide(json: Json, chance: () => boolean): Json {
  if (Array.isArray(json)) return json.map((item) => hide(item, chance))
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) =>
      HIDDEN.has(name) && chance() ? [name, null] : [name, hide(value, chance)],
    ),
  )
}

const fen = fc.constantFrom(-20_000, 0, 50_000, 130_100, 260_200, 400_000)
const aPerson = fc.record({
  relation: fc.constantFrom('10', '20', '31', '50', '70'),
  birthDate: fc.constantFrom('2015-01-01', '2006-01-01', '1985-01-01', '1950-01-01'),
  coLiving: fc.boolean(),
  hasLegalSupportDuty: fc.boolean(),
  studyStatus: fc.constantFrom('NONE', 'FT_UPTO_BACHELOR', 'PT'),
  custody: fc.constantFrom('NONE', 'PRISON'),
  localHukou: fc.boolean(),
  wageIncomeFen: fen,
  transferNetIncomeFen: fen,
  newJobIncomeFen: fc.constantFrom(0, 30_000),
  monthsSinceNewJob: fc.constantFrom(3, 14),
})
const property = fc.record({
  moneyAssetsFen: fc.constantFrom(0, 6_244_800, 99_999_999),
  vehicles: fc.array(
    fc.record({ kind: fc.constantFrom('CAR', 'TWO_WHEEL'), disabilityAid: fc.boolean() }),
    { maxLength: 2 },
  ),
  homes: fc.array(fc.record({ areaM2: fc.constantFrom(20, 40.2, 90.5) }), { maxLength: 3 }),
  nonResidential: fc.array(fc.record({ soleDwelling: fc.boolean() }), { maxLength: 1 }),
  companyCapitalFen: fc.constantFrom(0, 10_000_000, 10_000_001),
})
const households = fc
  .tuple(fc.array(aPerson, { maxLength: 3 }), property, fc.boolean())
  .map(([people, owned, inPayment]) => ({
    ...aHousehold(
      [aMember('p0', '01'), ...people.map((one, i) => aMember(`p${i + 1}`, '10', one))],
      owned,
    ),
    inPayment,
  }))
const emergencies = fc
  .tuple(
    households,
    fc.record({
      kind: fc.constantFrom('URGENT', 'EXPENDITURE'),
      eventPlace: fc.constantFrom('330113', '320500'),
      persons: fc.constantFrom(1, 3),
      severityMonths: fc.constantFrom(0, 1, 6, 13),
      immediateDanger: fc.boolean(),
      tier: fc.constantFrom('DIBAO', 'OTHER'),
      annualDisposablePerHeadFen: fc.constantFrom(0, 7_470_000),
      lastSameCauseGrantAt: fc.constantFrom(null, '2025-01-01', '2020-01-01'),
      goodReason: fc.boolean(),
    }),
  )
  .map(([{ members, household }, request]) => ({ members, household, ...request }) as JsonObject)

describe.each([
  ['subsistence-allowance', households],
  ['emergency-aid', emergencies],
] as const)('%s, with facts hidden', (id, everything) => {
  const policy = thePolicy(id)

  it('never says what the hidden facts could make untrue', () => {
    fc.assert(
      fc.property(
        everything,
        fc.infiniteStream(fc.nat(99)),
        fc.constantFrom(5, 20),
        (facts, dice, percent) => {
          const chance = () => (dice.next().value as number) < percent
          const hidden = decideFor(policy, hide(facts, chance) as JsonObject)
          const full = decideFor(policy, facts)
          for (const [index, { name, result }] of hidden.conditions.entries()) {
            if (result === 'unknown') continue
            expect([name, result]).toEqual([name, full.conditions[index]?.result])
          }
          if (hidden.outcome === 'eligible') {
            expect([hidden.outcome, hidden.amountFen]).toEqual([full.outcome, full.amountFen])
          }
          if (hidden.outcome === 'notEligible') expect(full.outcome).not.toBe('eligible')
        },
      ),
      { numRuns: 600 },
    )
  })

  it('names every hidden fact that an unknown outcome waits for', () => {
    fc.assert(
      fc.property(everything, fc.infiniteStream(fc.nat(99)), (facts, dice) => {
        const hidden = decideFor(
          policy,
          hide(facts, () => (dice.next().value as number) < 10) as JsonObject,
        )
        if (hidden.outcome !== 'unknown' || hidden.outputs.reason === 'SUPPLEMENT') return
        expect(hidden.missing.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a fact that two rules ask about, one inside the other', () => {
  it('is named by both', () => {
    const asked = aSmallPolicy({
      inputs: { kind: 'string' },
      conditions: {
        known:
          '{ isOther: function(why) if why = null then null else why != "X", answer: isOther(if kind = null then null else kind) }.answer',
      },
      amountFen: '1',
    })
    const { outcome, missing } = evaluate(asked, { facts: {}, parameters: {}, on: '2025-06-01' })
    expect(outcome).toBe('unknown')
    expect(missing).toEqual([{ kind: 'fact', path: 'kind' }])
  })
})
