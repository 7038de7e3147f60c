import type { DepartmentRecords } from './department-records.ts'

/** Household facts of the district's own register (civilAffairs). Names and units: docs/facts.md; null is unknown. */
export type HouseholdCivil = {
  inPayment: boolean
  moneyAssetsFen: number | null
  vehicles:
    | { kind: 'CAR' | 'TWO_WHEEL' | 'BOAT' | 'OTHER'; priceFen: number; disabilityAid: boolean }[]
    | null
  companyCapitalFen: number | null
  relativeOfOfficial: boolean | null
  highSpendSignal: boolean | null
  employmentCostFen: number | null
  rigidDeductionFen: number | null
}

/** Facts of one member in the district's own register. Names and units: docs/facts.md; null is unknown. */
export type PersonCivil = {
  coLiving: boolean | null
  hasLegalSupportDuty: boolean | null
  dependentAdult: boolean | null
  custody: 'NONE' | 'PRISON' | 'COMPULSORY_REHAB' | 'DECLARED_MISSING' | null
  clergyAwayYears: number | null
  localHukou: boolean | null
  residencePermit: boolean | null
  ableToWork: boolean | null
  disabilityKind: number | null
  disabilityGrade: number | null
  businessNetIncomeFen: number | null
  propertyNetIncomeFen: number | null
  otherIncomeFen: number | null
  newJobIncomeFen: number | null
  monthsSinceNewJob: number | null
}

export type Person = {
  id: string
  citizenId: string
  name: string
  nameEn: string
  /** GB/T 2261.1: 1 male, 2 female. */
  sex: '1' | '2'
  birthDate: string
  phone: string | null
  /** GB/T 4761, two digits; 01 is the applicant. */
  relation: string
  bankAccount: string | null
  civil: PersonCivil
  departments: DepartmentRecords
}

export type Household = {
  id: string
  /** Village or community, 12 digits. */
  divisionCode: string
  address: string
  civil: HouseholdCivil
  members: Person[]
}
