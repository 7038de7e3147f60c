import { z } from 'zod'
import { areaInHundredths } from './decimal-text.ts'
import type { BareFact, RecordReader } from './read-record.ts'

/** 住房保障 and 不动产登记 (domain facts 6.3 D). */
const schema = z.object({
  realEstate: z
    .array(
      z.object({
        /** 不动产单元号: the same for every co-owner. */
        realEstateUnitNo: z.string().length(28),
        usage: z.enum(['residential', 'commercial', 'office', 'parking']),
        floorArea: areaInHundredths,
        soleDwelling: z.boolean(),
      }),
    )
    .max(100),
  publicRentalStatus: z.enum(['none', 'applied', 'waiting', 'inPlace']),
  /** A house on rural collective land (农村宅基地). */
  ruralHome: z.boolean().optional(),
  /** 危房鉴定等级 of the house lived in; null when nobody has graded it. */
  homeDangerGrade: z.enum(['A', 'B', 'C', 'D']).nullish(),
  dataDate: z.iso.date(),
})

/** Hundredths of a square metre: no home of an aid applicant, and hardly any at all, has 2,000 m². */
const maxArea = 200_000

const rentalStatus = {
  none: 'NONE',
  applied: 'APPLIED',
  waiting: 'WAITING',
  inPlace: 'IN_PLACE',
} as const

export const housingReader: RecordReader<typeof schema> = {
  schema,
  asOf: (record) => record.dataDate,
  implausible(record) {
    if (record.realEstate.some((unit) => unit.floorArea <= 0)) return 'floorArea is not above zero'
    if (record.realEstate.some((unit) => unit.floorArea > maxArea))
      return 'floorArea is above 2,000 m²'
    const numbers = new Set(record.realEstate.map((unit) => unit.realEstateUnitNo))
    return numbers.size < record.realEstate.length ? 'the same realEstateUnitNo twice' : undefined
  },
  facts: (record) => [
    householdFact(
      'homes',
      record.realEstate
        .filter((unit) => unit.usage === 'residential')
        .map((unit) => ({
          areaM2: unit.floorArea / 100,
          kind: 'RESIDENTIAL',
          realEstateUnitNo: unit.realEstateUnitNo,
        })),
    ),
    // A parking space is no building that could be lived or traded in (非居住房屋), so it is in neither list.
    householdFact(
      'nonResidential',
      record.realEstate
        .filter((unit) => unit.usage === 'commercial' || unit.usage === 'office')
        .map((unit) => ({
          areaM2: unit.floorArea / 100,
          soleDwelling: unit.soleDwelling,
          realEstateUnitNo: unit.realEstateUnitNo,
        })),
    ),
    householdFact('publicRentalStatus', rentalStatus[record.publicRentalStatus]),
    ...(record.ruralHome === undefined ? [] : [householdFact('ruralHome', record.ruralHome)]),
    // Said also when there is no grade: of a household it is known only when all members were answered about.
    ...(record.homeDangerGrade === undefined
      ? []
      : [householdFact('homeDangerGrade', record.homeDangerGrade)]),
  ],
}

function householdFact(name: string, value: BareFact['value']): BareFact {
  return { name, value, scope: 'household' }
}
