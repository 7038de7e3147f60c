import { money } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

export type Differing = {
  kind:
    | 'started'
    | 'ended'
    | 'amountChanged'
    | 'oneOff'
    | 'oneOffBefore'
    | 'returned'
    | 'returnedBefore'
    | 'returnedAndPaidAgain'
  programme: string
  differenceFen: number
  fromFen: number
  toFen: number
  awardId: string | null
}

/** One part of the difference in words, with the decision behind it. */
export function Difference({
  page,
  part,
  because,
}: {
  page: PageContext
  part: Differing
  because: string | null
}) {
  return (
    <>
      {sentenceOf(page, part)}
      {because ? <span className="small"> ({because})</span> : null}
    </>
  )
}

export function sentenceOf({ w, terms, language }: PageContext, part: Differing): string {
  const name = terms.programme[part.programme] ?? part.programme
  const [from, to] = [money(part.fromFen, language), money(part.toFen, language)]
  const why = w.moneyMonths.why
  switch (part.kind) {
    case 'amountChanged':
      return why.amountChanged(name, from, to)
    case 'started':
    case 'oneOff':
    case 'returnedBefore':
    case 'returnedAndPaidAgain':
      return why[part.kind](name, to)
    default:
      return why[part.kind](name, from)
  }
}
