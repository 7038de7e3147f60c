import { useState } from 'react'
import { body } from '../api.ts'
import { CodePicture } from '../ui/code-picture.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useAct } from '../ui/use-act.ts'

type Ticket = { link: string; svg: string; minutes: number; until: string }

/** A ticket that binds the phone of a resident who is present: good once, for ten minutes. */
export function InvitePhone({ personId }: { personId: string }) {
  const { w } = useWords()
  const [ticket, setTicket] = useState<Ticket>()
  const { run, busy, problem } = useAct(async () => {
    const made = await body(api.staff.enrolments.$post({ json: { personId } }))
    setTicket({ ...made, until: new Date(Date.now() + made.minutes * 60_000).toISOString() })
  })
  return (
    <section aria-labelledby="phone">
      <h2 id="phone">{w.handOver.phoneTitle}</h2>
      <p>{w.handOver.phoneLead}</p>
      {ticket ? (
        <div className="panel" role="status">
          <p>{w.handOver.scanThis}</p>
          <CodePicture svg={ticket.svg} alt={w.handOver.ticketCode} />
          <p>
            <a href={ticket.link} target="_blank" rel="noreferrer">
              {ticket.link}
            </a>
          </p>
          <p>
            {w.handOver.good(ticket.minutes)} <TimeLeft key={ticket.until} until={ticket.until} />
          </p>
        </div>
      ) : null}
      <ProblemNote problem={problem} />
      <button type="button" disabled={busy} onClick={() => void run()}>
        {ticket ? w.handOver.inviteAgain : w.handOver.invite}
      </button>
    </section>
  )
}
