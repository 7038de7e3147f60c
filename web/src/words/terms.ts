import type { Language } from './language.ts'
import { problemsEn } from './problems.en.ts'
import { problemsZh } from './problems.zh.ts'
import { termsEn } from './terms.en.ts'
import { termsZh } from './terms.zh.ts'

export const terms = { zh: termsZh, en: termsEn } satisfies Record<Language, unknown>
export const problems = { zh: problemsZh, en: problemsEn } satisfies Record<Language, unknown>
