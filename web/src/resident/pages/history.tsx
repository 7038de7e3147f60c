import { date, moment, money } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

type Event = {
  seq: number
  to: string
  at: string
  actorKind: string
  actorRole: string
  actorName: string | null
  actorNameEn: string | null
  note: string | null
  detail: Record<string, unknown>
}

/** Everything that happened to a case: what, when, by whom, and the words for the resident. */
export function History({ page, events }: { page: PageContext; events: Event[] }) {
  const { w, terms, language } = page
  return (
    <ol className="steps">
      {events.map((event) => (
        <li className="done" key={event.seq}>
          <strong>{terms.state[event.to] ?? event.to}</strong>
          <br />
          <span className="small">
            {moment(event.at, language)} ·{' '}
            {event.actorKind === 'resident'
              ? w.track.you
              : w.track.by(
                  (language === 'zh' ? event.actorName : event.actorNameEn) ??
                    terms.role[event.actorRole] ??
                    '',
                )}
          </span>
          {event.note ? <p>{event.note}</p> : null}
          {typeof event.detail.publicUntil === 'string' ? (
            <p className="small">{w.track.publicUntil(date(event.detail.publicUntil, language))}</p>
          ) : null}
          {event.to === 'approved' && typeof event.detail.amountFen === 'number' ? (
            <p>{w.track.amount(money(event.detail.amountFen, language))}</p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
