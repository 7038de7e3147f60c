import { ageOn, moveDays } from './days.ts'
import type {
  DepartmentRecords,
  EducationRecord,
  MedicalInsuranceRecord,
  SocialSecurityRecord,
} from './department-records.ts'
import type { PersonPlan } from './person-plan.ts'

/** Lowest and highest monthly contribution base, fen. Of the size of Zhejiang's in 2025; illustrative. */
const lowestBaseFen = 481_200
const highestBaseFen = 2_493_000
/** Pension 8 %, medical 2 %, unemployment 0.5 % of the base are the employee's own share. */
const ownSharePerMille = 105

/** Fen as a decimal text in yuan: 286010 → `2860.10`. */
export function yuanText(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  return `${amountFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** An employee's own contributions on a wage, in fen, rounded to the fen. */
export function contributionFen(wageFen: number): number {
  const base = Math.min(Math.max(wageFen, lowestBaseFen), highestBaseFen)
  return Math.floor((base * ownSharePerMille + 500) / 1000)
}

/**
 * The registers of the four departments for one person.
 * @param number the person's place in the world: makes register numbers and the age of the data
 * @param ruralHome whether the household lives on rural collective land
 */
export function recordsFromPlan(
  plan: PersonPlan,
  number: number,
  on: string,
  ruralHome: boolean,
): DepartmentRecords {
  // Every register is a few days to a few weeks behind, each by its own rhythm.
  const behind = (days: number) => moveDays(on, -1 - (number % days))
  const records: DepartmentRecords = {
    socialSecurity: socialSecurity(plan, number, behind(28)),
    medicalInsurance: medicalInsurance(plan, number, on, behind(5)),
    education: education(plan, number, behind(40)),
    housing: {
      realEstate: plan.homes ?? [],
      publicRentalStatus: plan.publicRentalStatus ?? 'none',
      ruralHome,
      homeDangerGrade: plan.homeDangerGrade ?? null,
      dataDate: behind(9),
    },
  }
  return plan.departments ? plan.departments(records) : records
}

function socialSecurity(plan: PersonPlan, number: number, dataDate: string): SocialSecurityRecord {
  const { livelihood } = plan
  const employee = livelihood.kind === 'employee'
  const lost = livelihood.kind === 'unemployed' ? livelihood.lost : undefined
  const worker = employee || livelihood.kind === 'partTime'
  const base = employee ? Math.min(Math.max(livelihood.wageFen, lowestBaseFen), highestBaseFen) : 0
  return {
    hrssPersonNo: `3301${String(number).padStart(10, '0')}`,
    insuredStatus: worker
      ? '1'
      : livelihood.kind === 'retired'
        ? '3'
        : livelihood.kind === 'unemployed'
          ? '2'
          : null,
    insuranceKinds: employee ? ['110', '210', '410'] : worker ? ['410'] : [],
    employerName: worker ? livelihood.employer : null,
    flexibleEmployment: livelihood.kind === 'selfEmployed',
    contributionBase: yuanText(base),
    personalContribution: yuanText(employee ? contributionFen(livelihood.wageFen) : 0),
    paidMonths: employee ? 12 + ((number * 7) % 240) : (lost?.paidMonths ?? 0),
    wageMean6m: yuanText(worker ? livelihood.wageFen : 0),
    pensionMonthly: yuanText(livelihood.kind === 'retired' ? livelihood.pensionFen : 0),
    centralBasicPension: yuanText(livelihood.kind === 'retired' ? livelihood.centralFen : 0),
    unemploymentRegistered: livelihood.kind === 'unemployed',
    unemploymentInvoluntary: lost?.involuntary ?? null,
    benefitMonthsUsed: lost?.benefitMonthsUsed ?? 0,
    unemploymentBenefit: yuanText(livelihood.kind === 'unemployed' ? livelihood.benefitFen : 0),
    injuryBenefit: yuanText(plan.injuryBenefitFen ?? 0),
    survivorBenefit: yuanText(plan.survivorBenefitFen ?? 0),
    jobRefusals6m: plan.jobRefusals6m ?? 0,
    dataDate,
  }
}

function medicalInsurance(
  plan: PersonPlan,
  number: number,
  on: string,
  dataDate: string,
): MedicalInsuranceRecord {
  const { livelihood } = plan
  const onEmployeeScheme =
    livelihood.kind === 'employee' || (livelihood.kind === 'retired' && livelihood.centralFen === 0)
  const minor = ageOn(plan.birthDate, on) < 18
  return {
    psn_no: `33019900${String(number).padStart(12, '0')}`,
    insuinfo: [
      {
        insutype: onEmployeeScheme ? '310' : '390',
        psn_type: minor
          ? 'minor'
          : !onEmployeeScheme
            ? 'resident'
            : livelihood.kind === 'retired'
              ? 'retired'
              : 'working',
        psn_insu_stas: plan.medicalPaused ? '2' : '1',
        psn_insu_date: `${on.slice(0, 4)}-01-01`,
        emp_name: livelihood.kind === 'employee' ? livelihood.employer : null,
      },
    ],
    serious_illness: plan.seriousIllness ?? false,
    rare_disease: plan.rareDisease ?? false,
    settlement: {
      year: Number(on.slice(0, 4)),
      selfPayInpatient: plan.selfPay?.inpatient ?? '0.00',
      selfPayOutpatient: plan.selfPay?.outpatient ?? '0.00',
      aidUsed: plan.selfPay?.aidUsed ?? '0.00',
    },
    dataDate,
  }
}

/** What a school asks a term, at public-school level. Illustrative. */
export function tuitionFen(schooling: PersonPlan['schooling']): number {
  return schooling?.level === 'BACHELOR' ? 265_000 : 0
}

function education(plan: PersonPlan, number: number, dataDate: string): EducationRecord {
  const { schooling } = plan
  return {
    studentNo: schooling ? `G3301${String(number).padStart(14, '0')}` : null,
    school: schooling?.school ?? null,
    grade: schooling?.grade ?? null,
    level: schooling?.level ?? null,
    fullTime: schooling?.fullTime ?? false,
    studentStatus: schooling ? 'enrolled' : 'none',
    boarding: schooling?.boarding ?? schooling?.level === 'BACHELOR',
    homeTeaching: schooling?.homeTeaching ?? false,
    tuitionDue: yuanText(tuitionFen(schooling)),
    dataDate,
  }
}
