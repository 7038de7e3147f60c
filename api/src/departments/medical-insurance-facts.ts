import { z } from 'zod'
import { yuanInFen } from './decimal-text.ts'
import {
  type BareFact,
  outsideLimits,
  personFact,
  type RecordReader,
  whenGiven,
} from './read-record.ts'

/** 医保: names of the national platform's interface 1101, and the year's settlements (domain facts 6.3 B). */
const schema = z.object({
  insuinfo: z
    .array(
      z.object({
        /** 310 employee scheme, 390 resident scheme. */
        insutype: z.string().regex(/^\d{3}$/),
        psn_type: z.enum(['working', 'retired', 'resident', 'minor']),
        /** 1 active, 2 paused. */
        psn_insu_stas: z.enum(['1', '2']),
        emp_name: z.string().max(200).nullable(),
      }),
    )
    .max(20),
  serious_illness: z.boolean(),
  /** On the national list of rare diseases. */
  rare_disease: z.boolean().optional(),
  settlement: z.object({
    year: z.int().min(2000).max(2200),
    selfPayInpatient: yuanInFen,
    selfPayOutpatient: yuanInFen,
    aidUsed: yuanInFen,
  }),
  dataDate: z.iso.date(),
})

/** Fen a calendar year: a million yuan for what a person paid; aid is capped far below it. */
const limitsFen = {
  selfPayInpatient: 100_000_000,
  selfPayOutpatient: 20_000_000,
  aidUsed: 50_000_000,
}

export const medicalInsuranceReader: RecordReader<typeof schema> = {
  schema,
  asOf: (record) => record.dataDate,
  implausible(record) {
    if (record.settlement.year > Number(record.dataDate.slice(0, 4)))
      return 'settlement.year is in the future'
    return outsideLimits(record.settlement, limitsFen)
  },
  facts: (record) => [
    personFact('seriousIllness', record.serious_illness),
    personFact('inpatientSelfPayFen', record.settlement.selfPayInpatient),
    personFact('outpatientSelfPayFen', record.settlement.selfPayOutpatient),
    personFact('aidUsedFen', record.settlement.aidUsed),
    personFact(
      'insuredMedical',
      record.insuinfo.some((line) => line.psn_insu_stas === '1'),
    ),
    ...whenGiven('rareDisease', record.rare_disease),
    ...employment(record),
  ],
}

/**
 * Active employee insurance through an employer says "employed". Its absence says nothing: part-time workers and the
 * self-employed are in the resident scheme, so no fact is given, which cannot contradict social security.
 */
function employment(record: z.output<typeof schema>): BareFact[] {
  const byEmployer = record.insuinfo.some(
    (line) =>
      line.insutype === '310' &&
      line.psn_type === 'working' &&
      line.psn_insu_stas === '1' &&
      line.emp_name,
  )
  return byEmployer ? [personFact('employed', true)] : []
}
