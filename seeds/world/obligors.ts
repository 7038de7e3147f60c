import { ageOn } from './days.ts'
import type { HouseholdCivil, Obligor } from './household.ts'
import type { PersonPlan } from './person-plan.ts'
import { monthlyIncomeFen } from './yearly-figures.ts'

type Kin = 'self' | 'spouse' | 'child' | 'grandchild' | 'parent' | 'other'

/** Twelve months of six times the standard of 1,301 yuan: the low-margin limit, which the law's "low property" follows. */
const lowPropertyFen = 12 * 6 * 130_100

/**
 * Who has to support the members who cannot work, as the register holds it: adults of the same household who are
 * spouse, parent or child of them (a grandchild's grandparents when no parent is there), and those who live elsewhere.
 */
export function obligorsOf(
  members: readonly PersonPlan[],
  ids: readonly string[],
  civil: Partial<HouseholdCivil>,
  on: string,
): Obligor[] {
  const head = Math.floor(
    members.reduce((sum, member) => sum + monthlyIncomeFen(member), 0) /
      Math.max(1, members.length),
  )
  const propertyFits =
    (civil.moneyAssetsFen ?? 0) < lowPropertyFen * members.length &&
    !civil.vehicles?.some((vehicle) => vehicle.kind === 'CAR')
  return members.flatMap((member, index) => {
    if (!mayNeedSupport(member, on)) return []
    const inHousehold = members
      .filter((other) => other !== member && ageOn(other.birthDate, on) >= 18)
      .filter((other) => hasToSupport(other, member, members))
      .map((other) => ({
        status: civil.inPayment ? ('DIBAO' as const) : ('NONE' as const),
        ageYears: ageOn(other.birthDate, on),
        incomeFen: head,
        propertyFits,
        disabilityKind: other.civil?.disabilityKind ?? null,
        disabilityGrade: other.civil?.disabilityGrade ?? null,
        capacity: capacityOf(other),
      }))
    return [...inHousehold, ...(member.obligorsElsewhere ?? [])].map((obligor) => ({
      forPersonId: ids[index] ?? '',
      ...obligor,
    }))
  })
}

/** The old, children and the disabled: 特困人员认定办法 art. 5 knows nobody else without ability to work. */
function mayNeedSupport(member: PersonPlan, on: string): boolean {
  const age = ageOn(member.birthDate, on)
  return age >= 60 || age < 18 || typeof member.civil?.disabilityGrade === 'number'
}

function hasToSupport(
  other: PersonPlan,
  member: PersonPlan,
  members: readonly PersonPlan[],
): boolean {
  const pair = `${kinOf(other)} ${kinOf(member)}`
  const withoutParents = !members.some((each) => kinOf(each) === 'child')
  return (
    supporting.has(pair) ||
    (withoutParents && (pair === 'self grandchild' || pair === 'spouse grandchild'))
  )
}

/** Who supports whom, both seen from the applicant: spouses each other, parents children, and children parents. */
const supporting = new Set([
  'self spouse',
  'spouse self',
  'self child',
  'spouse child',
  'child self',
  'child spouse',
  'self parent',
  'parent self',
  'parent parent',
])

/** By GB/T 4761. */
function kinOf({ relation }: PersonPlan): Kin {
  if (relation === '01') return 'self'
  if (['10', '11', '12'].includes(relation)) return 'spouse'
  if (relation.startsWith('2') || relation.startsWith('3')) return 'child'
  if (relation.startsWith('4')) return 'grandchild'
  return relation === '51' || relation === '52' ? 'parent' : 'other'
}

function capacityOf(member: PersonPlan): Obligor['capacity'] {
  const { custody, dependentAdult } = member.civil ?? {}
  if (custody === 'PRISON' || custody === 'COMPULSORY_REHAB') return 'PRISON'
  if (custody === 'DECLARED_MISSING') return 'MISSING'
  return dependentAdult ? 'NONE' : 'FULL'
}
