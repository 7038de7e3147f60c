import type { DepartmentRecords, EducationLevel, RealEstate } from './department-records.ts'
import type { Obligor, PersonCivil } from './household.ts'

/** How somebody lives. One choice decides income, insurance and contributions, so that the registers hang together. */
export type Livelihood =
  | { kind: 'none' }
  /** Employee with all insurances; pays contributions on a base. */
  | { kind: 'employee'; wageFen: number; employer: string }
  /** Part-time work (非全日制用工): the employer insures against injury only, nothing is deducted. */
  | { kind: 'partTime'; wageFen: number; employer: string }
  | { kind: 'selfEmployed'; profitFen: number }
  /** `centralFen` is the centrally set part of a resident pension, inside `pensionFen`; 0 for an employee's pension. */
  | { kind: 'retired'; pensionFen: number; centralFen: number }
  /** Without `lost` nothing is known of insured work before. */
  | { kind: 'unemployed'; benefitFen: number; lost?: LostWork }

/** The insured work that somebody lost. */
export type LostWork = { paidMonths: number; involuntary: boolean; benefitMonthsUsed: number }

export type Schooling = {
  level: EducationLevel
  fullTime: boolean
  school: string
  grade: string
  boarding?: boolean
  homeTeaching?: boolean
}

/** Somebody outside the household who has to support a member. */
export type ObligorPlan = Omit<Obligor, 'forPersonId'>

/** All that has to be decided about a person; the registers follow from it. */
export type PersonPlan = {
  name: string
  nameEn: string
  sex: '1' | '2'
  birthDate: string
  relation: string
  livelihood: Livelihood
  schooling?: Schooling
  hasPhone?: boolean
  homes?: RealEstate[]
  publicRentalStatus?: 'none' | 'applied' | 'waiting' | 'inPlace'
  seriousIllness?: boolean
  rareDisease?: boolean
  /** Registered with medical insurance, and not paid for. */
  medicalPaused?: boolean
  homeDangerGrade?: 'A' | 'B' | 'C' | 'D'
  obligorsElsewhere?: ObligorPlan[]
  /** Yuan texts of the year's own share. */
  selfPay?: { inpatient: string; outpatient: string; aidUsed: string }
  injuryBenefitFen?: number
  survivorBenefitFen?: number
  jobRefusals6m?: number
  civil?: Partial<PersonCivil>
  /** Where a register is to differ from what follows from the plan. */
  departments?: (records: DepartmentRecords) => DepartmentRecords
}
