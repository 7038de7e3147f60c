import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Offer, Outcome, titleOf } from './offer.tsx'

export type Decision = Awaited<ReturnType<typeof readDecisions>>[number]

async function readDecisions(page: PageContext) {
  return (await body(page.api.decisions.$get({ query: { language: page.language } }))).decisions
}

/** Every programme with its outcome: what fits first, then what is open, and folded away what does not fit. */
export function resultPages(app: Hono<PagesEnv>): void {
  app.post('/home/results', async (c) => {
    const page = c.get('page')
    await body(page.api.decisions.$post({ query: { language: page.language } }))
    return c.redirect('/home/results', 303)
  })

  app.get('/home/results', async (c) => {
    const page = c.get('page')
    const { w, language } = page
    const decisions = await readDecisions(page)
    const [first] = decisions
    const against = decisions.filter(({ outcome }) => outcome === 'notEligible')
    return sendPage(
      c,
      { say: w.say.results, title: w.results.title, back: '/home', signedIn: true },
      <>
        <h1>{w.results.title}</h1>
        {first ? <p>{w.results.lead(date(first.onDate, language))}</p> : <p>{w.results.none}</p>}
        {(['eligible', 'unknown', 'needsPerson'] as const).map((outcome) => (
          <Group key={outcome} page={page} outcome={outcome} decisions={decisions} />
        ))}
        {against.length > 0 ? (
          <details>
            <summary>{w.results.against(against.length)}</summary>
            <p className="small">{w.results.againstLead}</p>
            {against.map((decision) => (
              <Card key={decision.id} page={page} decision={decision} all={decisions} />
            ))}
          </details>
        ) : null}
        <form method="post" action="/home/check">
          <button type="submit" className="quiet">
            {w.facts.refresh}
          </button>
        </form>
      </>,
    )
  })
}

function Group({
  page,
  outcome,
  decisions,
}: {
  page: PageContext
  outcome: 'eligible' | 'unknown' | 'needsPerson'
  decisions: Decision[]
}) {
  const mine = decisions.filter((decision) => decision.outcome === outcome)
  if (mine.length === 0) return null
  return (
    <>
      <h2>{page.w.results.group[outcome]}</h2>
      {mine.map((decision) => (
        <Card key={decision.id} page={page} decision={decision} all={decisions} />
      ))}
    </>
  )
}

function Card({ page, decision, all }: { page: PageContext; decision: Decision; all: Decision[] }) {
  const { w, terms } = page
  const title = titleOf(page, decision)
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      <p>{terms.programmePlain[decision.programme]}</p>
      <Outcome page={page} decision={decision} />
      <Offer page={page} decision={decision} all={all} />
      <div className="stack">
        <a className="button" href={`/home/results/${decision.id}`}>
          {w.results.why}
        </a>
        {decision.offer.way === 'here' ? (
          <a className="button primary" href={`/home/apply/${decision.programme}`}>
            {w.results.apply}
          </a>
        ) : null}
      </div>
    </section>
  )
}
