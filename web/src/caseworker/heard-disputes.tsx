import type { InferResponseType } from 'hono/client'
import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { TextArea, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { factValue } from '../words/fact-value.ts'
import { date, moment } from '../words/format.ts'
import { HeardPapers } from './heard-papers.tsx'
import { readCorrected } from './read-corrected.ts'

type Dispute = Extract<
  InferResponseType<typeof api.staff.disputes.$get>,
  { disputes: unknown }
>['disputes'][number]
const desks = [
  'civilAffairs',
  'socialSecurity',
  'medicalInsurance',
  'education',
  'housing',
] as const
type Desk = (typeof desks)[number]

/** Figures that residents call wrong, by the desk that owns them. */
export function HeardDisputes() {
  const { w } = useWords()
  const [desk, setDesk] = useState<Desk | ''>('')
  const [said, setSaid] = useState(false)
  const loaded = useLoaded(`disputes ${desk}`, async () => {
    const { disputes } = await body(api.staff.disputes.$get({ query: desk ? { desk } : {} }))
    return disputes
  })
  const answered = async () => {
    setSaid(true)
    await loaded.reload()
  }
  return (
    <>
      <label className="field desk">
        {w.heard.desk}
        <select
          value={desk}
          onChange={(event) => setDesk(desks.find((each) => each === event.target.value) ?? '')}
        >
          <option value="">{w.heard.allDesks}</option>
          {desks.map((each) => (
            <option key={each} value={each}>
              {w.heard.desks[each]}
            </option>
          ))}
        </select>
      </label>
      <p role="status">{said ? w.heard.answered : ''}</p>
      <WhenLoaded of={loaded}>
        {(disputes) =>
          disputes.length === 0 ? (
            <p>{w.heard.none.disputes}</p>
          ) : (
            disputes.map((dispute) => (
              <DisputeForm key={dispute.id} dispute={dispute} done={answered} />
            ))
          )
        }
      </WhenLoaded>
    </>
  )
}

function DisputeForm({ dispute, done }: { dispute: Dispute; done: () => Promise<void> }) {
  const { w, terms, language } = useWords()
  const { householdId, id } = dispute
  const name = terms.fact[dispute.factName] ?? dispute.factName
  const isList = typeof dispute.factValue === 'object'
  const isMoney = dispute.factName.endsWith('Fen')
  const { run, busy, problem } = useAct(async (form: FormData, verdict: string) => {
    const words = String(form.get('words'))
    const value = readCorrected(
      dispute.factName,
      dispute.factValue,
      String(form.get('value') ?? ''),
    )
    const json =
      verdict === 'corrected'
        ? { verdict: 'corrected' as const, words, value }
        : { verdict: 'confirmed' as const, words }
    const route = api.staff.disputes[':householdId'][':id'].answer
    await body(route.$post({ param: { householdId, id }, json }))
    await done()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const verdict = submitter instanceof HTMLButtonElement ? submitter.value : 'confirmed'
    void run(new FormData(event.currentTarget), verdict)
  }
  return (
    <form
      className="note attention"
      onSubmit={onSubmit}
      aria-label={`${dispute.nameMasked} ${name}`}
    >
      <h2>{w.heard.figure(name, factValue(dispute.factName, dispute.factValue, language))}</h2>
      <p>
        {dispute.nameMasked} · {w.heard.desks[dispute.desk]} ·{' '}
        {dispute.factAsOf ? `${w.heard.asOf(date(dispute.factAsOf, language))} · ` : ''}
        {w.heard.opened(moment(dispute.openedAt, language))}
      </p>
      <blockquote className="saying">{dispute.words}</blockquote>
      <HeardPapers householdId={householdId} documentIds={dispute.documentIds} />
      <TextArea
        label={w.heard.words}
        hint={w.heard.wordsHint}
        name="words"
        required
        maxLength={1000}
        rows={2}
      />
      {isList ? (
        <p className="hint">{w.heard.listHint}</p>
      ) : (
        <TextField label={isMoney ? w.heard.yuan : w.heard.value} name="value" maxLength={80} />
      )}
      <ProblemNote problem={problem} />
      <p className="row">
        <button type="submit" className="primary" value="confirmed" disabled={busy}>
          {w.heard.stands}
        </button>
        {isList ? null : (
          <button type="submit" value="corrected" disabled={busy}>
            {w.heard.putRight}
          </button>
        )}
      </p>
    </form>
  )
}
