import { useWords } from '../ui/language.tsx'
import { showValue } from '../ui/show-value.ts'
import { citation, date, moment, month } from '../words/format.ts'
import type { CaseData } from './case-data.ts'

type Event = CaseData['events'][number]

/** Who did what when, newest first. */
export function CaseTimeline({ data }: { data: CaseData }) {
  const { w, terms, language } = useWords()
  const actor = (event: Event) => {
    const name = language === 'zh' ? event.actorName : event.actorNameEn
    if (name) return `${name} (${terms.role[event.actorRole] ?? event.actorRole})`
    return event.actorKind === 'resident' ? w.case.resident : w.case.system
  }
  return (
    <ol className="timeline" reversed>
      {[...data.events].reverse().map((event) => (
        <li key={event.seq}>
          <p>
            <strong>
              {event.from === 'start'
                ? (w.state[event.to] ?? event.to)
                : w.case.moved(w.state[event.from] ?? event.from, w.state[event.to] ?? event.to)}
            </strong>
          </p>
          <p className="hint">
            {moment(event.at, language)} · {w.case.by(actor(event))}
          </p>
          {event.note ? <p className="saying">{event.note}</p> : null}
          <Detail detail={event.detail} />
        </li>
      ))}
    </ol>
  )
}

function Detail({ detail }: { detail: Event['detail'] }) {
  const { w, language } = useWords()
  const said = (name: string, value: unknown): string => {
    if (name === 'amountFen') return showValue(value, 'fen', language)
    if (name === 'publicUntil') return date(String(value), language)
    if (name === 'firstPeriod') return month(String(value), language)
    if (name === 'outcome') return w.outcome[value as keyof typeof w.outcome] ?? String(value)
    return typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value)
  }
  const shown = Object.entries(detail).filter(
    ([name, value]) => name in w.case.detail && value !== null,
  )
  const reasons = (Array.isArray(detail.reasons) ? detail.reasons : []) as {
    article: string
    words: string
  }[]
  return (
    <>
      {shown.map(([name, value]) => (
        <p key={name}>
          {w.case.detail[name]}
          {w.colon}
          {said(name, value)}
        </p>
      ))}
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.words}>
              {reason.words} <span className="hint">{citation(reason.article, language)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
