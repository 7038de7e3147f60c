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
  /** Income of the twelve months before, whole household. */
  annualIncomeFen: number | null
  /** Necessary expenses of the twelve months before (刚性支出困难家庭认定办法 art. 5), net of what insurance paid. */
  rigidMedicalFen: number | null
  rigidEducationFen: number | null
  rigidRehabilitationFen: number | null
  rigidLivingFen: number | null
  rigidOtherFen: number | null
  /** Who has to support a member by law; an empty list means that there is nobody. */
  obligors: Obligor[] | null
}

/** A person with a duty of support, as 特困人员认定办法 art. 8 asks about them. */
export type Obligor = {
  forPersonId: string
  status: 'NONE' | 'TEKUN' | 'DIBAO'
  ageYears: number
  /** A month, a head of the obligor's own household. */
  incomeFen: number
  /** Whether their property is within what the law calls low. */
  propertyFits: boolean
  disabilityKind: number | null
  disabilityGrade: number | null
  capacity: 'FULL' | 'NONE' | 'MISSING' | 'PRISON'
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
  childStatus: 'NONE' | 'ORPHAN' | 'DE_FACTO_UNSUPPORTED' | null
  placement: 'INSTITUTION' | 'SOCIETY' | null
  careInInstitution: boolean | null
  /** Gets 养老服务补贴, which excludes the nursing subsidy. */
  elderlyCareSubsidy: boolean | null
  /** Of eating, dressing, getting up, toilet, walking and bathing: how many the person cannot do. */
  selfCareMissed: number | null
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
