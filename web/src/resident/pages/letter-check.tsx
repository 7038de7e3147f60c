import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

type Checked = {
  reference: string
  madeOn: string
  kind: 'approve' | 'refuse' | 'terminate' | 'upheld' | 'setAside'
}

/** For anybody who holds a letter: is it ours? Reference, date, kind of decision, and nothing else. */
export function letterCheckPages(app: Hono<PagesEnv>): void {
  app.get('/letter', (c) => checkPage(c, ''))
  app.post('/letter', async (c) => {
    const { api, w, problems } = c.get('page')
    const code = String((await readForm(c)).get('code') ?? '').trim()
    if (!code) return checkPage(c, code, { fault: w.letterCheck.missing })
    try {
      const found = await body(api.letters.check.$post({ json: { code } }))
      return checkPage(c, '', { found })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'not_found') return checkPage(c, code, { unknown: true })
      return checkPage(c, code, { fault: problems[error.code] })
    }
  })
}

function checkPage(
  c: PageRequest,
  code: string,
  said: { found?: Checked; unknown?: boolean; fault?: string } = {},
): Response {
  const { w, language } = c.get('page')
  const { found, unknown, fault } = said
  return sendPage(
    c,
    {
      title: w.letterCheck.title,
      say: found ? w.letterCheck.good : unknown ? w.letterCheck.unknown : w.letterCheck.say,
      scripts: found ? [] : ['letter'],
      back: '/',
      form: !found,
      status: fault ? 422 : unknown ? 404 : 200,
    },
    <>
      <h1>{w.letterCheck.title}</h1>
      {fault ? <Errors title={w.errorTitle} faults={[{ at: 'code', text: fault }]} /> : null}
      {unknown ? (
        <div className="note attention" role="alert">
          <p>
            <strong>{w.letterCheck.unknown}</strong>
          </p>
          <p>{w.letterCheck.unknownHelp}</p>
        </div>
      ) : null}
      {found ? (
        <>
          <div className="note good" role="status">
            <p>
              <strong>✓ {w.letterCheck.good}</strong>
            </p>
            <p>{w.letterCheck.compare}</p>
          </div>
          <dl className="rows card">
            <div>
              <dt>{w.letters.reference}</dt>
              <dd>{found.reference}</dd>
            </div>
            <div>
              <dt>{w.letters.date}</dt>
              <dd>{date(found.madeOn, language)}</dd>
            </div>
            <div>
              <dt>{w.letterCheck.kind}</dt>
              <dd>{w.letters.short[found.kind]}</dd>
            </div>
          </dl>
          <p>
            <a className="button" href="/letter">
              {w.letterCheck.another}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{w.letterCheck.lead}</p>
          <PageForm action="/letter">
            <p id="code-read" className="note" role="status" hidden>
              {w.letterCheck.read}
            </p>
            <TextField
              name="code"
              label={w.letterCheck.code}
              hint={w.letterCheck.codeHint}
              fault={fault}
              value={code}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={200}
              required
            />
            <p>
              <button type="submit" className="primary">
                {w.letterCheck.check}
              </button>
            </p>
          </PageForm>
        </>
      )}
    </>,
  )
}
