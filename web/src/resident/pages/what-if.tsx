import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

/** What would change one answer, and what each possible value of a missing figure would mean: worked out when asked. */
export function whatIfPages(app: Hono<PagesEnv>): void {
  app.get('/home/results/:id/what-if', async (c) => {
    const page = c.get('page')
    const { w, language, api } = page
    const id = c.req.param('id')
    const { sentences } = await body(
      api.decisions[':id']['what-if'].$get({ param: { id }, query: { language } }),
    )
    return sendPage(
      c,
      { say: w.say.whatIf, title: w.whatIf.title, back: `/home/results/${id}`, signedIn: true },
      <>
        <h1>{w.whatIf.title}</h1>
        <p>{w.whatIf.lead}</p>
        {sentences.length > 0 ? (
          <ul className="reasons">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : (
          <p>{w.whatIf.nothing}</p>
        )}
      </>,
    )
  })
}
