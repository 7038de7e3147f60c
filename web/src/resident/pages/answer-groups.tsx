import type { ReactNode } from 'react'
import type { PageContext } from '../context.ts'
import { Rest } from '../rest.tsx'
import { type Answer, bestFirst, Offer, Outcome, titleOf } from './offer.tsx'

const openOutcomes = ['unknown', 'needsPerson'] as const

/**
 * Every programme by its outcome: what fits first and the best of it on top, then what is open, and folded away what
 * does not fit. In elder mode the best stands alone, and the others are a touch away.
 */
export function AnswerGroups<Each extends Answer>({
  page,
  answers,
  actions,
}: {
  page: PageContext
  answers: Each[]
  actions: (answer: Each) => ReactNode
}) {
  const { w } = page
  const fitting = bestFirst(answers.filter(({ outcome }) => outcome === 'eligible'))
  const against = answers.filter(({ outcome }) => outcome === 'notEligible')
  const card = (answer: Each) => (
    <Card
      key={answer.programme}
      page={page}
      answer={answer}
      all={answers}
      actions={actions(answer)}
    />
  )
  const [best, ...others] = fitting
  // Where nothing fits for certain, elder mode shows the first that may.
  const mayFit = openOutcomes
    .map((outcome) => ({ outcome, mine: answers.filter((each) => each.outcome === outcome) }))
    .find(({ mine }) => mine.length > 0)
  const first = best ?? (page.elder ? mayFit?.mine[0] : undefined)
  const group = best ? 'eligible' : mayFit?.outcome
  return (
    <>
      {first && group ? (
        <>
          <h2>{w.results.group[group]}</h2>
          {card(first)}
        </>
      ) : null}
      <Rest page={page} title={w.results.others}>
        {others.map(card)}
        {openOutcomes.map((outcome) => {
          const mine = answers.filter((answer) => answer !== first && answer.outcome === outcome)
          return mine.length === 0 ? null : (
            <section key={outcome}>
              <h2>{w.results.group[outcome]}</h2>
              {mine.map(card)}
            </section>
          )
        })}
        {against.length > 0 ? (
          <details>
            <summary>{w.results.against(against.length)}</summary>
            <p className="small">{w.results.againstLead}</p>
            {against.map(card)}
          </details>
        ) : null}
      </Rest>
    </>
  )
}

function Card({
  page,
  answer,
  all,
  actions,
}: {
  page: PageContext
  answer: Answer
  all: Answer[]
  actions: ReactNode
}) {
  const title = titleOf(page, answer)
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      <p className="quiet-text">{page.terms.programmePlain[answer.programme]}</p>
      <Outcome page={page} answer={answer} />
      <Offer page={page} answer={answer} all={all} />
      {actions}
    </section>
  )
}
