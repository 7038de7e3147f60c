import type { HouseholdCivil } from './household.ts'
import type { PersonPlan } from './person-plan.ts'
import { contributionFen, tuitionFen } from './records-from-plan.ts'

type YearlyFigures = Pick<
  HouseholdCivil,
  'annualIncomeFen' | 'rigidMedicalFen' | 'rigidEducationFen'
>

/** What the information check says of the twelve months before, when nothing changed in them. */
export function yearlyFigures(members: readonly PersonPlan[]): YearlyFigures {
  const sum = (of: (member: PersonPlan) => number) =>
    members.reduce((total, member) => total + of(member), 0)
  return {
    annualIncomeFen: 12 * sum(monthlyIncomeFen),
    rigidMedicalFen: sum(({ selfPay }) => fen(selfPay?.inpatient) + fen(selfPay?.outpatient)),
    // Two terms a year.
    rigidEducationFen: 2 * sum(({ schooling }) => tuitionFen(schooling)),
  }
}

/** Net income of one member, fen a month, as the registers hold it. */
export function monthlyIncomeFen(plan: PersonPlan): number {
  const { livelihood, injuryBenefitFen = 0, survivorBenefitFen = 0 } = plan
  return livelihoodFen(livelihood) + injuryBenefitFen + survivorBenefitFen
}

function livelihoodFen(livelihood: PersonPlan['livelihood']): number {
  switch (livelihood.kind) {
    case 'employee':
      return livelihood.wageFen - contributionFen(livelihood.wageFen)
    case 'partTime':
      return livelihood.wageFen
    case 'selfEmployed':
      return livelihood.profitFen
    case 'retired':
      return livelihood.pensionFen
    case 'unemployed':
      return livelihood.benefitFen
    case 'none':
      return 0
  }
}

function fen(yuan = '0.00'): number {
  return Number(yuan.replace('.', ''))
}
