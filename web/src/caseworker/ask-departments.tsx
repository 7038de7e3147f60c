import { useState } from 'react'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'

/** Sends the departments the questions about a household; the answers come later. */
export function AskDepartments({ householdId }: { householdId: string }) {
  const { w } = useWords()
  const [asked, setAsked] = useState(false)
  const { run, busy, problem } = useAct(async () => {
    await body(api.staff.facts[':householdId'].pool.$post({ param: { householdId } }))
    setAsked(true)
  })
  return (
    <section aria-labelledby="departments">
      <h2 id="departments">{w.people.pool}</h2>
      <p>{w.people.poolHint}</p>
      <ProblemNote problem={problem} />
      <p role="status" className={asked ? 'note good' : undefined}>
        {asked ? w.people.poolAsked : ''}
      </p>
      <button type="button" disabled={busy} onClick={() => void run()}>
        {w.people.pool}
      </button>
    </section>
  )
}
