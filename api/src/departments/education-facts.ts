import { z } from 'zod'
import { type BareFact, personFact, type RecordReader, whenGiven } from './read-record.ts'

/** 教育: the student register (domain facts 6.3 C). */
const schema = z.object({
  level: z
    .enum([
      'KG',
      'PRIMARY',
      'JUNIOR',
      'SENIOR',
      'VOCATIONAL',
      'COLLEGE',
      'BACHELOR',
      'MASTER',
      'DOCTOR',
    ])
    .nullable(),
  fullTime: z.boolean(),
  boarding: z.boolean().optional(),
  /** 送教上门: the child cannot go to school, and the school comes to the child. */
  homeTeaching: z.boolean().optional(),
  studentStatus: z.enum(['enrolled', 'suspended', 'graduated', 'withdrawn', 'none']),
  dataDate: z.iso.date(),
})

type EducationRecord = z.output<typeof schema>

/** Stages as 浙江省社会救助条例 art. 27 divides the aid; a college (大专) is a university there. */
const stages = {
  KG: 'KINDERGARTEN',
  PRIMARY: 'PRIMARY_JUNIOR',
  JUNIOR: 'PRIMARY_JUNIOR',
  SENIOR: 'SENIOR',
  VOCATIONAL: 'VOCATIONAL',
  COLLEGE: 'UNIVERSITY',
  BACHELOR: 'UNIVERSITY',
  MASTER: 'POSTGRADUATE',
  DOCTOR: 'POSTGRADUATE',
} as const

export const educationReader: RecordReader<typeof schema> = {
  schema,
  asOf: (record) => record.dataDate,
  implausible: (record) =>
    record.studentStatus === 'enrolled' && record.level === null
      ? 'enrolled without a level'
      : undefined,
  facts: (record) => [
    ...studyStatus(record),
    ...stage(record),
    ...whenGiven('boarding', record.boarding),
    ...whenGiven('unableToAttend', record.homeTeaching),
  ],
}

/**
 * 57号 art. 7 counts adult children in full-time education up to and including the bachelor level.
 * A suspended student (休学) keeps his place but does not attend; the article does not say which counts, so no fact is
 * given and a person looks.
 */
function studyStatus(record: EducationRecord): BareFact[] {
  if (record.studentStatus === 'suspended') return []
  if (record.studentStatus !== 'enrolled') return [personFact('studyStatus', 'NONE')]
  if (!record.fullTime) return [personFact('studyStatus', 'PT')]
  const postgraduate = record.level === 'MASTER' || record.level === 'DOCTOR'
  return [personFact('studyStatus', postgraduate ? 'FT_POSTGRAD' : 'FT_UPTO_BACHELOR')]
}

/** The stage somebody attends. Whether full-time is `studyStatus`; who is suspended is looked at by a person. */
function stage(record: EducationRecord): BareFact[] {
  if (record.studentStatus === 'suspended') return []
  if (record.studentStatus !== 'enrolled' || record.level === null)
    return [personFact('educationStage', 'NONE')]
  return [personFact('educationStage', stages[record.level])]
}
