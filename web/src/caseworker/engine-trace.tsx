import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { showValue } from '../ui/show-value.ts'
import { citation, date, money } from '../words/format.ts'
import type { Decision } from './case-data.ts'
import { EngineParameters } from './engine-parameters.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

type Reason = Decision['reasons'][number]

const looks: Record<Reason['result'], { icon: IconName; tone: string }> = {
  met: { icon: 'check', tone: 'good' },
  failed: { icon: 'cross', tone: 'bad' },
  unknown: { icon: 'question', tone: 'attention' },
  notApplicable: { icon: 'minus', tone: '' },
}

/** Signs as people write them. */
const signs: Record<string, string> = { '<=': '≤', '>=': '≥', '=': '=', '!=': '≠' }

/** How the engine came to its advice: each condition with its figures and its article. */
export function EngineTrace({ decision }: { decision: Decision }) {
  const { w, language } = useWords()
  return (
    <>
      <p className="row">
        <OutcomeBadge outcome={decision.outcome} />
        {decision.amountFen === null ? null : (
          <span className="amount">{money(decision.amountFen, language)}</span>
        )}
      </p>
      <p>{decision.headline}</p>
      <p className="hint">
        {w.engine.advice}{' '}
        {w.engine.version(decision.policyVersion, date(decision.onDate, language))}
      </p>
      <Sentences title={w.engine.missing} sentences={decision.missing} />
      <Sentences title={w.engine.changes} sentences={decision.changes} />
      <h3>{w.engine.conditions}</h3>
      <Conditions reasons={decision.reasons} />
      <Sentences title={w.engine.nextSteps} sentences={decision.nextSteps} />
      <EngineParameters decision={decision} />
    </>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function Conditions({ reasons }: { reasons: Reason[] }) {
  const { w, language } = useWords()
  return (
    <ScrollTable
      caption={w.engine.conditions}
      hideCaption
      head={
        <>
          <th scope="col">{w.engine.result}</th>
          <th scope="col">
            {w.engine.condition} · {w.engine.article}
          </th>
          <th scope="col" className="money">
            {w.engine.comparison}
          </th>
        </>
      }
    >
      {reasons.map(({ id, result, sentence, article, comparison }) => (
        <tr key={`${id} ${sentence}`}>
          <td>
            <span className={`badge ${looks[result].tone}`}>
              <Icon name={looks[result].icon} /> {w.engine.results[result]}
            </span>
          </td>
          <th scope="row">
            {sentence}
            <p className="hint">
              {id} · {citation(article, language)}
            </p>
          </th>
          <td className="money">{comparison ? <Compared comparison={comparison} /> : '—'}</td>
        </tr>
      ))}
    </ScrollTable>
  )
}

function Compared({ comparison }: { comparison: NonNullable<Reason['comparison']> }) {
  const { w, language } = useWords()
  const { left, operator, right, distance } = comparison
  return (
    <>
      <p>
        <span className="unseen">{w.engine.value} </span>
        {showValue(left.value, left.unit, language)}
      </p>
      <p>
        {signs[operator] ?? operator} <span className="unseen">{w.engine.threshold} </span>
        {showValue(right.value, right.unit, language)}
      </p>
      {distance === null ? null : (
        <p className="hint">
          {w.engine.distance} {showValue(distance, left.unit, language)}
        </p>
      )}
    </>
  )
}
