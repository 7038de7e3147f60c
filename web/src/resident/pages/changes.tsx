import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { citation, date } from '../../words/format.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextArea, TextField } from '../form.tsx'
import { giveEvidence } from '../give-evidence.ts'
import { sendPage } from '../layout.tsx'
import { PapersField } from '../papers-field.tsx'
import { readForm } from '../read-form.ts'
import { Rest } from '../rest.tsx'
import { type Change, changes, readReport, whens } from './change-form.ts'

type Fault = { at: string; text: string }

/** What changed at home: told to the town, what is looked at again because of it, and what was answered. */
export function changePages(app: Hono<PagesEnv>): void {
  app.get('/home/changes', (c) => changePage(c, []))
  app.post('/home/changes', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const change = c.req.query('change') ?? ''
    const { report, faults } = readReport(change, form, new Date(), page.w.changeReport)
    if (!report) return changePage(c, faults, form)
    try {
      const documentIds = await giveEvidence(page, form)
      const told = await body(page.api.changes.$post({ json: { ...report, documentIds } }))
      const query = new URLSearchParams({
        told: report.kind,
        ...(told.late ? { late: '1' } : {}),
        ...(told.rechecked > 0 ? { rechecked: '1' } : {}),
      })
      return c.redirect(`/home/changes?${query}`, 303)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      const at = error.faults.some((fault) => fault.at === 'since') ? 'date' : 'words'
      const text = at === 'date' ? page.w.changeReport.needDate : page.problems[error.code]
      return changePage(c, [{ at, text }], form)
    }
  })
}

async function changePage(c: PageRequest, faults: Fault[], form?: FormData): Promise<Response> {
  const told = changes.find((each) => each === c.req.query('told'))
  const change = changes.find((each) => each === c.req.query('change'))
  if (told) return toldPage(c, told)
  return change ? formPage(c, change, faults, form) : whichPage(c)
}

/** First the question alone: what has changed? */
async function whichPage(c: PageRequest): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  return sendPage(
    c,
    { say: w.say.changes, title: w.changes.title, back: '/home', signedIn: true },
    <>
      <h1>{w.changes.title}</h1>
      <p>{w.changes.lead}</p>
      <h2>{w.changes.which}</h2>
      <ul className="list">
        {changes.map((each) => (
          <li key={each}>
            <a href={`/home/changes?change=${each}`}>
              <span className="name">{w.changes.kinds[each]}</span>
            </a>
          </li>
        ))}
      </ul>
      {await Told({ page })}
      {await Rechecks({ page })}
    </>,
  )
}

/** Then since when, and in their words. */
async function formPage(
  c: PageRequest,
  change: Change,
  faults: Fault[],
  form?: FormData,
): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  const value = (name: string) => String(form?.get(name) ?? '')
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  return sendPage(
    c,
    {
      say: w.pair(w.changes.kinds[change], w.changeReport.when),
      title: w.changes.kinds[change],
      back: '/home/changes',
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <h1>{w.changes.kinds[change]}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      <PageForm action={`/home/changes?change=${change}`} files>
        <fieldset className={faultOf('when') ? 'field wrong' : 'field'}>
          <legend>{w.changeReport.when}</legend>
          {faultOf('when') ? <p className="fault">{faultOf('when')}</p> : null}
          <Choices
            name="when"
            type="radio"
            options={whens.map((each) => ({ value: each, label: w.changeReport.whens[each] }))}
            chosen={[value('when')]}
          />
        </fieldset>
        <TextField
          name="date"
          label={w.pair(w.changeReport.whens.date, w.changeReport.date)}
          hint={w.changeReport.dateHint}
          fault={faultOf('date')}
          value={value('date')}
          inputMode="text"
          maxLength={20}
        />
        <TextArea
          name="words"
          label={w.changeReport.words}
          hint={w.changeReport.wordsHint}
          fault={faultOf('words')}
          value={value('words')}
          maxLength={1000}
          required
        />
        <PapersField label={w.changeReport.photo} hint={w.dispute.photoHint} />
        <p>
          <button type="submit" className="primary">
            {w.changeReport.send}
          </button>
        </p>
      </PageForm>
      <Rest page={page} title={w.changes.again}>
        {await Again({ page, change })}
      </Rest>
    </>,
  )
}

/** After telling: thanks, what is looked at again, and the way to look at once. */
async function toldPage(c: PageRequest, change: Change): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  return sendPage(
    c,
    { say: w.changeReport.say, title: w.changeReport.thanks, back: '/home', signedIn: true },
    <>
      <h1>{w.changeReport.thanks}</h1>
      <div className="note good" role="status">
        <p>{w.changes.kinds[change]}</p>
        <p>{w.changeReport.received}</p>
      </div>
      {c.req.query('late') ? <p className="note">{w.changeReport.late}</p> : null}
      {c.req.query('rechecked') ? <p>{w.changeReport.rechecked}</p> : null}
      {await Again({ page, change })}
      <form method="post" action="/home/check">
        <button type="submit" className="primary">
          {w.changeReport.fresh}
        </button>
      </form>
      <p>
        <a href="/home/changes">{w.changeReport.told}</a>
      </p>
    </>,
  )
}

async function Again({ page, change }: { page: PageContext; change: Change }) {
  const { w, terms, language, api } = page
  const { programmes } = await body(api.decisions.after.$get({ query: { change } }))
  return (
    <>
      <h2>{programmes.length === 0 ? w.changes.nothing : w.changes.again}</h2>
      <ul>
        {programmes.map(({ programme, article }) => (
          <li key={programme}>
            {terms.programme[programme] ?? programme}{' '}
            <span className="small">{citation(article, language)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

async function Told({ page }: { page: PageContext }) {
  const { w, language, api } = page
  const { changes: reports } = await body(api.changes.$get())
  return (
    <Rest page={page} title={w.changeReport.told}>
      <h2>{w.changeReport.told}</h2>
      {reports.length === 0 ? <p>{w.changeReport.toldNone}</p> : null}
      {reports.map((report) => (
        <div className="card" key={report.id}>
          <p>
            <strong>{w.changes.kinds[report.kind]}</strong>{' '}
            <span className="small">{w.changeReport.since(date(report.since, language))}</span>
          </p>
          <p>{report.words}</p>
          <p className="answer">
            {report.answer && report.answeredAt
              ? w.changeReport.answered(date(report.answeredAt, language), report.answer)
              : w.changeReport.open}
          </p>
        </div>
      ))}
    </Rest>
  )
}

async function Rechecks({ page }: { page: PageContext }) {
  const { w, terms, language, api } = page
  const { awards } = await body(api.payments.$get())
  const due = awards.filter((award) => award.recheckOn !== null)
  if (due.length === 0) return null
  return (
    <Rest page={page} title={w.changes.rechecks}>
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
    </Rest>
  )
}
