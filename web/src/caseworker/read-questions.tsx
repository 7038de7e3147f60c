import type { FormEvent } from 'react'
import { body } from '../api.ts'
import { TextArea } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useOfficer } from '../ui/officer.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { date } from '../words/format.ts'

const load = async () => await body(api.staff['read-questions'].$get())
type Questions = Awaited<ReturnType<typeof load>>

/** Why did you look? What residents ask of me; for auditors, what nobody answered in time. */
export default function ReadQuestions() {
  const { w } = useWords()
  const { role } = useOfficer()
  const questions = useLoaded('read-questions', load)
  return (
    <>
      <PageTitle>{role === 'auditor' ? w.questions.overdue : w.questions.title}</PageTitle>
      <WhenLoaded of={questions}>
        {({ mine, overdue }) =>
          role === 'auditor' ? (
            <Overdue overdue={overdue} />
          ) : (
            <>
              <p>{w.questions.lead}</p>
              {mine.length === 0 ? <p>{w.questions.none}</p> : null}
              {mine.map((question) => (
                <Question key={question.id} question={question} reload={questions.reload} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </>
  )
}

function Question({
  question,
  reload,
}: {
  question: Questions['mine'][number]
  reload: () => Promise<void>
}) {
  const { w, language } = useWords()
  const { run, busy, problem } = useAct(async (words: string) => {
    const route = api.staff['read-questions'][':id'].answer
    await body(route.$post({ param: { id: question.id }, json: { words } }))
    await reload()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('words')))
  }
  return (
    <form className={question.answer ? 'note' : 'note attention'} onSubmit={onSubmit}>
      <p>{w.questions.asks(question.nameMasked, date(question.askedAt, language))}</p>
      {question.words ? <blockquote className="saying">{question.words}</blockquote> : null}
      {question.answer ? (
        <p>
          <strong>{w.questions.answered}</strong> {question.answer}
        </p>
      ) : (
        <>
          <p>{w.questions.due(date(question.answerBy, language))}</p>
          <TextArea label={w.questions.answer} name="words" required maxLength={500} rows={3} />
          <ProblemNote problem={problem} />
          <button type="submit" className="primary" disabled={busy}>
            {w.questions.send}
          </button>
        </>
      )}
    </form>
  )
}

function Overdue({ overdue }: { overdue: Questions['overdue'] }) {
  const { w, terms, language } = useWords()
  if (overdue.length === 0) return <p>{w.questions.overdueNone}</p>
  return (
    <ScrollTable
      caption={w.questions.overdueLead}
      head={
        <>
          <th scope="col">{w.questions.officer}</th>
          <th scope="col">{w.questions.asked}</th>
          <th scope="col">{w.questions.dueBy}</th>
        </>
      }
    >
      {overdue.map((each) => (
        <tr key={each.id}>
          <th scope="row">
            {language === 'zh' ? each.officer : each.officerEn}, {terms.role[each.role]}
          </th>
          <td>{date(each.askedAt, language)}</td>
          <td>{date(each.answerBy, language)}</td>
        </tr>
      ))}
    </ScrollTable>
  )
}
