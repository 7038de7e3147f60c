import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { citation, date, money } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { ThresholdBar } from '../threshold-bar.tsx'

type Decision = Awaited<ReturnType<typeof readDecisions>>[number]

async function readDecisions(page: PageContext) {
  return (await body(page.api.decisions.$get({ query: { language: page.language } }))).decisions
}

const rank = { eligible: 0, unknown: 1, needsPerson: 2, notEligible: 3 }
const monthly = new Set(['subsistence-allowance'])

/** Every programme with its outcome, best first; each opens into reasons, figures, articles, and what would change it. */
export function resultPages(app: Hono<PagesEnv>): void {
  app.post('/home/results', async (c) => {
    const page = c.get('page')
    await body(page.api.decisions.$post({ query: { language: page.language } }))
    return c.redirect('/home/results', 303)
  })

  app.get('/home/results', async (c) => {
    const page = c.get('page')
    const { w, terms, language } = page
    const decisions = (await readDecisions(page)).toSorted(
      (a, b) => rank[a.outcome] - rank[b.outcome],
    )
    const [first] = decisions
    return sendPage(
      c,
      { title: w.results.title, back: '/home', signedIn: true },
      <>
        <h1>{w.results.title}</h1>
        {first ? <p>{w.results.lead(date(first.onDate, language))}</p> : <p>{w.results.none}</p>}
        {decisions.map((decision) => (
          <section className="card" key={decision.id}>
            <h2>{terms.programme[decision.programme] ?? decision.programme}</h2>
            <p>{terms.programmePlain[decision.programme]}</p>
            <Outcome page={page} decision={decision} />
            <div className="stack">
              <a className="button" href={`/home/results/${decision.id}`}>
                {w.results.why}
              </a>
              <a className="button primary" href={`/home/apply/${decision.programme}`}>
                {w.results.apply}
              </a>
            </div>
          </section>
        ))}
        <form method="post" action="/home/check">
          <button type="submit" className="quiet">
            {w.facts.refresh}
          </button>
        </form>
      </>,
    )
  })

  app.get('/home/results/:id', async (c) => {
    const page = c.get('page')
    const { w, terms, language, api } = page
    const decision = await body(
      api.decisions[':id'].$get({ param: { id: c.req.param('id') }, query: { language } }),
    )
    return sendPage(
      c,
      {
        title: terms.programme[decision.programme] ?? decision.programme,
        back: '/home/results',
        signedIn: true,
      },
      <>
        <h1>{terms.programme[decision.programme] ?? decision.programme}</h1>
        <Outcome page={page} decision={decision} />
        {decision.changes.length > 0 ? (
          <Lines title={w.results.changes} lines={decision.changes} />
        ) : null}
        {decision.missing.length > 0 ? (
          <Lines title={w.results.missing} lines={decision.missing} />
        ) : null}
        {decision.nextSteps.length > 0 ? (
          <Lines title={w.results.next} lines={decision.nextSteps} />
        ) : null}
        <p>
          <a className="button primary" href={`/home/apply/${decision.programme}`}>
            {w.results.apply}
          </a>
        </p>
        <h2>{w.results.reasons}</h2>
        <ul className="reasons">
          {decision.reasons.map((reason) => (
            <li key={reason.id}>
              <p>
                <span className={`tag mark ${reason.result}`}>{mark(page, reason.result)}</span>{' '}
                {reason.sentence}
              </p>
              {reason.comparison ? (
                <ThresholdBar page={page} comparison={reason.comparison} />
              ) : null}
              <p className="small">
                {w.pair(w.results.article, citation(reason.article, language))}
              </p>
            </li>
          ))}
        </ul>
        <details>
          <summary>{w.results.law}</summary>
          <dl className="rows">
            {decision.parameters.map((parameter) => (
              <div key={parameter.name}>
                <dt>
                  {citation(parameter.article ?? parameter.source, language)}
                  <span className="small">
                    {' '}
                    {parameter.source}, {w.results.lawFrom(date(parameter.from, language))}
                    {parameter.example ? ` (${w.results.example})` : ''}
                  </span>
                </dt>
                <dd>
                  {typeof parameter.value === 'number' && parameter.unit.startsWith('fen')
                    ? money(parameter.value, language)
                    : String(parameter.value)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
        <details>
          <summary>{w.results.record}</summary>
          <p className="small">
            {w.results.recordText(decision.policyVersion, decision.evaluationSha256.slice(0, 16))}
          </p>
        </details>
      </>,
    )
  })
}

function mark({ w }: PageContext, result: 'met' | 'failed' | 'unknown' | 'notApplicable'): string {
  const words = {
    met: w.results.met,
    failed: w.results.failed,
    unknown: w.results.unknownMark,
    notApplicable: w.results.notApplicable,
  }
  const sign = { met: '✓', failed: '✗', unknown: '?', notApplicable: '–' }
  return `${sign[result]} ${words[result]}`
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section className="note">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Outcome({ page, decision }: { page: PageContext; decision: Decision }) {
  const { w, terms, language } = page
  const amount = decision.amountFen === null ? null : money(decision.amountFen, language)
  const isYes = decision.outcome === 'eligible'
  return (
    <>
      <p className={`tag ${decision.outcome}`}>{terms.outcome[decision.outcome]}</p>
      {isYes && amount ? (
        <p className="amount">
          {monthly.has(decision.programme) ? w.results.perMonth(amount) : w.results.once(amount)}{' '}
          <span className="small">({w.results.about})</span>
        </p>
      ) : null}
      <p>{decision.headline}</p>
    </>
  )
}
