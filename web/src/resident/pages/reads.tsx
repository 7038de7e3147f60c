import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { moment } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

/** Who looked at what, and why; the newest first. */
export function readPages(app: Hono<PagesEnv>): void {
  app.get('/home/reads', async (c) => {
    const page = c.get('page')
    const { api, w, language, terms } = page
    const before = c.req.query('before')
    const { reads, more } = await body(api.reads.$get({ query: before ? { before } : {} }))
    return sendPage(
      c,
      { say: w.say.reads, title: w.reads.title, back: '/home', signedIn: true },
      <>
        <h1>{w.reads.title}</h1>
        <p>{w.reads.lead}</p>
        {reads.length === 0 ? <p>{w.reads.none}</p> : null}
        <ol className="reasons">
          {reads.map((read) => (
            <li key={read.id}>
              <p>
                <strong>
                  {read.name
                    ? `${language === 'zh' ? read.name : (read.nameEn ?? read.name)}, ${terms.role[read.role ?? ''] ?? ''}`
                    : w.reads.who[read.who]}
                </strong>{' '}
                <span className="small">{moment(read.at, language)}</span>
              </p>
              <p>
                {w.reads.action[read.action] ??
                  w.reads.moved(
                    terms.state[read.action.replace('application.', '')] ?? read.action,
                  )}
                {read.masked ? ` (${w.reads.masked})` : ''}
                {w.reads.purpose[read.purpose] ? ` · ${w.reads.purpose[read.purpose]}` : ''}
              </p>
              {read.fields.length > 0 ? (
                <details>
                  <summary className="small">{w.reads.fields(read.fields.length)}</summary>
                  <p className="small">
                    {read.fields
                      .map((field) => terms.fact[field] ?? field)
                      .join(language === 'zh' ? '、' : ', ')}
                  </p>
                </details>
              ) : null}
            </li>
          ))}
        </ol>
        {more ? (
          <a className="button" href={`/home/reads?before=${reads.at(-1)?.id}`}>
            {w.reads.more}
          </a>
        ) : null}
      </>,
    )
  })
}
