import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { body } from '../api.ts'
import { CheckField, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Scanner } from '../ui/scanner.tsx'
import { useAct } from '../ui/use-act.ts'
import { ApplyTogether } from './apply-together.tsx'
import { InvitePhone } from './invite-phone.tsx'

type Active = { householdId: string; personId: string; serialCheck: string }

/** Hands a card over: the resident chooses the PIN; afterwards their phone may be invited. */
export function HandOver() {
  const { w } = useWords()
  const [active, setActive] = useState<Active>()
  return (
    <>
      <PageTitle>{w.handOver.title}</PageTitle>
      {active ? (
        <>
          <p role="status" className="note good">
            {w.handOver.done(active.serialCheck)}
          </p>
          <p className="row">
            <Link className="button" to={`/people/${active.householdId}/${active.personId}`}>
              {w.handOver.toRecord}
            </Link>
          </p>
          <ApplyTogether />
          <InvitePhone personId={active.personId} />
        </>
      ) : (
        <Activate onActive={setActive} />
      )}
    </>
  )
}

function Activate({ onActive }: { onActive: (active: Active) => void }) {
  const { w } = useWords()
  const [card, setCard] = useState('')
  const [pinFault, setPinFault] = useState<string>()
  const { run, busy, problem } = useAct(async (pin: string) => {
    onActive(
      await body(api.staff.cards.activate.$post({ json: { card, pin, documentSeen: true } })),
    )
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const pin = String(form.get('pin'))
    const fault = !/^\d{6}$/.test(pin)
      ? w.handOver.sixDigits
      : pin !== form.get('pinAgain')
        ? w.handOver.different
        : undefined
    setPinFault(fault)
    if (!fault) void run(pin)
  }
  const pinInput = {
    type: 'password',
    inputMode: 'numeric',
    maxLength: 6,
    required: true,
    autoComplete: 'new-password',
  } as const
  return (
    <form onSubmit={onSubmit}>
      <p>{w.handOver.lead}</p>
      <Scanner onCode={setCard} />
      <TextField
        label={w.handOver.number}
        hint={w.handOver.numberHint}
        name="card"
        value={card}
        onChange={(event) => setCard(event.target.value)}
        maxLength={200}
        required
        spellCheck={false}
      />
      <CheckField label={w.handOver.documentSeen} name="documentSeen" required />
      <TextField
        label={w.handOver.pin}
        hint={w.handOver.pinHint}
        error={pinFault}
        name="pin"
        {...pinInput}
      />
      <TextField label={w.handOver.pinAgain} name="pinAgain" {...pinInput} />
      <ProblemNote problem={problem} />
      <button type="submit" className="primary" disabled={busy}>
        {w.handOver.activate}
      </button>
    </form>
  )
}
