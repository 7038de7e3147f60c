import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { moment } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Raise } from '../raise.tsx'

/** Everything as a file to take home; masked for whoever is signed in, whole only just after the passkey. */
export function ownFilePages(app: Hono<PagesEnv>): void {
  app.get('/home/data/file', async (c) => {
    const page = c.get('page')
    const { api, w, session } = page
    const { passkeys } = await body(api.passkeys.$get())
    const isRaised = session?.grade === 'A'
    return sendPage(
      c,
      {
        say: w.myData.say.file,
        title: w.myData.fileTitle,
        back: '/home/data',
        signedIn: true,
        scripts: !isRaised && passkeys.length > 0 ? ['passkey'] : [],
      },
      <>
        <h1>{w.myData.fileTitle}</h1>
        <p>{w.myData.fileLead}</p>
        <ul>
          {w.myData.fileHolds.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="note">{w.myData.fileMasked}</p>
        <div className="stack">
          {page.kiosk ? (
            <p className="note attention">{w.myData.fileNotHere}</p>
          ) : (
            <a className="button primary" href="/home/data/file.json" download>
              {w.myData.fileMake}
            </a>
          )}
          <a className="button" href="/home/data/all">
            {w.myData.fileRead}
          </a>
        </div>
        <p>{w.myData.fileCare}</p>
        <p className="small">{w.myData.fileFormat}</p>
        <h2>{w.myData.fileWhole}</h2>
        {page.kiosk ? (
          <p>{w.myData.fileNotHere}</p>
        ) : isRaised ? (
          <a className="button primary" href="/home/data/file.json?unmasked=1" download>
            {w.myData.fileWholeMake}
          </a>
        ) : (
          <>
            <p>{w.myData.fileWholeLead}</p>
            {passkeys.length > 0 ? <Raise page={page} /> : <p>{w.ownCode.passkeyNone}</p>}
          </>
        )}
      </>,
    )
  })

  app.get('/home/data/file.json', async (c) => {
    const { api, kiosk } = c.get('page')
    // A file on a public screen would stay there for the next person.
    if (kiosk) return c.redirect('/home/data/file', 303)
    const unmasked = c.req.query('unmasked') === '1'
    const answer = await api.export.$get({ query: unmasked ? { unmasked: '1' } : {} })
    const file = await body(Promise.resolve(answer))
    c.header('content-disposition', answer.headers.get('content-disposition') ?? 'attachment')
    c.header('cache-control', 'no-store')
    return c.body(JSON.stringify(file, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
    })
  })

  app.get('/home/data/all', async (c) => {
    const page = c.get('page')
    const { api, w } = page
    const file = (await body(api.export.$get({ query: {} }))) as Record<string, unknown>
    return sendPage(
      c,
      {
        say: w.myData.say.file,
        title: w.myData.fileShown,
        back: '/home/data/file',
        signedIn: true,
      },
      <>
        <h1>{w.myData.fileShown}</h1>
        {Object.entries(w.myData.parts).map(([part, title]) => (
          <Part key={part} page={page} title={title} value={file[part]} />
        ))}
      </>,
    )
  })
}

type Row = Record<string, unknown>

function Part({ page, title, value }: { page: PageContext; title: string; value: unknown }) {
  const rows = (Array.isArray(value) ? value : value ? [value] : []) as Row[]
  return (
    <details className="card">
      <summary>
        {title} <span className="small">{page.w.myData.rows(rows.length)}</span>
      </summary>
      {rows.length === 0 ? <p>{page.w.myData.nothing}</p> : null}
      {rows.map((row) => (
        <dl className="rows" key={JSON.stringify(row)}>
          {Object.entries(row).map(([name, each]) => (
            <div key={name}>
              <dt className="small">{page.terms.fact[name] ?? name}</dt>
              <dd>{shown(page, row, name, each)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  )
}

/** A value as a person reads it: days and times in words, facts as elsewhere, what has parts as text. */
function shown(page: PageContext, row: Row, name: string, value: unknown): string {
  const { terms, language } = page
  if (value === null || value === undefined) return '—'
  if (name === 'name' && typeof value === 'string') return terms.fact[value] ?? value
  if (name === 'programme') return terms.programme[String(value)] ?? String(value)
  if (name === 'state') return terms.state[String(value)] ?? String(value)
  if (name === 'source') return terms.department[String(value)] ?? String(value)
  if (name === 'value') return factValue(String(row.name ?? ''), value, language)
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return moment(value, language)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
