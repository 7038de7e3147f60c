import type { FormEvent } from 'react'
import { body } from '../api.ts'
import { TextArea } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import type { CaseData } from './case-data.ts'

/** Figures the resident calls wrong: no decision before each is answered. */
export function CaseDisputes({ data, reload }: { data: CaseData; reload: () => Promise<void> }) {
  const { w, terms } = useWords()
  const nameOf = (factId: number) => {
    const name = data.facts.known.find((fact) => fact.factId === factId)?.name ?? ''
    return terms.fact[name] ?? name
  }
  if (data.disputes.length === 0) return null
  return (
    <>
      <h3>{w.case.disputes}</h3>
      {data.disputes.map((dispute) => (
        <DisputeAnswer
          key={dispute.id}
          data={data}
          dispute={dispute}
          fact={nameOf(dispute.factId)}
          reload={reload}
        />
      ))}
    </>
  )
}

function DisputeAnswer({
  data,
  dispute,
  fact,
  reload,
}: {
  data: CaseData
  dispute: CaseData['disputes'][number]
  fact: string
  reload: () => Promise<void>
}) {
  const { w } = useWords()
  const { householdId, id } = data.application
  const { run, busy, problem } = useAct(async (words: string) => {
    const route = api.staff.cases[':householdId'][':id'].disputes[':disputeId'].answer
    await body(route.$post({ param: { householdId, id, disputeId: dispute.id }, json: { words } }))
    await reload()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('words')))
  }
  return (
    <form className="note attention" onSubmit={onSubmit}>
      <p>{w.case.disputeSays(fact)}</p>
      <blockquote className="saying">{dispute.words}</blockquote>
      <TextArea label={w.case.disputeAnswer} name="words" required maxLength={1000} rows={3} />
      <ProblemNote problem={problem} />
      <button type="submit" className="primary" disabled={busy}>
        {w.case.disputeSend}
      </button>
    </form>
  )
}
