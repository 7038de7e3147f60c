import type { Language, SameWords } from './language.ts'
import { officeEn } from './office.en.ts'
import { officeZh } from './office.zh.ts'

export type OfficeWords = SameWords<typeof officeEn>

export const officeWords: Record<Language, OfficeWords> = { zh: officeZh, en: officeEn }
