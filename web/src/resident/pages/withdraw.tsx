import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

/** States out of which an applicant may take a case back (the procedures say so, and the api holds it). */
const withdrawable = ['submitted', 'supplementRequested', 'accepted', 'surveying']

/** Taking an application back: asked once, and for what was handed in together one may choose. */
export function withdrawPages(app: Hono<PagesEnv>): void {
  app.get('/home/applications/:id/withdraw', (c) => withdrawPage(c, c.req.param('id'), null))
  app.post('/home/applications/:id/withdraw', async (c) => {
    const page = c.get('page')
    const id = c.req.param('id')
    const form = await readForm(c)
    const cases = await together(page, id)
    const chosen = cases.filter((each) => form.getAll('cases').includes(each.id))
    if (chosen.length === 0) return await withdrawPage(c, id, page.w.withdrawPage.none)
    for (const each of chosen)
      await body(page.api.applications[':id'].withdraw.$post({ param: { id: each.id } }))
    return c.redirect(`/home/applications/${id}`, 303)
  })
}

async function together(page: PageContext, id: string) {
  const { applications } = await body(page.api.applications.$get())
  const own = applications.find((each) => each.id === id)
  if (!own) throw new ApiProblem('not_found')
  return applications.filter(
    (each) =>
      (each.id === id || each.handedInWith === own.handedInWith) &&
      withdrawable.includes(each.state),
  )
}

async function withdrawPage(c: PageRequest, id: string, fault: string | null): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const cases = await together(page, id)
  if (!cases.some((each) => each.id === id)) return c.redirect(`/home/applications/${id}`, 303)
  const [only] = cases
  return sendPage(
    c,
    {
      say: w.sayWithdraw,
      title: w.withdrawPage.title,
      back: `/home/applications/${id}`,
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <Errors title={w.errorTitle} faults={fault ? [{ at: 'cases', text: fault }] : []} />
      <PageForm action={`/home/applications/${id}/withdraw`}>
        <h1>{w.withdrawPage.title}</h1>
        {cases.length === 1 && only ? (
          <p>
            <input type="hidden" name="cases" value={only.id} />
            <strong>{terms.programme[only.programme]}</strong>{' '}
            <span className="reference">{only.reference}</span>
          </p>
        ) : (
          <fieldset className={fault ? 'field wrong' : undefined}>
            <legend className="hint">{w.withdrawPage.together}</legend>
            <Choices
              name="cases"
              type="checkbox"
              chosen={fault ? [] : [id]}
              options={cases.map((each) => ({
                value: each.id,
                label: (
                  <>
                    {terms.programme[each.programme] ?? each.programme}{' '}
                    <span className="reference">{each.reference}</span>
                  </>
                ),
              }))}
            />
          </fieldset>
        )}
        <p>{w.withdrawPage.later}</p>
        <div className="stack">
          <a className="button primary" href={`/home/applications/${id}`}>
            {w.withdrawPage.no}
          </a>
          <button type="submit">{w.withdrawPage.yes}</button>
        </div>
      </PageForm>
    </>,
  )
}
