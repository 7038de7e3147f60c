import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

type Stage = {
  state: string
  dueAt: string | null
  paused: boolean
  final: boolean
  overdue: boolean
}
type Said = { stage?: Stage; faults?: { at: string; text: string }[] }

const REFERENCE = /^LP-?\d{6}-?\d{6}$/
const LAST_FOUR = /^\d{3}[\dX]$/

/** Where a case stands, by its number and four digits, without a session: the stage and nothing else. */
export function trackNumberPages(app: Hono<PagesEnv>): void {
  app.get('/track', (c) => trackPage(c, { reference: '', lastFour: '' }))
  app.post('/track', async (c) => {
    const { api, w, problems } = c.get('page')
    const form = await readForm(c)
    const [reference = '', lastFour = ''] = ['reference', 'lastFour'].map((name) =>
      plain(String(form.get(name) ?? '')),
    )
    const given = { reference, lastFour }
    const faults = [
      ...(REFERENCE.test(reference) ? [] : [{ at: 'reference', text: w.trackForm.badReference }]),
      ...(LAST_FOUR.test(lastFour) ? [] : [{ at: 'lastFour', text: w.trackForm.badLastFour }]),
    ]
    if (faults.length > 0) return trackPage(c, given, { faults })
    try {
      return trackPage(c, given, { stage: await body(api.track.$post({ json: given })) })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const text = error.code === 'not_found' ? w.trackForm.none : problems[error.code]
      return trackPage(c, given, { faults: [{ at: 'reference', text }] })
    }
  })
}

/** As people type: full-width digits, small letters, spaces, and a long dash for a short one. */
function plain(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '').replaceAll(/[–—−]/g, '-')
}

function trackPage(
  c: PageRequest,
  given: { reference: string; lastFour: string },
  { stage, faults = [] }: Said = {},
): Response {
  const { w, terms } = c.get('page')
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  const state = stage ? (terms.state[stage.state] ?? stage.state) : ''
  return sendPage(
    c,
    {
      title: w.trackForm.title,
      say: stage ? w.trackForm.sayFound(state) : w.trackForm.say,
      back: '/',
      form: !stage,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <h1>{w.trackForm.title}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      {stage ? (
        <Found c={c} stage={stage} state={state} />
      ) : (
        <>
          <p>{w.trackForm.lead}</p>
          <PageForm action="/track">
            <TextField
              name="reference"
              label={w.trackForm.reference}
              hint={w.trackForm.referenceHint}
              fault={faultOf('reference')}
              value={given.reference}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              required
            />
            <TextField
              name="lastFour"
              label={w.trackForm.lastFour}
              hint={w.trackForm.lastFourHint}
              fault={faultOf('lastFour')}
              value={given.lastFour}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={8}
              required
            />
            <p>
              <button type="submit" className="primary">
                {w.trackForm.look}
              </button>
            </p>
          </PageForm>
        </>
      )}
      <p className="small">{w.trackForm.recorded}</p>
    </>,
  )
}

function Found({ c, stage, state }: { c: PageRequest; stage: Stage; state: string }) {
  const { w, language } = c.get('page')
  const day = stage.dueAt ? date(stage.dueAt, language) : null
  return (
    <>
      <section className="card" aria-labelledby="found" role="status">
        <h2 id="found">{w.trackForm.found}</h2>
        <p className="amount">{state}</p>
        {stage.final ? null : (
          <p>
            {stage.paused ? w.follow.rests : day ? w.pair(w.follow.until, day) : w.follow.noClock}
          </p>
        )}
        {stage.overdue ? <p className="tag needsPerson">{w.follow.overdueTitle}</p> : null}
      </section>
      <p>{w.trackForm.only}</p>
      <p>
        <a className="button" href="/track">
          {w.trackForm.another}
        </a>
      </p>
    </>
  )
}
