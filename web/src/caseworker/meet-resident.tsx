import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Scanner } from '../ui/scanner.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { PresenceList } from './presence-list.tsx'
import { type Purpose, purposes } from './purposes.ts'

/** The resident stands here: their phone code, or their card and PIN, begins a presence of 15 minutes. */
export function MeetResident() {
  const { w } = useWords()
  const [purpose, setPurpose] = useState<Purpose>('assist')
  const [started, setStarted] = useState(0)
  const live = useLoaded('presence', () => body(api.staff.presence.$get()))
  const { run, busy, problem } = useAct(async (given: { code: string; pin?: string }) => {
    await body(api.staff.presence.$post({ json: { purpose, ...given } }))
    setStarted((count) => count + 1)
    await live.reload()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void run({ code: String(form.get('card')), pin: String(form.get('pin')) })
  }
  return (
    <>
      <PageTitle>{w.meet.title}</PageTitle>
      <p>{w.meet.lead}</p>
      <div role="status">
        {started > 0 && !problem ? <p className="note good">{w.meet.started}</p> : null}
      </div>
      <PresenceList live={live} />
      <section className="panel">
        <PurposeChoice chosen={purpose} onChoose={setPurpose} />
        <ProblemNote problem={problem} />
        <h2>{w.meet.scanPhone}</h2>
        <Scanner onCode={(code) => void run({ code })} />
        {/* A new form after each meeting: no PIN stays on screen. */}
        <form key={started} onSubmit={onSubmit}>
          <h2>{w.meet.byCard}</h2>
          <TextField label={w.meet.card} name="card" required maxLength={200} spellCheck={false} />
          <TextField
            label={w.meet.pin}
            name="pin"
            type="password"
            inputMode="numeric"
            pattern="\d{6}"
            maxLength={6}
            autoComplete="off"
            required
          />
          <button type="submit" className="primary" disabled={busy}>
            {w.meet.start}
          </button>
        </form>
      </section>
    </>
  )
}

function PurposeChoice({
  chosen,
  onChoose,
}: {
  chosen: Purpose
  onChoose: (purpose: Purpose) => void
}) {
  const { w } = useWords()
  return (
    <fieldset>
      <legend>{w.people.purpose}</legend>
      {purposes.map((purpose) => (
        <label className="check" key={purpose}>
          <input
            type="radio"
            name="purpose"
            checked={purpose === chosen}
            onChange={() => onChoose(purpose)}
          />
          <span>{w.people.purposes[purpose]}</span>
        </label>
      ))}
    </fieldset>
  )
}
