import { date } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Facts } from './facts.tsx'

/** What was said to be wrong, and what came back. */
export type Heard = Pick<Facts, 'answered' | 'disputed'>

type Answered = Facts['answered'][number]

/** The newest answer about a figure: beside the disputed row, or beside the row that took its place. */
export function answerBeside(
  facts: Pick<Facts, 'answered'>,
  fact: { factId: number | null },
): Answered | undefined {
  if (fact.factId === null) return undefined
  return facts.answered.find(
    (each) => each.factId === fact.factId || each.correctedFactId === fact.factId,
  )
}

/** What came back after somebody said that a figure is wrong. */
export function Answer({ page, answered }: { page: PageContext; answered: Answered }) {
  const { w, language } = page
  const day = date(answered.answeredAt, language)
  return (
    <span className={answered.verdict === 'confirmed' ? 'small answer stands' : 'small answer'}>
      {w.dispute.youSaid} {w.dispute[answered.verdict](day, answered.answer)}
    </span>
  )
}
