import { z } from 'zod'
import { yuanInFen } from './decimal-text.ts'
import { outsideLimits, personFact, type RecordReader, whenGiven } from './read-record.ts'

/** 人社. Field names and codes: domain facts 6.3 A. */
const schema = z.object({
  /** AAC008: 1 insured, 2 paused, 3 ended; null when never insured. */
  insuredStatus: z.enum(['1', '2', '3']).nullable(),
  employerName: z.string().max(200).nullable(),
  flexibleEmployment: z.boolean(),
  contributionBase: yuanInFen,
  personalContribution: yuanInFen,
  wageMean6m: yuanInFen,
  pensionMonthly: yuanInFen,
  centralBasicPension: yuanInFen,
  /** Months paid into unemployment insurance. */
  paidMonths: z.int().min(0).max(720).optional(),
  unemploymentRegistered: z.boolean(),
  /** The last work ended against the person's will (非因本人意愿中断就业); null for who never lost any. */
  unemploymentInvoluntary: z.boolean().nullish(),
  benefitMonthsUsed: z.int().min(0).max(24).optional(),
  unemploymentBenefit: yuanInFen,
  injuryBenefit: yuanInFen,
  survivorBenefit: yuanInFen,
  jobRefusals6m: z.int().min(0).max(100),
  dataDate: z.iso.date(),
})

/**
 * Fen a month. Above these a person has to look: most often yuan were sent as fen, or a year as a month. They are set
 * to what the schemes can pay (a base is capped near 25,000 yuan, the central part is some 150), so that a figure a
 * hundred times too high is caught although it is below a million.
 */
const limitsFen = {
  wageMean6m: 10_000_000,
  contributionBase: 5_000_000,
  personalContribution: 1_000_000,
  pensionMonthly: 3_000_000,
  centralBasicPension: 100_000,
  unemploymentBenefit: 1_000_000,
  injuryBenefit: 3_000_000,
  survivorBenefit: 3_000_000,
}

export const socialSecurityReader: RecordReader<typeof schema> = {
  schema,
  asOf: (record) => record.dataDate,
  implausible(record) {
    const outside = outsideLimits(record, limitsFen)
    if (outside) return outside
    if (record.centralBasicPension > record.pensionMonthly)
      return 'centralBasicPension is above pensionMonthly'
    if (record.personalContribution > record.contributionBase)
      return 'personalContribution is above contributionBase'
    return undefined
  },
  facts: (record) => [
    personFact('wageIncomeFen', record.wageMean6m),
    // What comes in less what is paid in; the central part of the pension is inside it (docs/facts.md).
    personFact(
      'transferNetIncomeFen',
      record.pensionMonthly +
        record.unemploymentBenefit +
        record.injuryBenefit +
        record.survivorBenefit -
        record.personalContribution,
    ),
    personFact('centralBasicPensionFen', record.centralBasicPension),
    personFact('employed', record.employerName !== null || record.flexibleEmployment),
    personFact('jobRefusals6m', record.jobRefusals6m),
    personFact('unemploymentRegistered', record.unemploymentRegistered),
    ...whenGiven('paidMonths', record.paidMonths),
    ...whenGiven('involuntaryUnemployment', record.unemploymentInvoluntary),
    ...whenGiven('benefitMonthsUsed', record.benefitMonthsUsed),
  ],
}
