import { sha256 } from '../crypto/random.ts'

/** Purpose of every question to a department; no other purpose exists yet. */
export const PURPOSE = 'assistance'

export const askedDepartments = [
  'socialSecurity',
  'medicalInsurance',
  'education',
  'housing',
] as const

/** How long a consent lives at most (domain: end of aid, or 12 months). */
export const CONSENT_DAYS = 365

/** What the person reads, or has read to them, before they consent. The hash of it stands in the consent. */
export const noticeText = {
  zh: [
    '我们要向四个部门查询您的信息：人社、医保、教育、住房。',
    '只用来看您家符合哪些帮助，以及办理您的申请。',
    '查到的内容只给办理您这件事的人看。每次查看都有记录，您随时能看到。',
    '同意最长一年有效。您可以随时收回，收回后我们不再查询。',
    '不同意也可以申请，只是需要您自己提供材料。',
  ],
  en: [
    'We will ask four departments about you: social security, medical insurance, education and housing.',
    'Only to see which help fits your household, and to handle your application.',
    'Only people who handle your case see it. Every look is recorded, and you can see the record at any time.',
    'Your consent lasts one year at most. You can take it back at any time; then we stop asking.',
    'You can apply without consenting. Then you bring the papers yourself.',
  ],
} as const

export function noticeHash(language: 'zh' | 'en'): Buffer {
  return sha256(noticeText[language].join('\n'))
}
