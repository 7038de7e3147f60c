/**
 * What each department holds about one person, in its own words: money is a decimal text in yuan, areas are decimal
 * texts in square metres, codes are the department's. Field names and codes: domain facts 6.3 (LD/T codes for 人社,
 * interface 1101 for 医保). `dataDate` is the day for which the register says it.
 */
export type SocialSecurityRecord = {
  hrssPersonNo: string
  /** AAC008: 1 insured, 2 paused, 3 ended; null when never insured. */
  insuredStatus: '1' | '2' | '3' | null
  /** AAE140: 110 pension, 210 unemployment, 410 work injury. */
  insuranceKinds: ('110' | '210' | '410')[]
  employerName: string | null
  /** Registered as flexibly employed (灵活就业). */
  flexibleEmployment: boolean
  contributionBase: string
  personalContribution: string
  paidMonths: number
  /** Mean monthly wage of the last six months, as employers and the person reported it. */
  wageMean6m: string
  /** Whole pension a month; the central basic part is inside it. */
  pensionMonthly: string
  centralBasicPension: string
  unemploymentRegistered: boolean
  /** The last work ended against the person's will; null for who never lost any. */
  unemploymentInvoluntary: boolean | null
  benefitMonthsUsed: number
  unemploymentBenefit: string
  injuryBenefit: string
  survivorBenefit: string
  jobRefusals6m: number
  dataDate: string
}

export type MedicalInsuranceRecord = {
  psn_no: string
  /** insutype 310 employee, 390 resident; psn_insu_stas 1 active, 2 paused. */
  insuinfo: {
    insutype: '310' | '390'
    psn_type: 'working' | 'retired' | 'resident' | 'minor'
    psn_insu_stas: '1' | '2'
    psn_insu_date: string
    emp_name: string | null
  }[]
  serious_illness: boolean
  rare_disease: boolean
  settlement: { year: number; selfPayInpatient: string; selfPayOutpatient: string; aidUsed: string }
  dataDate: string
}

export type EducationLevel =
  | 'KG'
  | 'PRIMARY'
  | 'JUNIOR'
  | 'SENIOR'
  | 'VOCATIONAL'
  | 'COLLEGE'
  | 'BACHELOR'
  | 'MASTER'
  | 'DOCTOR'

export type EducationRecord = {
  /** Null in the same answer as `studentStatus: none`: the register knows of no schooling now. */
  studentNo: string | null
  school: string | null
  grade: string | null
  level: EducationLevel | null
  fullTime: boolean
  studentStatus: 'enrolled' | 'suspended' | 'graduated' | 'withdrawn' | 'none'
  boarding: boolean
  /** 送教上门: the school comes to a child who cannot attend. */
  homeTeaching: boolean
  /** Yuan a term. */
  tuitionDue: string
  dataDate: string
}

export type RealEstate = {
  /** 28 characters; the same for every co-owner. */
  realEstateUnitNo: string
  location: string
  usage: 'residential' | 'commercial' | 'office' | 'parking'
  floorArea: string
  coOwnership: 'sole' | 'joint'
  share: string
  /** Premises not meant for living that are the family's only dwelling. */
  soleDwelling: boolean
}

export type HousingRecord = {
  realEstate: RealEstate[]
  publicRentalStatus: 'none' | 'applied' | 'waiting' | 'inPlace'
  /** A house on rural collective land. */
  ruralHome: boolean
  /** Grade of the house lived in; null when nobody has graded it. */
  homeDangerGrade: 'A' | 'B' | 'C' | 'D' | null
  dataDate: string
}

/** The four registers; null where a department does not know the person. */
export type DepartmentRecords = {
  socialSecurity: SocialSecurityRecord | null
  medicalInsurance: MedicalInsuranceRecord | null
  education: EducationRecord | null
  housing: HousingRecord | null
}
