import type { Language, SameWords } from './language.ts'
import { residentEn } from './resident.en.ts'
import { residentZh } from './resident.zh.ts'

export type ResidentWords = SameWords<typeof residentEn>

export const residentWords: Record<Language, ResidentWords> = { zh: residentZh, en: residentEn }
