import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { lawDay } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'

/** What is known already and will not be asked: shown before anything is asked, with a way to say that it is wrong. */
export function knownPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/known', async (c) => {
    const page = c.get('page')
    const { w, terms, language } = page
    const facts = await body(page.api.facts.$get())
    const known = facts.known.filter(
      ({ quality, source, asOf }) => quality === 'ok' && source && asOf,
    )
    const ofAll = known.filter(({ personId }) => personId === null)
    const ofPersons = known.length - ofAll.length
    return sendPage(
      c,
      {
        say: w.known.lead,
        title: w.known.title,
        back: '/home/apply',
        signedIn: true,
        form: true,
      },
      <PageForm action="/home/apply/known">
        <h1>{w.known.title}</h1>
        <p>{known.length > 0 ? w.known.lead : w.known.none}</p>
        {ofAll.length > 0 ? (
          <dl className="rows card">
            {ofAll.map((fact) => (
              <div key={fact.name}>
                <dt>{terms.fact[fact.name] ?? fact.name}</dt>
                <dd>
                  {factValue(fact.name, fact.value, language)}
                  <span className="small">
                    {w.source(
                      terms.department[fact.source ?? ''] ?? '',
                      lawDay(fact.asOf ?? '', language),
                    )}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {ofPersons > 0 ? (
          <p>
            {w.known.persons(ofPersons)} <a href="/home/facts">{w.known.all}</a>
          </p>
        ) : null}
        <p>
          <button type="submit" className="primary">
            {w.known.seen}
          </button>
          {known.length > 0 ? (
            <a className="button" href="/home/facts">
              {w.known.wrong}
            </a>
          ) : null}
        </p>
      </PageForm>,
    )
  })
  app.post('/home/apply/known', async (c) => {
    await body(c.get('page').api.draft.$put({ json: { answers: { factsSeen: true } } }))
    return c.redirect('/home/apply', 303)
  })
}
