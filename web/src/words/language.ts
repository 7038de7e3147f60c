export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** BCP 47 tag of a page in this language. */
export const languageTag: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** The same shape with other sentences: a missing word does not compile. */
export type SameWords<Words> = {
  [Key in keyof Words]: Words[Key] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : Words[Key] extends string
      ? string
      : SameWords<Words[Key]>
}
