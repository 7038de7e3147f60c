import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { date, moment, money } from '../words/format.ts'
import type { CaseData } from './case-data.ts'
import { Clock } from './clock.tsx'

/** Who and what the case is about: stays on top of all three regions. */
export function CaseIdentity({ data }: { data: CaseData }) {
  const { w, terms, language } = useWords()
  const { application, publicity, officerDecision } = data
  const pairs: [string, string][] = [
    [w.case.reference, application.reference],
    [w.cases.programme, terms.programme[application.programme] ?? application.programme],
    [w.cases.size, w.cases.people(application.householdSize)],
    [w.cases.state, w.state[application.state] ?? application.state],
    [w.case.submitted, moment(application.submittedAt, language)],
    [w.case.since, moment(application.stateSince, language)],
    [w.case.call, data.phone ?? '—'],
    [w.case.address, data.address ?? '—'],
    ...(application.proposedAmountFen === null
      ? []
      : [[w.case.proposed, money(application.proposedAmountFen, language)] as [string, string]]),
  ]
  return (
    <div className="identity">
      <Clock row={application} />
      {application.registeredApart ? (
        <span className="badge attention">
          <Icon name="alert" /> {w.cases.apart}
        </span>
      ) : null}
      {officerDecision ? (
        <span className={officerDecision.kind === 'approve' ? 'badge good' : 'badge bad'}>
          {w.case.officerDecision[officerDecision.kind]}
          {officerDecision.amountFen === null
            ? ''
            : ` ${money(officerDecision.amountFen, language)}`}
        </span>
      ) : null}
      {publicity && application.state === 'publicity' ? (
        <span>
          <span className="badge">
            {publicity.over
              ? w.case.publicOver
              : w.case.publicUntil(date(publicity.until, language))}
          </span>{' '}
          <a href={`/publicity/${publicity.publicId}`} target="_blank" rel="noreferrer">
            {w.case.publicLink}
          </a>
        </span>
      ) : null}
      <dl>
        {pairs.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
