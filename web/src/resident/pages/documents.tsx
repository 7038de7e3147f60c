import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { EarlierPapers, givePapers, Papers, removePaper } from '../papers.tsx'
import { readForm } from '../read-form.ts'
import type { Fault } from './answers.ts'
import { readDraft } from './draft.ts'

/** Photos and papers of an application: new ones, and those that were handed in before. */
export function documentPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/documents', async (c) => {
    const { typed } = c.get('page')
    // Language or print was changed with files chosen: a page cannot choose them again, so they are taken now.
    return await documentsPage(c, typed ? await givePapers(c.get('page'), typed) : [])
  })
  app.post('/home/apply/documents', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    if (await removePaper(page, form)) return c.redirect(page.here, 303)
    const faults = await givePapers(page, form)
    if (faults.length > 0) return await documentsPage(c, faults)
    if (form.get('more')) return c.redirect('/home/apply/documents', 303)
    await body(page.api.draft.$put({ json: { answers: { documentsDone: true } } }))
    return c.redirect(c.req.query('from') === 'check' ? '/home/apply/check' : '/home/apply', 303)
  })

  app.get('/home/apply/documents/earlier', async (c) => {
    const page = c.get('page')
    const { earlier } = await readDraft(page)
    if (earlier.length === 0) return c.redirect('/home/apply/documents', 303)
    const { w } = page
    return sendPage(
      c,
      {
        say: w.papers.earlierLead,
        title: w.papers.earlierTitle,
        back: '/home/apply/documents',
        signedIn: true,
        form: true,
      },
      <PageForm action="/home/apply/documents/earlier">
        <h1>{w.papers.earlierTitle}</h1>
        <EarlierPapers page={page} earlier={earlier} />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
      </PageForm>,
    )
  })
  app.post('/home/apply/documents/earlier', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const known = new Set((await readDraft(page)).earlier.map(({ id }) => id))
    const earlierDocumentIds = form
      .getAll('earlier')
      .map(String)
      .filter((id) => known.has(id))
    await body(page.api.draft.$put({ json: { earlierDocumentIds } }))
    return c.redirect('/home/apply/documents', 303)
  })
}

async function documentsPage(c: PageRequest, bad: Fault[]): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  const draft = await readDraft(page)
  const faults = c.req.query('tooLarge') ? [{ at: 'file', text: w.papers.tooLargeTogether }] : bad
  return sendPage(
    c,
    {
      say: w.sayDocuments,
      title: w.papers.title,
      scripts: ['upload'],
      back: c.req.query('from') === 'check' ? '/home/apply/check' : '/home/apply',
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <Errors title={w.errorTitle} faults={faults} />
      <PageForm action={page.path} files>
        <h1>{w.papers.title}</h1>
        <p>{faults.length > 0 ? w.papers.keptBefore : w.papers.lead}</p>
        <Papers
          page={page}
          documents={draft.documents}
          earlier={draft.earlier}
          earlierHref="/home/apply/documents/earlier"
        />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
      </PageForm>
    </>,
  )
}
