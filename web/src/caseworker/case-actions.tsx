import { useState } from 'react'
import { useWords } from '../ui/language.tsx'
import type { CaseData } from './case-data.ts'
import { MoveForm } from './move-form.tsx'
import { VisitForm } from './visit-form.tsx'

/** Moves that decide about money: never by whoever prepared or helped. */
const deciding = new Set(['approved', 'paidFirst', 'refused'])

/** Exactly what the api says this officer may do now; one form open at a time. */
export function CaseActions({ data, reload }: { data: CaseData; reload: () => Promise<void> }) {
  const { w } = useWords()
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState('')
  const blocked = data.blocked
  const moves = data.moves.filter((to) => to in w.act.open)
  const visiting = data.application.state === 'surveying'
  const onDone = async (words: string) => {
    setOpen(undefined)
    setDone(words)
    await reload()
  }
  const toggle = (name: string) => {
    setDone('')
    setOpen(open === name ? undefined : name)
  }
  return (
    <div className="moves">
      <p role="status" className={done ? 'note good' : 'unseen'}>
        {done}
      </p>
      {blocked && moves.some((to) => deciding.has(to)) ? (
        <p className="note attention">{w.act.blocked[blocked]}</p>
      ) : null}
      {moves.length === 0 && !visiting ? <p>{w.act.nothing}</p> : null}
      {visiting ? (
        <>
          <button type="button" aria-expanded={open === 'visit'} onClick={() => toggle('visit')}>
            {w.act.visit}
          </button>
          {open === 'visit' ? (
            <VisitForm data={data} onDone={() => onDone(w.act.visitSaved)} />
          ) : null}
        </>
      ) : null}
      {moves.map((to) => (
        <div key={to} className="moves">
          <button
            type="button"
            aria-expanded={open === to}
            disabled={blocked !== null && deciding.has(to)}
            onClick={() => toggle(to)}
          >
            {w.act.open[to]}
          </button>
          {open === to ? (
            <MoveForm
              to={to}
              data={data}
              reload={reload}
              onDone={(state) => onDone(w.act.done(w.state[state] ?? state))}
            />
          ) : null}
        </div>
      ))}
    </div>
  )
}
