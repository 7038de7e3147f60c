import { money } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Decision } from './results.tsx'

/** A programme's name as everybody says it; one that the words do not know has the name of its own rules. */
export function titleOf({ terms }: PageContext, decision: { programme: string; name: string }) {
  return terms.programme[decision.programme] ?? decision.name
}

/** The outcome in a word, the amount with what it is for, and the sentence of the rules. */
export function Outcome({ page, decision }: { page: PageContext; decision: Decision }) {
  const { w, terms, language } = page
  // Some help is no money, or none so far: then the sentence says it better than a zero.
  const amount = decision.amountFen ? money(decision.amountFen, language) : null
  const usesExamples = decision.parameters.some(({ example }) => example)
  return (
    <>
      <p className={`tag ${decision.outcome}`}>{terms.outcome[decision.outcome]}</p>
      {decision.outcome === 'eligible' && amount ? (
        <p className="amount">
          {w.results.every[decision.offer.every](amount)}{' '}
          <span className="small">({w.results.about})</span>
        </p>
      ) : null}
      <p>{decision.headline}</p>
      {usesExamples ? <p className="small">{w.results.usesExamples}</p> : null}
    </>
  )
}

/** How one comes by a programme: by itself or by asking, where, and what it cannot go with. */
export function Offer({
  page,
  decision,
  all,
}: {
  page: PageContext
  decision: Decision
  /** All programmes of the household; what certainly does not fit is no choice, and is left out. */
  all?: Decision[]
}) {
  const { w, terms } = page
  if (decision.outcome === 'notEligible') return null
  const { way, department, excludes } = decision.offer
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
