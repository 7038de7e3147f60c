import { useWords } from '../ui/language.tsx'

/** The other language, named in that language. */
export function LanguageButton() {
  const { w, language, choose } = useWords()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="small"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => choose(other)}
    >
      {w.otherLanguage}
    </button>
  )
}
