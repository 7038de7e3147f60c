import { bornBefore } from './days.ts'
import type { HouseholdCivil } from './household.ts'
import type { HouseholdPlan } from './household-from-plan.ts'
import type { ObligorPlan, PersonPlan } from './person-plan.ts'

export type Words = { zh: string; en: string }

/** A household made by hand. It comes first in every world, with the same ids. */
export type StoryPlan = {
  id: string
  title: Words
  story: Words
  /** What the policies of 2026-11-23 say when every source answers and everybody consents (standard 1301 yuan). */
  expect: string
  /** @param firstUnit number of its first unit of real estate */
  household(on: string, firstUnit: number): HouseholdPlan
  /** Which member the story is about; 0, the applicant, unless said. */
  about?: number
}

/** A story as the world tells it. */
export type Story = {
  id: string
  title: Words
  story: Words
  expect: string
  personId: string
  householdId: string
}

type Described = Partial<Omit<PersonPlan, 'birthDate'>> &
  Pick<PersonPlan, 'name' | 'nameEn' | 'sex'>

/** A member of `years` years on `on`, with the birthday `days` days ago. Without a livelihood unless one is said. */
export function member(on: string, years: number, days: number, described: Described): PersonPlan {
  return {
    relation: '01',
    livelihood: { kind: 'none' },
    birthDate: bornBefore(on, years, days),
    ...described,
  }
}

/** A name in Chinese and in Latin letters. */
export type NamePair = [zh: string, en: string]

export function named([name, nameEn]: NamePair) {
  return { name, nameEn }
}

/** Means that stand in nobody's way: known, small, and no vehicle. */
export const smallMeans: Partial<HouseholdCivil> = {
  moneyAssetsFen: 1_200_000,
  vehicles: [],
  companyCapitalFen: 0,
}

/** A grown child elsewhere who works: 特困人员认定办法 art. 8 does not excuse them. */
export const ableObligor: ObligorPlan = {
  status: 'NONE',
  ageYears: 50,
  incomeFen: 420_000,
  propertyFits: false,
  disabilityKind: null,
  disabilityGrade: null,
  capacity: 'FULL',
}

/** Primary school. */
export function pupil(grade: string) {
  return { level: 'PRIMARY', fullTime: true, school: '临平区第一小学', grade } as const
}
