import { ageOn, bornBefore } from './days.ts'
import { villages } from './divisions.ts'
import type { HouseholdPlan } from './household-from-plan.ts'
import { randomName, randomSurname } from './person-names.ts'
import type { PersonPlan } from './person-plan.ts'
import type { Random } from './random.ts'
import { randomLivelihood, randomWealth, type Wealth } from './random-livelihood.ts'
import { randomHomes, randomMeans } from './random-property.ts'
import { schoolingAt } from './schooling.ts'

type Sex = '1' | '2'
type Drawing = { random: Random; on: string; wealth: Wealth }

/** A household like most. `index` numbers its real estate; `alone` makes it one person. */
export function randomHousehold(
  random: Random,
  index: number,
  on: string,
  alone: boolean,
): HouseholdPlan {
  const drawing: Drawing = { random, on, wealth: randomWealth(random) }
  const members = alone ? single(drawing) : family(drawing)
  const couple = members.some((member) => member.relation === '11' || member.relation === '12')
  const homes = randomHomes(random, drawing.wealth, index * 8, couple ? 2 : 1)
  const renting = homes.length === 0 && drawing.wealth === 'needy' && random.chance(60)
  for (const member of members) {
    if (member.relation === '01' || member.relation === '11' || member.relation === '12')
      member.homes = homes
    if (member.relation === '01' && renting)
      member.publicRentalStatus = random.chance(70) ? 'inPlace' : 'waiting'
  }
  return {
    villageCode: random.pick(villages).code,
    door: `${random.between(1, 60)}幢${random.between(1, 3)}单元${random.between(1, 17)}0${random.between(1, 4)}室`,
    civil: randomMeans(random, drawing.wealth, members.length),
    members,
  }
}

function family(drawing: Drawing): PersonPlan[] {
  const draw = drawing.random.below(100)
  if (draw < 20) return single(drawing)
  if (draw < 42)
    return couple(
      drawing,
      draw < 34 ? drawing.random.between(62, 86) : drawing.random.between(26, 58),
    )
  if (draw < 50) {
    const parent = someone(
      drawing,
      '01',
      drawing.random.chance(75) ? '2' : '1',
      drawing.random.between(28, 50),
    )
    return [parent, ...children(drawing, parent)]
  }
  const parents = couple(drawing, drawing.random.between(27, 52))
  const first = parents[0]
  const household = first ? [...parents, ...children(drawing, first)] : parents
  return draw < 80 || !first ? household : [...household, ...grandparents(drawing, first)]
}

function single(drawing: Drawing): PersonPlan[] {
  const age = drawing.random.chance(45)
    ? drawing.random.between(63, 93)
    : drawing.random.between(24, 60)
  return [someone(drawing, '01', drawing.random.chance(52) ? '2' : '1', age)]
}

function couple(drawing: Drawing, age: number): PersonPlan[] {
  const sex: Sex = drawing.random.chance(50) ? '1' : '2'
  const first = someone(drawing, '01', sex, age)
  const spouseAge = Math.max(23, age + drawing.random.between(-4, 4))
  return [
    first,
    sex === '1' ? someone(drawing, '12', '2', spouseAge) : someone(drawing, '11', '1', spouseAge),
  ]
}

function children(drawing: Drawing, parent: PersonPlan): PersonPlan[] {
  const count = drawing.random.chance(62) ? 1 : drawing.random.chance(92) ? 2 : 3
  const parentAge = ageOn(parent.birthDate, drawing.on)
  const surname: [string, string] = [surnameOf(parent), parent.nameEn.split(' ')[0] ?? '']
  const eldest = Math.max(0, parentAge - drawing.random.between(24, 31))
  const ages = Array.from(
    { length: count },
    (_, order) => eldest - order * drawing.random.between(2, 4),
  )
  return ages
    .filter((age) => age >= 0)
    .map((age) => {
      const sex: Sex = drawing.random.chance(52) ? '1' : '2'
      return someone(drawing, sex === '1' ? '20' : '30', sex, age, surname)
    })
}

function grandparents(drawing: Drawing, parent: PersonPlan): PersonPlan[] {
  const age = ageOn(parent.birthDate, drawing.on) + drawing.random.between(23, 29)
  const surname: [string, string] = [surnameOf(parent), parent.nameEn.split(' ')[0] ?? '']
  const mother = someone(drawing, '52', '2', age)
  return drawing.random.chance(55)
    ? [mother, someone(drawing, '51', '1', age + 1, surname)]
    : [mother]
}

/** Everything of a name before the given name: double surnames are spelled with more than one syllable in one word. */
function surnameOf(parent: PersonPlan): string {
  return /^(欧阳|诸葛|上官)/.test(parent.name)
    ? parent.name.slice(0, 2)
    : [...parent.name].slice(0, 1).join('')
}

/** One person of any age; minors and students have no livelihood. */
function someone(
  drawing: Drawing,
  relation: string,
  sex: Sex,
  age: number,
  surname = randomSurname(drawing.random),
): PersonPlan {
  const { random, on, wealth } = drawing
  const birthDate = bornBefore(on, age, random.below(365))
  const { name, nameEn } = randomName(random, sex, surname)
  const schooling =
    relation === '20' || relation === '30' ? schoolingAt(random, birthDate, on) : undefined
  const works = age >= 18 && !schooling
  const livelihood = works ? randomLivelihood(random, age, sex, wealth) : { kind: 'none' as const }
  // Only who does not earn a wage is drawn as too frail to work.
  const wageless = livelihood.kind === 'none' || livelihood.kind === 'retired'
  const frail = works && wageless && random.chance(wealth === 'needy' ? 45 : 9)
  return {
    name,
    nameEn,
    sex,
    birthDate,
    relation,
    livelihood,
    ...(schooling ? { schooling } : {}),
    hasPhone: age >= 12 && !(age >= 75 && random.chance(22)),
    seriousIllness: wealth === 'needy' && random.chance(7),
    selfPay: {
      inpatient: yuan(random, frail ? 24_000 : 2_000),
      outpatient: yuan(random, 900),
      aidUsed: '0.00',
    },
    civil: {
      localHukou: random.chance(88),
      residencePermit: random.chance(60),
      ableToWork: works && age < 60 && !frail,
      ...(frail
        ? { disabilityKind: random.between(1, 6), disabilityGrade: random.between(1, 4) }
        : {}),
    },
  }
}

function yuan(random: Random, limit: number): string {
  return random.chance(55)
    ? '0.00'
    : `${random.below(limit)}.${String(random.below(100)).padStart(2, '0')}`
}
