import type { InferResponseType } from 'hono/client'
import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { TextArea } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { date, moment } from '../words/format.ts'
import { HeardPapers } from './heard-papers.tsx'

type Change = Extract<
  InferResponseType<typeof api.staff.changes.$get>,
  { changes: unknown }
>['changes'][number]

/** Changes that households told and nobody has answered. */
export function HeardChanges() {
  const { w } = useWords()
  const [said, setSaid] = useState(false)
  const loaded = useLoaded('changes', async () => {
    const { changes } = await body(api.staff.changes.$get())
    return changes
  })
  const answered = async () => {
    setSaid(true)
    await loaded.reload()
  }
  return (
    <>
      <p role="status">{said ? w.heard.answered : ''}</p>
      <WhenLoaded of={loaded}>
        {(changes) =>
          changes.length === 0 ? (
            <p>{w.heard.none.changes}</p>
          ) : (
            changes.map((change) => <ChangeForm key={change.id} change={change} done={answered} />)
          )
        }
      </WhenLoaded>
    </>
  )
}

function ChangeForm({ change, done }: { change: Change; done: () => Promise<void> }) {
  const { w, language } = useWords()
  const { householdId, id } = change
  const { run, busy, problem } = useAct(async (words: string) => {
    const route = api.staff.changes[':householdId'][':id'].acknowledge
    await body(route.$post({ param: { householdId, id }, json: { words } }))
    await done()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('words')))
  }
  const kind = w.heard.kinds[change.kind]
  return (
    <form
      className="note attention"
      onSubmit={onSubmit}
      aria-label={`${change.nameMasked} ${kind}`}
    >
      <h2>{kind}</h2>
      <p>
        {change.nameMasked} · {w.heard.since(date(change.since, language))} ·{' '}
        {moment(change.reportedAt, language)}
      </p>
      <blockquote className="saying">{change.words}</blockquote>
      <p>{w.heard.awards(change.awards)}</p>
      <HeardPapers householdId={householdId} documentIds={change.documentIds} />
      <TextArea label={w.heard.words} name="words" required maxLength={1000} rows={2} />
      <ProblemNote problem={problem} />
      <button type="submit" className="primary" disabled={busy}>
        {w.heard.acknowledge}
      </button>
    </form>
  )
}
