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
  rareDisease: ['medicalInsurance'],
  insuredMedical: ['medicalInsurance'],
  childStatus: ['civilAffairs'],
  placement: ['civilAffairs'],
  careInInstitution: ['civilAffairs'],
  elderlyCareSubsidy: ['civilAffairs'],
  selfCareMissed: ['civilAffairs'],
  prefersChildScheme: ['declared'],
  educationStage: ['education'],
  boarding: ['education'],
  unableToAttend: ['education'],
  paidMonths: ['socialSecurity'],
  unemploymentRegistered: ['socialSecurity'],
  involuntaryUnemployment: ['socialSecurity'],
  benefitMonthsUsed: ['socialSecurity'],
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
  ruralHome: ['housing'],
  homeDangerGrade: ['housing'],
  annualIncomeFen: ['civilAffairs'],
  rigidMedicalFen: ['civilAffairs'],
  rigidEducationFen: ['civilAffairs'],
  rigidRehabilitationFen: ['civilAffairs'],
  rigidLivingFen: ['civilAffairs'],
  rigidOtherFen: ['civilAffairs'],
  kwhUsed: ['declared'],
  inPayment: ['civilAffairs'],
  obligors: ['civilAffairs'],
} as const satisfies Record<string, readonly Source[]>

export type MemberFact = keyof typeof memberFacts
export type HouseholdFact = keyof typeof householdFacts

/** Facts that fall with another: while departments disagree whether somebody works, their wage is not known. */
export const fallsWith: Partial<Record<MemberFact, MemberFact>> = { wageIncomeFen: 'employed' }

/** Who has to support somebody by law, without living with them: figures of people outside the household. */
export const ofOthers: ReadonlySet<string> = new Set<HouseholdFact>(['obligors'])

/** What a resident may say for themself when nobody holds it. */
export const declarable = [
  'moneyAssetsFen',
  'vehicles',
  'companyCapitalFen',
] as const satisfies readonly HouseholdFact[]

/** What no application asks, and a resident may add at any time. */
export const declarableAnyTime = ['kwhUsed'] as const satisfies readonly HouseholdFact[]

/** What may be said about one member: a choice that is theirs, or their guardian's. */
export const declarableOfMember = ['prefersChildScheme'] as const satisfies readonly MemberFact[]
