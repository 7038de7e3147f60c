import { z } from 'zod'
import { type BareFact, personFact, type RecordReader } from './read-record.ts'

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
  studentStatus: z.enum(['enrolled', 'suspended', 'graduated', 'withdrawn', 'none']),
  dataDate: z.iso.date(),
})

type EducationRecord = z.output<typeof schema>

export const educationReader: RecordReader<typeof schema> = {
  schema,
  asOf: (record) => record.dataDate,
  implausible: (record) =>
    record.studentStatus === 'enrolled' && record.level === null
      ? 'enrolled without a level'
      : undefined,
  facts: studyStatus,
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
