import type { InferResponseType } from 'hono/client'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { body } from '../api.ts'
import { CodePicture } from '../ui/code-picture.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { month } from '../words/format.ts'

type Card = Extract<InferResponseType<typeof api.staff.cards.$post>, { typedNumber: string }>

/** Makes a card and shows it for printing. Its number lives in this page and nowhere else. */
export function CardPage() {
  const { w } = useWords()
  const { householdId = '', personId = '' } = useParams()
  const [card, setCard] = useState<Card>()
  const { run, busy, problem } = useAct(async () => {
    setCard(await body(api.staff.cards.$post({ json: { householdId, personId } })))
  })
  return (
    <>
      <div className="screen-only">
        <PageTitle>{w.card.title}</PageTitle>
        <p className="note attention">{w.card.warn}</p>
        <ProblemNote problem={problem} />
        {card ? (
          <>
            <p>{w.card.forWhom(card.nameMasked)}</p>
            <p className="row">
              <button type="button" className="primary" onClick={() => window.print()}>
                {w.card.print}
              </button>
              <Link className="button" to="/people/hand-over">
                {w.card.next}
              </Link>
            </p>
          </>
        ) : (
          <button type="button" className="primary" disabled={busy} onClick={() => void run()}>
            {w.card.make}
          </button>
        )}
        <p>
          <Link to={`/people/${householdId}/${personId}`}>{w.handOver.toRecord}</Link>
        </p>
      </div>
      {card ? <Sheet card={card} /> : null}
    </>
  )
}

function Sheet({ card }: { card: Card }) {
  const { w, language } = useWords()
  const expires = `${w.card.expires} ${month(card.expiresOn.slice(0, 7), language)}`
  return (
    <div className="sheet">
      <section className="card" aria-label={w.card.front}>
        <CodePicture svg={card.svg} alt={w.card.code} className="card-code" />
        <div>
          <p className="card-brand">{w.card.brand}</p>
          <p className="card-hint">{w.card.scan}</p>
          <p className="card-host">{card.host}/c</p>
          <p className="card-number">
            <span className="unseen">{w.card.number} </span>
            {card.typedNumber}
          </p>
          <p className="card-serial">
            {w.card.serial} <strong>{card.serialCheck}</strong>
          </p>
        </div>
      </section>
      <section className="card" aria-label={w.card.backSide}>
        <CodePicture svg={card.svg} alt={w.card.code} className="card-code" />
        <div>
          <p className="card-brand">{w.card.brand}</p>
          <p className="card-host">{card.host}</p>
          <p>
            {w.card.hotline} <strong className="card-phone">{card.hotline}</strong>
          </p>
          <p className="card-hint">{w.card.found}</p>
          <p className="card-serial">
            {w.card.serial} <strong>{card.serialCheck}</strong>
          </p>
          <p className="card-hint">{expires}</p>
        </div>
      </section>
    </div>
  )
}
