import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { citation, date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

const changes = [
  'findsWork',
  'losesWork',
  'incomeChanges',
  'propertyChanges',
  'illness',
  'disabilityChanges',
  'memberDies',
  'moves',
  'newAddress',
  'leavesSchool',
] as const
type Change = (typeof changes)[number]

/** What changed at home, and what is looked at again because of it; and when awards are looked at anyway. */
export function changePages(app: Hono<PagesEnv>): void {
  app.get('/home/changes', async (c) => {
    const page = c.get('page')
    const { w } = page
    const change = changes.find((each) => each === c.req.query('change'))
    return sendPage(
      c,
      { say: w.say.changes, title: w.changes.title, back: '/home', signedIn: true },
      <>
        <h1>{w.changes.title}</h1>
        <p>{w.changes.lead}</p>
        {change ? await After({ page, change }) : null}
        <h2>{w.changes.which}</h2>
        <ul>
          {changes
            .filter((each) => each !== change)
            .map((each) => (
              <li key={each}>
                <a href={`/home/changes?change=${each}`}>{w.changes.kinds[each]}</a>
              </li>
            ))}
        </ul>
        {await Rechecks({ page })}
      </>,
    )
  })
}

async function After({ page, change }: { page: PageContext; change: Change }) {
  const { w, terms, language, api } = page
  const { programmes } = await body(api.decisions.after.$get({ query: { change } }))
  return (
    <>
      <h2>{w.changes.kinds[change]}</h2>
      <p>{programmes.length === 0 ? w.changes.nothing : w.changes.again}</p>
      <ul>
        {programmes.map(({ programme, article }) => (
          <li key={programme}>
            {terms.programme[programme] ?? programme}{' '}
            <span className="small">{citation(article, language)}</span>
          </li>
        ))}
      </ul>
      <p className="note">{w.changes.tell}</p>
      <form method="post" action="/home/check">
        <button type="submit">{w.facts.refresh}</button>
      </form>
    </>
  )
}

async function Rechecks({ page }: { page: PageContext }) {
  const { w, terms, language, api } = page
  const { awards } = await body(api.payments.$get())
  const due = awards.filter((award) => award.recheckOn !== null)
  if (due.length === 0) return null
  return (
    <>
      <h2>{w.changes.rechecks}</h2>
      <ul>
        {due.map((award) => (
          <li key={award.id}>
            {w.changes.recheck(
              terms.programme[award.programme] ?? award.programme,
              award.recheckMonths ?? 0,
              date(award.recheckOn ?? '', language),
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
