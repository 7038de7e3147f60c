import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { isAutosave } from '../autosave.tsx'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { askedFor, type Programme, programmes, readDraft } from './draft.ts'

/** What to ask for: what fits is ticked already, and nothing is hidden. */
export function choosePages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/programmes', (c) => choosePage(c, null))
  app.post('/home/apply/programmes', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const chosen = programmes.filter((each) => form.getAll('programmes').includes(each))
    if (isAutosave(c)) return c.body(null, 204)
    if (chosen.length === 0) return await choosePage(c, page.w.choose.none)
    await body(page.api.draft.$put({ json: { programmes: chosen } }))
    return c.redirect('/home/apply', 303)
  })
}

async function choosePage(c: PageRequest, fault: string | null): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const draft = await readDraft(page)
  const fit = await fitsOf(page)
  const { applications } = await body(page.api.applications.$get())
  const openOf = (programme: string) =>
    applications.find((each) => each.programme === programme && !each.final)
  const wanted = [...askedFor(draft), c.req.query('with'), ...(draft.draft ? [] : fit.eligible)]
  const offered = programmes.filter((each) => !openOf(each))
  return sendPage(
    c,
    {
      say: w.sayChoose,
      title: w.choose.title,
      back: draft.draft ? '/home/apply' : '/home',
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <Errors title={w.errorTitle} faults={fault ? [{ at: 'programmes', text: fault }] : []} />
      <PageForm action={page.here}>
        <h1>{w.choose.title}</h1>
        <fieldset className={fault ? 'field wrong' : undefined}>
          <legend className="hint">{w.choose.hint}</legend>
          <Choices
            name="programmes"
            type="checkbox"
            chosen={fault ? [] : offered.filter((each) => wanted.includes(each))}
            options={offered.map((each) => ({
              value: each,
              label: <Programmed page={page} programme={each} fit={fit} />,
            }))}
          />
        </fieldset>
        {programmes.map((each) => {
          const open = openOf(each)
          return open ? (
            <p className="note" key={each}>
              <strong>{terms.programme[each]}</strong>
              <br />
              <a href={`/home/applications/${open.id}`}>{w.choose.open(open.reference)}</a>
            </p>
          ) : null
        })}
        {offered.length > 0 ? (
          <button type="submit" className="primary">
            {w.goOn}
          </button>
        ) : (
          <a className="button primary" href="/home">
            {w.home}
          </a>
        )}
      </PageForm>
    </>,
  )
}

type Fit = { eligible: string[]; perhaps: string[] }

/** What the newest decisions say; before the departments were asked they say nothing. */
async function fitsOf(page: PageContext): Promise<Fit> {
  const { decisions } = await body(page.api.decisions.$get({ query: { language: page.language } }))
  const those = (outcome: string) =>
    decisions.filter((each) => each.outcome === outcome).map((each) => each.programme)
  return { eligible: those('eligible'), perhaps: those('needsPerson') }
}

function Programmed({
  page,
  programme,
  fit,
}: {
  page: PageContext
  programme: Programme
  fit: Fit
}) {
  const { w, terms } = page
  const said = fit.eligible.includes(programme)
    ? w.choose.fits
    : fit.perhaps.includes(programme)
      ? w.choose.perhaps
      : null
  return (
    <>
      <strong>{terms.programme[programme]}</strong>
      <br />
      {terms.programmePlain[programme]}
      {said ? (
        <>
          <br />
          <span className="small">✓ {said}</span>
        </>
      ) : null}
    </>
  )
}
