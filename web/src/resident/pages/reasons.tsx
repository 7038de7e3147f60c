import { showValue } from '../../ui/show-value.ts'
import { factValue } from '../../words/fact-value.ts'
import { citation, date } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import { ResultTag } from '../outcome-tag.tsx'
import { ThresholdBar } from '../threshold-bar.tsx'
import { Answer, answerBeside, type Heard } from './dispute-answer.tsx'
import type { Decision } from './results.tsx'

type Reason = Decision['reasons'][number]
type Figure = Reason['figures'][number]
type Person = { personId: string; nameMasked: string }

/** Figures that say who somebody is; they stand with every condition and explain none of them. */
const structural = new Set(['personId', 'relation', 'custody', 'clergyAwayYears', 'birthDate'])

/** Each condition: how it came out, how far from its limit, where it is written, and what it rests on. */
export function Reasons({
  page,
  reasons,
  people,
  heard,
}: {
  page: PageContext
  reasons: Reason[]
  people: Person[]
  heard: Heard
}) {
  const { w, language } = page
  return (
    <>
      <h2>{w.results.reasons}</h2>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason.id + reason.sentence}>
            <ResultTag page={page} result={reason.result} />
            <p>{reason.sentence}</p>
            {reason.comparison ? <ThresholdBar page={page} comparison={reason.comparison} /> : null}
            {reason.result === 'failed' ? <Distance page={page} reason={reason} /> : null}
            <p className="small">{w.pair(w.results.article, citation(reason.article, language))}</p>
            <FiguresBehind page={page} figures={reason.figures} people={people} heard={heard} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** How far a figure lies from its limit, as a positive number with its unit. */
function Distance({ page, reason }: { page: PageContext; reason: Reason }) {
  const distance = reason.comparison?.distance
  if (typeof distance !== 'number' || distance === 0) return null
  const unit = reason.comparison?.right.unit ?? ''
  return <p>{page.w.results.distance(showValue(Math.abs(distance), unit, page.language))}</p>
}

function FiguresBehind({
  page,
  figures,
  people,
  heard,
}: {
  page: PageContext
  figures: Figure[]
  people: Person[]
  heard: Heard
}) {
  const shown = figures.filter((figure) => !structural.has(figure.name) && saysSomething(figure))
  if (shown.length === 0) return null
  return (
    <details>
      <summary>{page.w.results.usedFigures(shown.length)}</summary>
      <dl className="rows">
        {shown.map((figure) => (
          <FigureRow
            key={`${figure.personId}${figure.name}`}
            page={page}
            figure={figure}
            heard={heard}
            whose={people.find(({ personId }) => personId === figure.personId)?.nameMasked}
          />
        ))}
      </dl>
    </details>
  )
}

/** What registers hold as none or nought fills pages and explains nothing; what is not known explains much. */
function saysSomething({ quality, value, reason }: Figure): boolean {
  if (quality !== 'ok' && quality !== 'declared') return reason !== 'notHeld'
  return !(value === null || value === false || value === 0 || value === 'NONE')
}

function FigureRow({
  page,
  figure,
  whose,
  heard,
}: {
  page: PageContext
  figure: Figure
  whose: string | undefined
  heard: Heard
}) {
  const { w, terms, language } = page
  const name = terms.fact[figure.name] ?? figure.name
  const isKnown = figure.quality === 'ok' || figure.quality === 'declared'
  const answered = answerBeside(heard, figure)
  const isOpen = heard.disputed.some(({ factId }) => factId === figure.factId)
  const source = terms.department[figure.source ?? ''] ?? figure.source ?? ''
  return (
    <div>
      <dt>{whose ? w.pair(whose, name) : name}</dt>
      <dd>
        {isKnown
          ? factValue(figure.name, figure.value, language)
          : w.pair(w.facts.unknown, terms.reason[figure.reason ?? ''] ?? '')}
        <span className="small">
          {figure.asOf ? w.source(source, date(figure.asOf, language)) : source}
        </span>
        {answered ? <Answer page={page} answered={answered} /> : null}
        {isOpen ? (
          <span className="small">{w.facts.disputed}</span>
        ) : figure.factId === null ? null : (
          <a
            href={`/home/facts/${figure.factId}/wrong`}
            aria-label={w.pair(w.facts.wrong, whose ? w.pair(whose, name) : name)}
          >
            {w.facts.wrong}
          </a>
        )}
      </dd>
    </div>
  )
}
