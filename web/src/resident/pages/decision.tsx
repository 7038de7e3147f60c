import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { Composition } from './composition.tsx'
import { readFacts } from './facts.tsx'
import { Figures, LawValues } from './law-values.tsx'
import { Offer, Outcome, titleOf } from './offer.tsx'
import { Reasons } from './reasons.tsx'

/** One decision: reasons with figures and articles, who counts, which amounts of the law, and what would change it. */
export function decisionPages(app: Hono<PagesEnv>): void {
  app.get('/home/results/:id', async (c) => {
    const page = c.get('page')
    const { w, language, api } = page
    const found = await body(
      api.decisions[':id'].$get({ param: { id: c.req.param('id') }, query: { language } }),
    )
    const decision = { ...found, examples: found.parameters.some(({ example }) => example) }
    const people = (await body(api.consents.$get())).members
    const heard = await readFacts(page)
    const title = titleOf(page, decision)
    return sendPage(
      c,
      {
        title,
        say: [decision.headline, ...decision.changes, ...decision.nextSteps].join(' '),
        back: '/home/results',
        signedIn: true,
      },
      <>
        <h1>{title}</h1>
        <section className="card">
          <Outcome page={page} answer={decision} />
          <Offer page={page} answer={decision} />
          {decision.offer.way === 'here' ? (
            <div className="stack">
              <a className="button primary" href={`/home/apply/${decision.programme}`}>
                {w.results.apply}
              </a>
            </div>
          ) : null}
        </section>
        <Lines title={w.results.changes} lines={decision.changes} />
        <Lines title={w.results.missing} lines={decision.missing} />
        <Rest page={page} title={w.results.reasons}>
          <Lines title={w.results.next} lines={decision.nextSteps} />
          {decision.outcome === 'eligible' ? null : (
            <p>
              <a className="button" href={`/home/results/${decision.id}/what-if`}>
                {w.whatIf.link}
              </a>
            </p>
          )}
          <Reasons page={page} reasons={decision.reasons} people={people} heard={heard} />
          <Composition page={page} members={decision.members} people={people} />
          <Figures page={page} figures={decision.figures} />
          <LawValues page={page} parameters={decision.parameters} />
          <details>
            <summary>{w.results.record}</summary>
            <p className="small">
              {w.results.recordText(decision.policyVersion, decision.evaluationSha256.slice(0, 16))}
            </p>
          </details>
          <p>
            <a href={`/policies/${decision.programme}`}>{w.policies.read}</a>
          </p>
        </Rest>
      </>,
    )
  })
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
