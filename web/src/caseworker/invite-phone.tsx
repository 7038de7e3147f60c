import { useState } from 'react'
import { body } from '../api.ts'
import { CodePicture } from '../ui/code-picture.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useAct } from '../ui/use-act.ts'

type Ticket = { link: string; svg: string; minutes: number }

/** A ticket that binds the phone of a resident who is present: good once, for ten minutes. */
export function InvitePhone({ personId }: { personId: string }) {
  const { w } = useWords()
  return (
    <Invitation
      id="phone"
      title={w.handOver.phoneTitle}
      lead={w.handOver.phoneLead}
      alt={w.handOver.ticketCode}
      invite={w.handOver.invite}
      make={() => body(api.staff.enrolments.$post({ json: { personId } }))}
    />
  )
}

/** A ticket with which a resident who is present makes a passkey on their own phone. */
export function InvitePasskey({ personId }: { personId: string }) {
  const { w } = useWords()
  return (
    <Invitation
      id="passkey"
      title={w.questions.passkeyTitle}
      lead={w.questions.passkeyLead}
      alt={w.questions.passkeyCode}
      invite={w.questions.passkeyInvite}
      make={() => body(api.staff['passkey-tickets'].$post({ json: { personId } }))}
    />
  )
}

function Invitation(props: {
  id: string
  title: string
  lead: string
  alt: string
  invite: string
  make: () => Promise<Ticket>
}) {
  const { w } = useWords()
  const [ticket, setTicket] = useState<Ticket & { until: string }>()
  const { run, busy, problem } = useAct(async () => {
    const made = await props.make()
    setTicket({ ...made, until: new Date(Date.now() + made.minutes * 60_000).toISOString() })
  })
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <p>{props.lead}</p>
      {ticket ? (
        <div className="panel" role="status">
          <p>{w.handOver.scanThis}</p>
          <CodePicture svg={ticket.svg} alt={props.alt} />
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
        {ticket ? w.handOver.inviteAgain : props.invite}
      </button>
    </section>
  )
}
