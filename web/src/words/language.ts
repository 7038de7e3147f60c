export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** BCP 47 tag of a page in this language. */
export const languageTag: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** The same shape with other sentences: a missing word does not compile. */
export type SameWords<Words> = {
  [Key in keyof Words]: Words[Key] extends (...given: infer Given) => infer Said
    ? (...given: Given) => Said
    : Words[Key] extends string
      ? string
      : SameWords<Words[Key]>
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}
