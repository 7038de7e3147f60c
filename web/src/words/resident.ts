import type { SameWords } from './language.ts'
import type { residentEn } from './resident.en.ts'

export type ResidentWords = SameWords<typeof residentEn>
