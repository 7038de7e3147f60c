import { useWords } from '../ui/language.tsx'
import { factValue } from '../words/fact-value.ts'
import { date } from '../words/format.ts'
import type { CaseData } from './case-data.ts'

/** What the applicant said in the application itself. */
export function CaseAnswers({ answers }: { answers: CaseData['answers'] }) {
  const { w, language } = useWords()
  const shown = Object.entries(answers)
  const said = (name: string, value: unknown) => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value, language)
    if (typeof value === 'string') return w.case.option[value] ?? value
    return factValue(name, value, language)
  }
  return (
    <>
      <h3>{w.case.answers}</h3>
      {shown.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <dl className="pairs">
          {shown.map(([name, value]) => (
            <div key={name} className="pair">
              <dt>{w.case.answer[name] ?? name}</dt>
              <dd className="saying">{said(name, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
