import { expect, test } from 'vitest'
import { ageOn } from './days.ts'
import { generateWorld } from './generate-world.ts'
import type { Household, Person } from './household.ts'

const world = generateWorld({ people: 1000 })
const byId = new Map([...world.households].map((household) => [household.id, household]))

function tell(id: string): { household: Household; person: Person } {
  const story = world.stories.find((entry) => entry.id === id)
  const household = byId.get(story?.householdId ?? '')
  const person = household?.members.find((member) => member.id === story?.personId)
  if (!household || !person) throw new Error(`no story ${id}`)
  return { household, person }
}

function fen(yuan: string): number {
  return Number(yuan.replace('.', ''))
}

/** Income of those who are counted, in fen a month, from the registers. */
function incomeFen(id: string): number {
  const counted = tell(id).household.members.filter((member) => member.civil.custody === 'NONE')
  return counted.reduce((sum, member) => {
    const record = member.departments.socialSecurity
    if (!record) throw new Error(`${id}: no record`)
    const transfers =
      fen(record.pensionMonthly) +
      fen(record.unemploymentBenefit) -
      fen(record.personalContribution)
    return sum + fen(record.wageMean6m) + transfers + (member.civil.businessNetIncomeFen ?? 0)
  }, 0)
}

// People counted and their income in fen; standard 1301 yuan. The arithmetic stands in each story's `expect`.
test.each([
  ['old-widow', 1, 40_000],
  ['three-at-500', 3, 150_000],
  ['exactly-at-standard', 3, 390_300],
  ['one-fen-below', 3, 390_299],
  ['job-on-aid', 2, 300_000],
  ['low-margin-couple', 2, 260_200],
  ['car', 3, 150_000],
  ['two-homes-at-line', 4, 200_000],
  ['two-homes-under', 4, 200_000],
  ['adult-son-mental-2', 3, 549_474],
  ['father-in-prison', 3, 240_000],
  ['student-son', 3, 370_000],
  ['relative-of-official', 3, 150_000],
  ['department-down', 2, 70_000],
  ['departments-disagree', 2, 0],
  ['missing-savings', 3, 150_000],
  ['destitute-woman', 1, 34_300],
  ['low-margin-mother', 2, 260_200],
  ['rigid-expenditure', 3, 1_500_000],
  ['low-income-help', 2, 550_000],
  ['orphan', 3, 890_000],
  ['blind-daughter', 3, 1_100_850],
])('%s: %i people live on %i fen', (id, people, income) => {
  const counted = tell(id).household.members.filter((member) => member.civil.custody === 'NONE')
  expect(counted.length).toBe(people)
  expect(incomeFen(id)).toBe(income)
})

test.each([
  ['two-homes-at-line', 16_080],
  ['two-homes-under', 16_000],
])('%s: both own the same two homes, %d hundredths of a m²', (id, area) => {
  const owners = tell(id).household.members.map(
    (member) => member.departments.housing?.realEstate ?? [],
  )
  const units = new Map(owners.flat().map((unit) => [unit.realEstateUnitNo, fen(unit.floorArea)]))
  expect(owners.flat().length).toBe(4)
  expect(units.size).toBe(2)
  expect([...units.values()].reduce((sum, value) => sum + value, 0)).toBe(area)
})

test('the other stories have what they are about', () => {
  const widow = tell('old-widow').person
  expect([ageOn(widow.birthDate, world.on), widow.phone]).toEqual([78, null])
  expect(tell('car').household.civil.vehicles?.[0]?.kind).toBe('CAR')
  expect(tell('job-on-aid').household.civil.inPayment).toBe(true)
  expect(tell('job-on-aid').person.civil).toMatchObject({
    newJobIncomeFen: 300_000,
    monthsSinceNewJob: 3,
  })
  expect(tell('adult-son-mental-2').person.civil).toMatchObject({
    disabilityKind: 6,
    disabilityGrade: 2,
    dependentAdult: true,
  })
  expect(tell('father-in-prison').household.members[1]?.civil.custody).toBe('PRISON')
  expect(tell('student-son').household.members[1]?.departments.education).toMatchObject({
    level: 'BACHELOR',
    fullTime: true,
  })
  expect(tell('injured-migrant').person.civil).toMatchObject({
    localHukou: false,
    residencePermit: false,
  })
  expect(tell('missing-savings').household.civil.moneyAssetsFen).toBe(null)
  expect([...tell('rare-name').person.name].at(-1)).toBe('𬱖')
})

test('the stories of the other tiers have what they are about', () => {
  expect(tell('destitute-woman').household.civil.obligors).toEqual([])
  expect(tell('destitute-woman').person.civil.selfCareMissed).toBe(0)
  expect(tell('rigid-expenditure').household.civil).toMatchObject({
    annualIncomeFen: 18_000_000,
    rigidMedicalFen: 12_000_000,
  })
  expect(tell('orphan').household.members[2]?.civil).toMatchObject({
    childStatus: 'ORPHAN',
    placement: 'SOCIETY',
  })
  expect(tell('blind-daughter').person.civil).toMatchObject({
    disabilityKind: 1,
    disabilityGrade: 1,
  })
  expect(tell('low-margin-mother').household.members[1]?.departments.education).toMatchObject({
    level: 'PRIMARY',
    boarding: true,
  })
})

test('a widow with a grown son has somebody who must support her; spouses and parents support too', () => {
  const obligors = (id: string) => tell(id).household.civil.obligors ?? []
  expect(obligors('old-widow').map(({ capacity }) => capacity)).toEqual(['FULL'])
  expect(obligors('low-margin-couple').length).toBe(2)
  // Two children, each with a father in prison and a mother who works.
  expect(obligors('father-in-prison').map(({ capacity }) => capacity)).toEqual([
    'FULL',
    'PRISON',
    'FULL',
    'PRISON',
  ])
  // The orphan's grandparents stand in for the parents; they have a grown child themselves.
  const orphan = tell('orphan').household.members[2]?.id
  expect(obligors('orphan').filter(({ forPersonId }) => forPersonId === orphan).length).toBe(2)
})

test('two departments disagree about one person', () => {
  const { socialSecurity, medicalInsurance } = tell('departments-disagree').person.departments
  expect(socialSecurity).toMatchObject({
    employerName: null,
    flexibleEmployment: false,
    unemploymentRegistered: true,
  })
  expect(medicalInsurance?.insuinfo[0]).toMatchObject({
    insutype: '310',
    psn_type: 'working',
    psn_insu_stas: '1',
  })
})

test('the relative of an official is related to one', () => {
  const { person, household } = tell('relative-of-official')
  expect(household.civil.relativeOfOfficial).toBe(true)
  expect(world.officers.filter((officer) => officer.relatives.includes(person.id)).length).toBe(1)
})
