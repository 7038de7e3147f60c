import { ageOn, bornBefore } from './days.ts'
import type { HouseholdPlan } from './household-from-plan.ts'
import { randomName } from './person-names.ts'
import type { LostWork, ObligorPlan, PersonPlan } from './person-plan.ts'
import type { Random } from './random.ts'
import { schoolingAt } from './schooling.ts'

/**
 * Adds what is rare to a household like most: an orphan with the grandparents, lost work, somebody who needs care, a
 * house in danger. A stream of its own, so that a new rarity leaves everybody else as they were. `alone` adds nobody.
 */
export function withHardship(
  plan: HouseholdPlan,
  random: Random,
  on: string,
  alone: boolean,
): HouseholdPlan {
  const orphan = alone ? undefined : orphanWith(plan.members, random, on)
  const members = [...plan.members, ...(orphan ? [orphan] : [])].map((member) =>
    hardshipOf(member, random, on),
  )
  if (unsupported(plan.members)) markUnsupported(members, random, on)
  return { ...plan, members }
}

function hardshipOf(member: PersonPlan, random: Random, on: string): PersonPlan {
  const age = ageOn(member.birthDate, on)
  const frail = typeof member.civil?.disabilityGrade === 'number'
  return {
    ...member,
    livelihood: withLostWork(member.livelihood, random),
    ...(member.schooling ? { schooling: schoolingOf(member.schooling, random) } : {}),
    rareDisease: random.chance(0.15),
    medicalPaused: member.livelihood.kind !== 'employee' && random.chance(1.5),
    ...(member.homes?.length === 1 && random.chance(1.2)
      ? { homeDangerGrade: random.pick(['B', 'C', 'C', 'D'] as const) }
      : {}),
    ...(age >= 60 ? { obligorsElsewhere: grownChildren(random, age) } : {}),
    civil: {
      ...member.civil,
      ...(frail && random.chance(4) ? { careInInstitution: true } : {}),
      ...(age >= 70 && random.chance(3) ? { elderlyCareSubsidy: true } : {}),
      ...(frail || age >= 80 ? { selfCareMissed: selfCareMissed(random, frail) } : {}),
    },
  }
}

/** One in ten has no child who could help; of the others a few are old or disabled themselves. */
function grownChildren(random: Random, parentAge: number): ObligorPlan[] {
  const count = random.chance(10) ? 0 : random.between(1, 3)
  return Array.from({ length: count }, () => ({
    status: random.chance(3) ? ('DIBAO' as const) : ('NONE' as const),
    ageYears: parentAge - random.between(22, 34),
    incomeFen: random.between(15, 90) * 10_000,
    propertyFits: random.chance(20),
    ...(random.chance(3)
      ? { disabilityKind: random.between(1, 6), disabilityGrade: random.between(1, 2) }
      : { disabilityKind: null, disabilityGrade: null }),
    capacity: random.chance(1.5) ? random.pick(['NONE', 'MISSING', 'PRISON'] as const) : 'FULL',
  }))
}

/** Most live on their own; the disabled miss one of the six more often. Not everybody was ever assessed. */
function selfCareMissed(random: Random, frail: boolean): number | null {
  if (random.chance(15)) return null
  return random.chance(frail ? 55 : 80) ? 0 : random.between(1, 6)
}

function withLostWork(livelihood: PersonPlan['livelihood'], random: Random) {
  if (livelihood.kind !== 'unemployed') return livelihood
  const drawsBenefit = livelihood.benefitFen > 0
  const lost: LostWork = {
    paidMonths: random.between(drawsBenefit ? 18 : 0, drawsBenefit ? 200 : 30),
    involuntary: drawsBenefit || random.chance(50),
    benefitMonthsUsed: drawsBenefit ? random.between(1, 3) : 0,
  }
  return { ...livelihood, lost }
}

function schoolingOf(schooling: NonNullable<PersonPlan['schooling']>, random: Random) {
  const boards = { JUNIOR: 12, SENIOR: 45, VOCATIONAL: 50, COLLEGE: 90, BACHELOR: 90 } as const
  const share = boards[schooling.level as keyof typeof boards] ?? 0
  const taughtAtHome = schooling.level === 'PRIMARY' && random.chance(0.3)
  return { ...schooling, boarding: random.chance(share), homeTeaching: taughtAtHome }
}

/** Two in a hundred old couples bring up a grandchild who lost both parents. */
function orphanWith(
  members: readonly PersonPlan[],
  random: Random,
  on: string,
): PersonPlan | undefined {
  const [first, second, ...others] = members
  const oldCouple = second && others.length === 0 && ageOn(first?.birthDate ?? on, on) >= 62
  if (!oldCouple || !random.chance(2)) return undefined
  const sex = random.chance(50) ? '1' : '2'
  const birthDate = bornBefore(on, random.between(4, 16), random.below(365))
  const schooling = schoolingAt(random, birthDate, on)
  return {
    ...randomName(random, sex),
    sex,
    birthDate,
    relation: sex === '1' ? '41' : '42',
    livelihood: { kind: 'none' },
    ...(schooling ? { schooling } : {}),
    hasPhone: false,
    civil: { childStatus: 'ORPHAN', placement: 'SOCIETY', ableToWork: false },
  }
}

/** A parent alone, severely disabled (事实无人抚养儿童 are children of such). */
function unsupported([parent, ...others]: readonly PersonPlan[]): boolean {
  const grade = parent?.civil?.disabilityGrade ?? 4
  return grade <= 2 && others.length > 0 && others.every(isChild)
}

function markUnsupported(members: PersonPlan[], random: Random, on: string): void {
  for (const member of members)
    if (isChild(member) && ageOn(member.birthDate, on) < 18 && random.chance(60))
      member.civil = { ...member.civil, childStatus: 'DE_FACTO_UNSUPPORTED', placement: 'SOCIETY' }
}

function isChild({ relation }: PersonPlan): boolean {
  return relation.startsWith('2') || relation.startsWith('3')
}
