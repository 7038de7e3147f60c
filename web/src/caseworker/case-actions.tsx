import { useRef, useState } from 'react'
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
  const said = useRef<HTMLParagraphElement>(null)
  const blocked = data.blocked
  const offered = data.moves.filter((to) => to in w.act.open)
  // A form whose move a colleague has closed stays, so that nothing typed is lost.
  const vanished = open !== undefined && open !== 'visit' && !offered.includes(open)
  const moves = vanished ? [open, ...offered] : offered
  const visiting = data.application.state === 'surveying'
  const onDone = async (words: string) => {
    setOpen(undefined)
    setDone(words)
    await reload()
    // The button that was pressed is gone: the keyboard goes on from what was said.
    said.current?.focus()
  }
  const toggle = (name: string) => {
    setDone('')
    setOpen(open === name ? undefined : name)
  }
  return (
    <div className="moves">
      <p ref={said} tabIndex={-1} role="status" className={done ? 'note good' : 'unseen'}>
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
          {open === to && vanished ? <p className="note attention">{w.act.vanished}</p> : null}
          {open === to ? (
            <MoveForm
              to={to}
              closed={vanished}
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
