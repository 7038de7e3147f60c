import { expect, test } from 'vitest'
import { isPlausibleCitizenId } from './citizen-id.ts'
import { indexCitizens } from './citizen-index.ts'
import { ageOn } from './days.ts'
import { generateWorld } from './generate-world.ts'
import type { Household } from './household.ts'

const standardFen = 130_100

function fen(yuan: string | undefined): number {
  return Number((yuan ?? '0.00').replace('.', ''))
}

/** Monthly income as the policies count it, without disregards. */
function incomeFen(household: Household): number {
  return household.members.reduce((sum, { civil, departments: { socialSecurity } }) => {
    const wages = fen(socialSecurity?.wageMean6m) - fen(socialSecurity?.personalContribution)
    const transfers = fen(socialSecurity?.pensionMonthly) + fen(socialSecurity?.unemploymentBenefit)
    return sum + wages + transfers + (civil.businessNetIncomeFen ?? 0)
  }, 0)
}

test('the same seed gives the same world, another seed another one', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => [
    ...generateWorld({ seed, people: 1000 }).households,
  ])
  expect(again).toEqual(one)
  expect(other?.at(-1)).not.toEqual(one?.at(-1))
})

test('the named households are the same in every world', () => {
  const small = generateWorld({ seed: 1, people: 1000 })
  const large = generateWorld({ seed: 9, people: 5000 })
  expect(large.stories).toEqual(small.stories)
  const [first, second] = [small, large].map((world) => world.households[Symbol.iterator]())
  for (const _ of small.stories) expect(second?.next().value).toEqual(first?.next().value)
})

test('a hundred thousand people are made in seconds, exactly so many, each with a number of their own', () => {
  const ids = new Set<string>()
  const units = new Map<string, string>()
  let inNeed = 0
  let households = 0
  for (const household of generateWorld({ people: 100_000 }).households) {
    households += 1
    if (incomeFen(household) < standardFen * 1.1 * household.members.length) inNeed += 1
    for (const member of household.members) {
      ids.add(member.citizenId)
      ids.add(member.id)
      if (!isPlausibleCitizenId(member.citizenId)) throw new Error(member.citizenId)
      for (const unit of member.departments.housing?.realEstate ?? []) {
        const owner = units.get(unit.realEstateUnitNo)
        if (owner && owner !== household.id) throw new Error('two households own one unit')
        units.set(unit.realEstateUnitNo, household.id)
      }
    }
  }
  expect(ids.size).toBe(200_000)
  expect(inNeed / households).toBeGreaterThan(0.04)
  expect(inNeed / households).toBeLessThan(0.065)
}, 20_000)

test('age, school, work and insurance hang together', () => {
  const { households, on } = generateWorld({ people: 10_000 })
  for (const member of [...households].flatMap((household) => household.members)) {
    const { socialSecurity, education, medicalInsurance } = member.departments
    if (!socialSecurity || !education) continue
    const age = ageOn(member.birthDate, on)
    if (age === 9) expect(education.level).toBe('PRIMARY')
    if (age < 16)
      expect(fen(socialSecurity.wageMean6m) + fen(socialSecurity.pensionMonthly)).toBe(0)
    if (education.studentStatus === 'enrolled') expect(socialSecurity.employerName).toBe(null)
    if (fen(socialSecurity.pensionMonthly) > 0)
      expect(fen(socialSecurity.personalContribution)).toBe(0)
    if (fen(socialSecurity.personalContribution) > 0) {
      expect(fen(socialSecurity.contributionBase)).toBeGreaterThan(0)
      expect(medicalInsurance?.insuinfo[0]?.emp_name).toBe(socialSecurity.employerName)
    }
  }
})

test('a citizen is found by number, as the world made him', () => {
  const size = { seed: 5, people: 2000 }
  const index = indexCitizens(size)
  for (const household of generateWorld(size).households) {
    for (const person of household.members)
      expect(index.findCitizen(person.citizenId)?.person).toEqual(person)
  }
  expect(index.findCitizen('330113190001010010')).toBe(undefined)
})

test('a size outside the limits is refused', () => {
  expect(() => generateWorld({ people: 10 })).toThrow(RangeError)
  expect(() => generateWorld({ people: 2_000_000 })).toThrow(RangeError)
  expect(() => generateWorld({ on: 'today' })).toThrow(RangeError)
})

test('every person lives in a village of the district, and so does every officer work there', () => {
  const world = generateWorld({ people: 1000 })
  const codes = new Map(world.divisions.map((division) => [division.code, division]))
  expect(codes.size).toBe(world.divisions.length)
  for (const household of world.households)
    expect(codes.get(household.divisionCode)?.level).toBe('village')
  for (const officer of world.officers) expect(codes.has(officer.divisionCode)).toBe(true)
  for (const division of world.divisions)
    expect(division.parent === null || codes.has(division.parent)).toBe(true)
  expect(new Set(world.officers.map((officer) => officer.role)).size).toBe(9)
})
