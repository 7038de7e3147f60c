import { money } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import { type Outcome as OutcomeName, OutcomeTag } from '../outcome-tag.tsx'

/** What the rules said of one programme, as cards show it: of a kept decision or of a pre-check. */
export type Answer = {
  programme: string
  name: string
  outcome: OutcomeName
  amountFen: number | null
  headline: string
  /** It rests on values that the district has not published. */
  examples: boolean
  offer: {
    rank: number
    every: 'month' | 'year' | 'term' | 'once' | 'none'
    way: 'here' | 'department' | 'onceRecognised' | 'byItself'
    department: keyof PageContext['w']['results']['where']
    excludes: string[]
  }
}

/** A programme's name as everybody says it; one that the words do not know has the name of its own rules. */
export function titleOf({ terms }: PageContext, answer: { programme: string; name: string }) {
  return terms.programme[answer.programme] ?? answer.name
}

/** The outcome in a word, the amount with what it is for, and the sentence of the rules. */
export function Outcome({ page, answer }: { page: PageContext; answer: Answer }) {
  const { w, language } = page
  // Some help is no money, or none so far: then the sentence says it better than a zero.
  const amount = answer.amountFen ? money(answer.amountFen, language) : null
  return (
    <>
      <OutcomeTag page={page} outcome={answer.outcome} />
      {answer.outcome === 'eligible' && amount ? (
        <p className="amount">
          {w.results.every[answer.offer.every](amount)}{' '}
          <span className="small">{w.bracket(w.results.about)}</span>
        </p>
      ) : null}
      <p>{answer.headline}</p>
      {answer.examples ? <p className="small">{w.results.usesExamples}</p> : null}
    </>
  )
}

/** How one comes by a programme: by itself or by asking, where, and what it cannot go with. */
export function Offer({
  page,
  answer,
  all,
}: {
  page: PageContext
  answer: Answer
  /** All programmes of the household; what certainly does not fit is no choice, and is left out. */
  all?: Answer[]
}) {
  const { w, terms } = page
  if (answer.outcome === 'notEligible') return null
  const { way, department, excludes } = answer.offer
  const besides = excludes.filter((name) => {
    const other = all?.find(({ programme }) => programme === name)
    return !all || (other !== undefined && other.outcome !== 'notEligible')
  })
  return (
    <>
      {way === 'here' ? null : (
        <p>
          {way === 'department'
            ? w.results.askAt(w.results.where[department])
            : w.results.comes[way]}
        </p>
      )}
      {besides.length > 0 ? (
        <p className="note">
          {w.results.notBeside(
            besides.map((name) => terms.programme[name] ?? name).join(w.listSeparator),
          )}
        </p>
      ) : null}
    </>
  )
}

/** How often a year an amount comes, to compare a monthly one with one that comes once. */
const timesAYear = { month: 12, year: 1, term: 2, once: 1, none: 1 }

/** What helps most first: the largest sum in a year; without an amount, in the order of routes. */
export function bestFirst<Each extends Answer>(answers: Each[]): Each[] {
  const yearly = ({ amountFen, offer }: Answer) => (amountFen ?? 0) * timesAYear[offer.every]
  return [...answers].sort(
    (one, other) => yearly(other) - yearly(one) || one.offer.rank - other.offer.rank,
  )
}
