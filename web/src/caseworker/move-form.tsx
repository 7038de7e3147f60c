import type { InferRequestType } from 'hono/client'
import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import type { CaseData } from './case-data.ts'
import { MoveFields } from './move-fields.tsx'
import { readMove } from './read-move.ts'

const route = api.staff.cases[':householdId'][':id'].moves
export type CaseMove = InferRequestType<typeof route.$post>['json']

/** The form of one move. A refused move leaves everything typed where it is. */
export function MoveForm({
  to,
  closed,
  data,
  reload,
  onDone,
}: {
  to: string
  /** No longer open: may be read, not sent. */
  closed: boolean
  data: CaseData
  reload: () => Promise<void>
  onDone: (state: string) => Promise<void>
}) {
  const { w } = useWords()
  const { householdId, id, version } = data.application
  const [badAmount, setBadAmount] = useState(false)
  const { run, busy, problem } = useAct(async (json: CaseMove) => {
    const { state } = await body(route.$post({ param: { householdId, id }, json }))
    await onDone(state)
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const move = readMove(to, new FormData(event.currentTarget), version)
    setBadAmount(move === undefined)
    if (move) void run(move)
  }
  const hint = w.act.hint[to]
  return (
    <form onSubmit={onSubmit} aria-label={w.act.open[to]}>
      {hint ? <p className="hint">{hint}</p> : null}
      <MoveFields to={to} data={data} badAmount={badAmount} />
      <ProblemNote problem={problem} lookAgain={() => void reload()} />
      <button
        type="submit"
        className={to === 'refused' || to === 'terminated' ? 'danger' : 'primary'}
        disabled={busy || closed}
      >
        {w.act.confirm[to]}
      </button>
    </form>
  )
}
