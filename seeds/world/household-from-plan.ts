import { fictionalCitizenId } from './citizen-id.ts'
import { getDivision } from './divisions.ts'
import type { Household, HouseholdCivil, Person } from './household.ts'
import { obligorsOf } from './obligors.ts'
import type { PersonPlan } from './person-plan.ts'
import { stableUuid } from './random.ts'
import { recordsFromPlan } from './records-from-plan.ts'
import { yearlyFigures } from './yearly-figures.ts'

export type HouseholdPlan = {
  villageCode: string
  /** Building and door, without the place. */
  door: string
  civil?: Partial<HouseholdCivil>
  members: PersonPlan[]
}

/** Where a household stands in the world. */
export type Place = {
  /** Household number, from 0. */
  index: number
  /** Number of its first person, from 0. */
  firstPerson: number
  /** Seed of its ids; the named stories have the same ids in every world. */
  idSeed: number
  on: string
  /** The next free number for a birth date and sex (0–499). */
  takeSequence(birthDate: string, sex: '1' | '2'): number
}

const maxMembers = 16

export function householdFromPlan(plan: HouseholdPlan, place: Place): Household {
  const village = getDivision(plan.villageCode)
  const town = getDivision(village.code.slice(0, 9))
  const ids = plan.members.map((_, position) =>
    stableUuid(place.idSeed, place.index * maxMembers + 1 + position),
  )
  const ruralHome =
    village.name.endsWith('村') && plan.members.some((member) => (member.homes ?? []).length > 0)
  return {
    id: stableUuid(place.idSeed, place.index * maxMembers),
    divisionCode: village.code,
    address: `浙江省杭州市临平区${town.name}${village.name}${plan.door}`,
    civil: {
      inPayment: false,
      moneyAssetsFen: null,
      vehicles: null,
      companyCapitalFen: null,
      relativeOfOfficial: false,
      highSpendSignal: false,
      employmentCostFen: null,
      rigidDeductionFen: null,
      rigidRehabilitationFen: null,
      rigidLivingFen: null,
      rigidOtherFen: null,
      ...yearlyFigures(plan.members),
      obligors: obligorsOf(plan.members, ids, plan.civil ?? {}, place.on),
      ...plan.civil,
    },
    members: plan.members.map((member, position) =>
      person(member, ids[position] ?? '', place.firstPerson + position, { ...place, ruralHome }),
    ),
  }
}

function person(
  plan: PersonPlan,
  id: string,
  number: number,
  place: Place & { ruralHome: boolean },
): Person {
  const digits = String(number).padStart(8, '0')
  return {
    id,
    citizenId: fictionalCitizenId(
      plan.birthDate,
      plan.sex,
      place.takeSequence(plan.birthDate, plan.sex),
    ),
    name: plan.name,
    nameEn: plan.nameEn,
    sex: plan.sex,
    birthDate: plan.birthDate,
    // As far as known no operator was ever given the segment 154: these numbers ring nowhere.
    phone: plan.hasPhone === false ? null : `154${digits}`,
    relation: plan.relation,
    // Bank cards in China begin with 62 and a few other figures, never with 999999.
    bankAccount: plan.relation === '01' ? `99999900000${digits}` : null,
    civil: {
      coLiving: true,
      hasLegalSupportDuty: true,
      dependentAdult: false,
      custody: 'NONE',
      clergyAwayYears: 0,
      localHukou: true,
      residencePermit: false,
      ableToWork: plan.livelihood.kind === 'employee' || plan.livelihood.kind === 'partTime',
      disabilityKind: null,
      disabilityGrade: null,
      businessNetIncomeFen: plan.livelihood.kind === 'selfEmployed' ? plan.livelihood.profitFen : 0,
      propertyNetIncomeFen: 0,
      otherIncomeFen: 0,
      newJobIncomeFen: null,
      monthsSinceNewJob: null,
      childStatus: 'NONE',
      placement: null,
      careInInstitution: false,
      elderlyCareSubsidy: false,
      selfCareMissed: null,
      ...plan.civil,
    },
    departments: recordsFromPlan(plan, number, place.on, place.ruralHome),
  }
}
