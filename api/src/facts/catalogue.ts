/** Where a fact may come from, strongest first; declared is what the resident says until somebody has checked. */
export const sources = [
  'socialSecurity',
  'medicalInsurance',
  'education',
  'housing',
  'civilAffairs',
  'declared',
] as const
export type Source = (typeof sources)[number]

/** Facts of a member, as docs/facts.md lists them: who holds each. */
export const memberFacts = {
  relation: ['civilAffairs'],
  birthDate: ['civilAffairs'],
  coLiving: ['civilAffairs'],
  hasLegalSupportDuty: ['civilAffairs'],
  dependentAdult: ['civilAffairs'],
  studyStatus: ['education'],
  custody: ['civilAffairs'],
  clergyAwayYears: ['civilAffairs'],
  localHukou: ['civilAffairs'],
  residencePermit: ['civilAffairs'],
  employed: ['socialSecurity', 'medicalInsurance'],
  ableToWork: ['civilAffairs'],
  wageIncomeFen: ['socialSecurity'],
  businessNetIncomeFen: ['civilAffairs'],
  propertyNetIncomeFen: ['civilAffairs'],
  transferNetIncomeFen: ['socialSecurity'],
  otherIncomeFen: ['civilAffairs'],
  centralBasicPensionFen: ['socialSecurity'],
  newJobIncomeFen: ['civilAffairs'],
  monthsSinceNewJob: ['civilAffairs'],
  jobRefusals6m: ['socialSecurity'],
  disabilityKind: ['civilAffairs'],
  disabilityGrade: ['civilAffairs'],
  seriousIllness: ['medicalInsurance'],
  inpatientSelfPayFen: ['medicalInsurance'],
  outpatientSelfPayFen: ['medicalInsurance'],
  aidUsedFen: ['medicalInsurance'],
} as const satisfies Record<string, readonly Source[]>

/** Facts of a household. Homes are told by the housing department person by person and added up without doubles. */
export const householdFacts = {
  employmentCostFen: ['civilAffairs'],
  rigidDeductionFen: ['civilAffairs'],
  moneyAssetsFen: ['civilAffairs', 'declared'],
  vehicles: ['civilAffairs', 'declared'],
  homes: ['housing'],
  nonResidential: ['housing'],
  companyCapitalFen: ['civilAffairs', 'declared'],
  relativeOfOfficial: ['civilAffairs'],
  highSpendSignal: ['civilAffairs'],
  publicRentalStatus: ['housing'],
  inPayment: ['civilAffairs'],
} as const satisfies Record<string, readonly Source[]>

export type MemberFact = keyof typeof memberFacts
export type HouseholdFact = keyof typeof householdFacts

/** Facts that fall with another: while departments disagree whether somebody works, their wage is not known. */
export const fallsWith: Partial<Record<MemberFact, MemberFact>> = { wageIncomeFen: 'employed' }

/** What a resident may say for themself when nobody holds it. */
export const declarable = [
  'moneyAssetsFen',
  'vehicles',
  'companyCapitalFen',
] as const satisfies readonly HouseholdFact[]
