import { useWords } from '../ui/language.tsx'
import { date, moment } from '../words/format.ts'
import { CaseAnswers } from './case-answers.tsx'
import type { CaseData } from './case-data.ts'
import { CaseDeclared } from './case-declared.tsx'
import { CaseDisputes } from './case-disputes.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseTimeline } from './case-timeline.tsx'

/** Everything that was said and is known about the household, and what happened so far. */
export function CaseHousehold({ data, reload }: { data: CaseData; reload: () => Promise<void> }) {
  const { w } = useWords()
  return (
    <>
      <CaseAnswers answers={data.answers} />
      <CaseDeclared data={data} />
      <CaseDisputes data={data} reload={reload} />
      <CaseFacts data={data} />
      <h3>{w.case.documents}</h3>
      <Documents data={data} />
      <h3>{w.case.visits}</h3>
      <Visits data={data} />
      <h3>{w.case.timeline}</h3>
      <CaseTimeline data={data} />
    </>
  )
}

function Documents({ data }: { data: CaseData }) {
  const { w } = useWords()
  const { householdId, id } = data.application
  if (data.documents.length === 0) return <p>{w.case.noDocuments}</p>
  return (
    <ul>
      {data.documents.map((each) => (
        <li key={each.id}>
          <a href={`/api/staff/cases/${householdId}/${id}/documents/${each.id}`} download>
            {each.kind}
          </a>{' '}
          <span className="hint">
            {each.mediaType}, {w.case.kilobytes(Math.ceil(each.sizeBytes / 1024))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Visits({ data }: { data: CaseData }) {
  const { w, language } = useWords()
  if (data.visits.length === 0) return <p>{w.case.noVisits}</p>
  return (
    <ul>
      {data.visits.map((visit) => (
        <li key={visit.id}>
          <strong title={date(visit.visitedAt, language)}>
            {moment(visit.visitedAt, language)}
          </strong>{' '}
          {visit.visitors.join(language === 'zh' ? '、' : ', ')} ·{' '}
          {visit.signedByMember ? w.case.signed : w.case.unsigned}
          <p className="saying">{visit.findings}</p>
        </li>
      ))}
    </ul>
  )
}
