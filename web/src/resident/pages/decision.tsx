import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { citation } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { ThresholdBar } from '../threshold-bar.tsx'
import { Composition } from './composition.tsx'
import { Figures, LawValues } from './law-values.tsx'
import { Offer, Outcome, titleOf } from './offer.tsx'

/** One decision: reasons with figures and articles, who counts, which amounts of the law, and what would change it. */
export function decisionPages(app: Hono<PagesEnv>): void {
  app.get('/home/results/:id', async (c) => {
    const page = c.get('page')
    const { w, language, api } = page
    const decision = await body(
      api.decisions[':id'].$get({ param: { id: c.req.param('id') }, query: { language } }),
    )
    const people = decision.members.length > 0 ? (await body(api.consents.$get())).members : []
    const title = titleOf(page, decision)
    return sendPage(
      c,
      { say: decision.headline, title, back: '/home/results', signedIn: true },
      <>
        <h1>{title}</h1>
        <Outcome page={page} decision={decision} />
        <Offer page={page} decision={decision} />
        <Lines title={w.results.changes} lines={decision.changes} />
        <Lines title={w.results.missing} lines={decision.missing} />
        {decision.outcome === 'eligible' ? null : (
          <p>
            <a href={`/home/results/${decision.id}/what-if`}>{w.whatIf.link}</a>
          </p>
        )}
        <Lines title={w.results.next} lines={decision.nextSteps} />
        {decision.offer.way === 'here' ? (
          <p>
            <a className="button primary" href={`/home/apply/${decision.programme}`}>
              {w.results.apply}
            </a>
          </p>
        ) : null}
        <h2>{w.results.reasons}</h2>
        <ul className="reasons">
          {decision.reasons.map((reason) => (
            <li key={reason.id + reason.sentence}>
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
        <Composition page={page} members={decision.members} people={people} />
        <Figures page={page} figures={decision.figures} />
        <LawValues page={page} parameters={decision.parameters} />
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
  if (lines.length === 0) return null
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
