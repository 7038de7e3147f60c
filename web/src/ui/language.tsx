import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { isLanguage, type Language, languageTag } from '../words/language.ts'
import { officeWords } from '../words/office.ts'
import { problems, terms } from '../words/terms.ts'

type Spoken = { language: Language; choose(language: Language): void }

const LanguageContext = createContext<Spoken>({ language: 'zh', choose: () => {} })

/** The language of the officers' pages: the same cookie as the residents', Chinese by default. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(languageOfCookie)
  useEffect(() => {
    document.documentElement.lang = languageTag[language]
  }, [language])
  const choose = (chosen: Language) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser we serve
    document.cookie = `language=${chosen}; path=/; max-age=31536000; samesite=lax`
    setLanguage(chosen)
  }
  return <LanguageContext value={{ language, choose }}>{children}</LanguageContext>
}

/** The words of every face in the language chosen. */
export function useWords() {
  const { language, choose } = useContext(LanguageContext)
  return {
    language,
    choose,
    w: officeWords[language],
    terms: terms[language],
    problems: problems[language],
  }
}

function languageOfCookie(): Language {
  const chosen = /(?:^|; )language=([a-z]+)/.exec(document.cookie)?.[1] ?? ''
  return isLanguage(chosen) ? chosen : 'zh'
}
