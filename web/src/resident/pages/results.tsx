import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { HouseholdPicture } from '../household-picture.tsx'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { AnswerGroups } from './answer-groups.tsx'
import { departmentsWithoutAnswer, Gaps } from './gaps.tsx'
import { bestFirst } from './offer.tsx'

export type Decision = Awaited<ReturnType<typeof readDecisions>>[number]

/** The newest decision of each programme; `examples`: it rests on values that the district has not published. */
export async function readDecisions(page: PageContext) {
  const { language, api } = page
  const { decisions } = await body(api.decisions.$get({ query: { language } }))
  return decisions.map((decision) => ({
    ...decision,
    examples: decision.parameters.some(({ example }) => example),
  }))
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
    const { w, language, api } = page
    const decisions = await readDecisions(page)
    const { members } = await body(api.consents.$get())
    const gaps = await departmentsWithoutAnswer(page)
    const [first] = decisions
    const best = bestToApply(decisions)
    const fitting = decisions.filter(({ outcome }) => outcome === 'eligible').length
    return sendPage(
      c,
      {
        title: w.results.title,
        say: first ? `${w.results.bestFirst(fitting)} ${w.say.results}` : w.results.noneLead,
        back: '/home',
        signedIn: true,
      },
      <>
        <h1>{w.results.title}</h1>
        {first ? (
          <>
            <HouseholdPicture
              page={page}
              people={members.map(({ adult }) => ({ isChild: !adult }))}
            />
            <p>
              <strong>{w.results.bestFirst(fitting)}</strong>
            </p>
            <p className="small">{w.results.lead(date(first.onDate, language))}</p>
            <Gaps page={page} gaps={gaps} />
          </>
        ) : (
          <>
            <p>{w.results.none}</p>
            <p>{w.results.noneLead}</p>
            <a className="button primary" href="/home/consents">
              {w.results.toConsent}
            </a>
          </>
        )}
        <AnswerGroups
          page={page}
          answers={decisions}
          actions={(decision) => (
            <Actions page={page} decision={decision} isBest={decision === best} />
          )}
        />
        {first ? (
          <Rest page={page}>
            <div className="stack">
              <form method="post" action="/home/check">
                <button type="submit" className="quiet">
                  {w.facts.refresh}
                </button>
              </form>
              <a className="button quiet" href="/home/changes">
                {w.results.changed}
              </a>
            </div>
          </Rest>
        ) : null}
      </>,
    )
  })
}

/** The one application that the page proposes: what fits best, else what may fit. */
function bestToApply(decisions: Decision[]): Decision | undefined {
  const here = decisions.filter(({ offer }) => offer.way === 'here')
  return (
    bestFirst(here.filter(({ outcome }) => outcome === 'eligible'))[0] ??
    here.find(({ outcome }) => outcome !== 'notEligible')
  )
}

function Actions({
  page: { w },
  decision,
  isBest,
}: {
  page: PageContext
  decision: Decision
  isBest: boolean
}) {
  return (
    <div className="stack">
      {decision.offer.way === 'here' ? (
        <a
          className={isBest ? 'button primary' : 'button'}
          href={`/home/apply/${decision.programme}`}
        >
          {w.results.apply}
        </a>
      ) : null}
      <a className="button" href={`/home/results/${decision.id}`}>
        {w.results.why}
      </a>
    </div>
  )
}
