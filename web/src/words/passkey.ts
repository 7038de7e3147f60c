import type { Language, SameWords } from './language.ts'
import { passkeyEn } from './passkey.en.ts'
import { passkeyZh } from './passkey.zh.ts'

export const passkeyWords: Record<Language, SameWords<typeof passkeyEn>> = {
  zh: passkeyZh,
  en: passkeyEn,
}
