import type { InferResponseType } from 'hono/client'
import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { citation, date, money } from '../words/format.ts'
import { HeardPapers } from './heard-papers.tsx'

type Asked = Extract<
  InferResponseType<typeof api.staff.reconsiderations.$get>,
  { reconsiderations: unknown }
>['reconsiderations'][number]

/** Decisions that residents want looked at again, oldest clock first. */
export function HeardReconsiderations() {
  const { w, language } = useWords()
  const [said, setSaid] = useState(false)
  const loaded = useLoaded(`reconsiderations ${language}`, async () => {
    const { reconsiderations } = await body(
      api.staff.reconsiderations.$get({ query: { language } }),
    )
    return reconsiderations
  })
  const answered = async () => {
    setSaid(true)
    await loaded.reload()
  }
  return (
    <>
      <p role="status">{said ? w.heard.answered : ''}</p>
      <WhenLoaded of={loaded}>
        {(all) =>
          all.length === 0 ? (
            <p>{w.heard.none.reconsiderations}</p>
          ) : (
            all.map((asked) => (
              <section key={asked.id} className="note attention" aria-label={asked.reference}>
                <AskedAbout asked={asked} />
                {asked.barred ? (
                  <p>{w.heard.barred}</p>
                ) : (
                  <AnswerForm asked={asked} done={answered} />
                )}
              </section>
            ))
          )
        }
      </WhenLoaded>
    </>
  )
}

function AskedAbout({ asked }: { asked: Asked }) {
  const { w, language } = useWords()
  const { decided, frozen } = asked
  const named = frozen.reasons.filter(({ id }) => asked.grounds.includes(id))
  const grounds = [
    ...asked.grounds.filter((ground) => !named.some(({ id }) => id === ground)),
    ...named.map(({ sentence }) => sentence),
  ]
  return (
    <>
      <h2>
        {asked.reference} {asked.nameMasked}
      </h2>
      <p>
        {w.heard.decided[decided.kind]}
        {decided.amountFen ? ` ${money(decided.amountFen, language)}` : ''} ·{' '}
        {w.heard.decidedOn(date(decided.at, language))} ·{' '}
        <strong>
          {w.heard.due(date(asked.dueAt, language))}
          {asked.overdue ? ` (${w.heard.overdue})` : ''}
        </strong>
      </p>
      <ul>
        {decided.reasons.map((reason) => (
          <li key={reason.words}>
            {reason.words} ({citation(reason.article, language)})
          </li>
        ))}
      </ul>
      <blockquote className="saying">{asked.words}</blockquote>
      <p>
        {w.heard.grounds}
        {w.colon}
        {grounds.length > 0 ? grounds.join(' / ') : w.heard.noGrounds}
      </p>
      <HeardPapers householdId={asked.householdId} documentIds={asked.documentIds} />
      <details>
        <summary>{w.heard.frozen}</summary>
        <p>{frozen.headline}</p>
        <ul>
          {frozen.reasons.map((reason) => (
            <li key={reason.id + reason.sentence}>
              {reason.sentence} ({citation(reason.article, language)})
            </li>
          ))}
        </ul>
        <p className="hint">{w.heard.frozenMark(frozen.evaluationSha256.slice(0, 12))}</p>
      </details>
    </>
  )
}

function AnswerForm({ asked, done }: { asked: Asked; done: () => Promise<void> }) {
  const { w } = useWords()
  const { householdId, id } = asked
  const { run, busy, problem } = useAct(async (form: FormData) => {
    const outcome = form.get('outcome') === 'setAside' ? 'setAside' : 'upheld'
    const reasons = [{ article: String(form.get('article')), words: String(form.get('words')) }]
    const route = api.staff.reconsiderations[':householdId'][':id'].answer
    await body(route.$post({ param: { householdId, id }, json: { outcome, reasons } }))
    await done()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <form onSubmit={onSubmit}>
      <SelectField
        label={w.heard.outcome}
        name="outcome"
        options={[
          { value: 'upheld', words: w.heard.uphold },
          { value: 'setAside', words: w.heard.setAside },
        ]}
      />
      <TextArea label={w.heard.reason} name="words" required maxLength={500} rows={3} />
      <TextField label={w.heard.article} name="article" required maxLength={200} />
      <ProblemNote problem={problem} />
      <button type="submit" className="primary" disabled={busy}>
        {w.heard.send}
      </button>
    </form>
  )
}
