import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json.ts'
import { aFamily, decideFor, thePolicy } from '../testing/a-household.ts'

const policy = thePolicy('emergency-aid')

function aFire(more: JsonObject = {}): JsonObject {
  const { members, household } = aFamily(0) as { members: JsonObject[]; household: JsonObject }
  return {
    members,
    household,
    kind: 'URGENT',
    cause: 'FIRE',
    eventPlace: '330113',
    persons: 3,
    severityMonths: 3,
    immediateDanger: true,
    tier: 'OTHER',
    ...more,
  }
}

const decide = (facts: JsonObject) => decideFor(policy, facts)

describe('emergency aid', () => {
  it('in immediate danger is paid first', () => {
    expect(decide(aFire())).toMatchObject({
      outcome: 'eligible',
      amountFen: 1_170_900,
      outputs: { path: 'PAY_FIRST', payWithinHours: 24, toVerify: 'AFTERWARDS' },
    })
  })
  it('asks for means only outside the registers, and shows that they do not apply', () => {
    const results = decide(aFire()).conditions.map(({ name, result }) => [name, result])
    expect(results).toContainEqual(['meansBelowAverage', 'notApplicable'])
    expect(results).toContainEqual(['homesFit', 'notApplicable'])
  })
  it('for the same cause again is never refused by the machine', () => {
    expect(decide(aFire({ lastSameCauseGrantAt: '2025-01-01' }))).toMatchObject({
      outcome: 'needsPerson',
      outputs: { reason: 'REFUSE_REPEAT' },
    })
  })
  it('grows with every month of hardship up to six, and not beyond', () => {
    const amounts = [1, 2, 5.5, 6, 7, 12].map((k) => decide(aFire({ severityMonths: k })).amountFen)
    expect(amounts).toEqual([390_300, 780_600, 2_146_650, 2_341_800, 2_341_800, 2_341_800])
  })
})
