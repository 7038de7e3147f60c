import { problemsEn } from '../problems.en.ts'
import { residentEn } from '../resident.en.ts'
import { termsEn } from '../terms.en.ts'
import type { Tongue } from '../tongue.ts'

export const tongue: Tongue = {
  name: 'English',
  tag: 'en',
  language: 'en',
  words: residentEn,
  terms: termsEn,
  problems: problemsEn,
}
