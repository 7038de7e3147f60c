import { citation, date } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

type Step = {
  state: string
  status: 'done' | 'current' | 'next'
  since: string | null
  clock: 'working' | 'calendar' | 'hours' | 'none'
  length: number | null
  article: string
}

/** A procedure as a line with a dot: what is behind, where it stands, what follows and how long that may take. */
export function Way({
  page,
  steps,
  dueAt,
}: {
  page: PageContext
  steps: Step[]
  dueAt: string | null
}) {
  const { w, terms, language } = page
  const under = (step: Step) => {
    if (step.status === 'done') return step.since ? date(step.since, language) : ''
    if (step.status === 'current') return dueAt ? w.track.due(date(dueAt, language)) : ''
    return step.clock === 'none' || step.length === null
      ? ''
      : w.follow.takes[step.clock](step.length)
  }
  return (
    <ol className="steps way">
      {steps.map((step) => (
        <li
          key={step.state}
          className={step.status}
          aria-current={step.status === 'current' ? 'step' : undefined}
        >
          <span className="unseen">{w.follow[markOf[step.status]]} </span>
          {terms.state[step.state] ?? step.state}
          {under(step) ? <span className="small when">{under(step)}</span> : null}
        </li>
      ))}
    </ol>
  )
}

const markOf = { done: 'done', current: 'here', next: 'next' } as const

/** Where each clock is written, for who wants to look it up. */
export function WayArticles({ page, steps }: { page: PageContext; steps: Step[] }) {
  const { w, terms, language } = page
  return (
    <details>
      <summary>{w.follow.law}</summary>
      <dl className="rows">
        {steps
          .filter(({ status }) => status !== 'done')
          .map((step) => (
            <div key={step.state}>
              <dt>{terms.state[step.state] ?? step.state}</dt>
              <dd>{citation(step.article, language)}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
