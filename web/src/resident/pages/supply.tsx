import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { moment } from '../../words/format.ts'
import { autosaved, isAutosave, SavedLine, showAgain } from '../autosave.tsx'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm } from '../form.tsx'
import { KeptOnDevice, keptAt, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { EarlierPapers, givePapers, Papers, removePaper } from '../papers.tsx'
import { readForm } from '../read-form.ts'
import { TellText } from '../tell-text.tsx'
import { type Fault, textFault } from './answers.ts'

/**
 * Answering a request for more: words first, then photos and papers. Two pages, so that a file that cannot be taken
 * costs nobody a word.
 */
export function supplyPages(app: Hono<PagesEnv>): void {
  app.get('/home/applications/:id/supply', (c) => wordsPage(c, c.req.param('id'), undefined))
  app.post('/home/applications/:id/supply', async (c) => {
    const page = c.get('page')
    const id = c.req.param('id')
    const form = await readForm(c)
    const words = String(form.get('words') ?? '').trim()
    const fault = textFault(page, words)
    if (fault && isAutosave(c)) return autosaved(c, null)
    if (fault) {
      showAgain(c, form)
      return await wordsPage(c, id, { at: 'words', text: fault })
    }
    const kept = await body(
      page.api.applications[':id'].supply.$put({ param: { id }, json: { words } }),
    )
    if (isAutosave(c)) return autosaved(c, kept.savedAt)
    return c.redirect(`/home/applications/${id}/supply/papers?saved=words`, 303)
  })

  app.get('/home/applications/:id/supply/papers', async (c) => {
    const { typed } = c.get('page')
    const bad = typed ? await givePapers(c.get('page'), typed) : []
    return await papersPage(c, c.req.param('id'), bad)
  })
  app.post('/home/applications/:id/supply/papers', async (c) => {
    const page = c.get('page')
    const id = c.req.param('id')
    const form = await readForm(c)
    if (await removePaper(page, form)) return c.redirect(page.path, 303)
    const bad = await givePapers(page, form)
    if (bad.length > 0) return await papersPage(c, id, bad)
    if (form.get('more')) return c.redirect(page.path, 303)
    const { words } = await readSupply(page, id)
    try {
      await body(
        page.api.applications[':id'].supply.$post({
          param: { id },
          json: words === '' ? {} : { words },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'invalid_input') throw error
      return await papersPage(c, id, [{ at: 'file', text: page.w.supplyPage.nothing }])
    }
    return c.redirect(`/home/applications/${id}`, 303)
  })

  app.get('/home/applications/:id/supply/earlier', async (c) => {
    const page = c.get('page')
    const { w } = page
    const path = `/home/applications/${c.req.param('id')}/supply`
    const { earlier } = await readSupply(page, c.req.param('id'))
    return sendPage(
      c,
      {
        say: w.papers.earlierLead,
        title: w.papers.earlierTitle,
        back: `${path}/papers`,
        signedIn: true,
        form: true,
      },
      <PageForm action={`${path}/earlier`}>
        <h1>{w.papers.earlierTitle}</h1>
        <EarlierPapers page={page} earlier={earlier} />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
      </PageForm>,
    )
  })
  app.post('/home/applications/:id/supply/earlier', async (c) => {
    const page = c.get('page')
    const id = c.req.param('id')
    const form = await readForm(c)
    const { words, earlier } = await readSupply(page, id)
    const known = new Set(earlier.map((each) => each.id))
    const earlierDocumentIds = form
      .getAll('earlier')
      .map(String)
      .filter((each) => known.has(each))
    await body(
      page.api.applications[':id'].supply.$put({
        param: { id },
        json: { words, earlierDocumentIds },
      }),
    )
    return c.redirect(`/home/applications/${id}/supply/papers`, 303)
  })
}

async function readSupply(page: PageContext, id: string) {
  return await body(page.api.applications[':id'].supply.$get({ param: { id } }))
}

async function wordsPage(c: PageRequest, id: string, fault: Fault | undefined): Promise<Response> {
  const page = c.get('page')
  const { w, language } = page
  const supply = await readSupply(page, id)
  const mark = await personMark(page)
  return sendPage(
    c,
    {
      say: w.saySupply,
      title: w.supplyPage.title,
      scripts: ['draft'],
      back: `/home/applications/${id}`,
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <KeptOnDevice mark={mark} />
      <Errors title={w.errorTitle} faults={fault ? [fault] : []} />
      <PageForm
        action={`/home/applications/${id}/supply`}
        draft={keptAt(mark, 'supply', id.slice(0, 8))}
      >
        <h1>{w.supplyPage.title}</h1>
        <section className="note attention">
          <p className="small">
            {w.supplyPage.asked}, {moment(supply.asked.at, language)}
          </p>
          <p>{supply.asked.words}</p>
        </section>
        <TellText
          page={page}
          name="words"
          label={w.supplyPage.words}
          hint={w.supplyPage.wordsHint}
          value={supply.words}
          fault={fault?.text}
        />
        <SavedLine page={page} savedAt={supply.savedAt} />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
      </PageForm>
    </>,
  )
}

async function papersPage(c: PageRequest, id: string, bad: Fault[]): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  const path = `/home/applications/${id}/supply`
  const supply = await readSupply(page, id)
  const mark = await personMark(page)
  const faults = c.req.query('tooLarge') ? [{ at: 'file', text: w.papers.tooLargeTogether }] : bad
  return sendPage(
    c,
    {
      say: w.sayDocuments,
      title: w.supplyPage.papers,
      scripts: ['draft', 'upload'],
      back: path,
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <KeptOnDevice
        mark={mark}
        saved={c.req.query('saved') ? keptAt(mark, 'supply', id.slice(0, 8)) : ''}
      />
      <Errors title={w.errorTitle} faults={faults} />
      <PageForm action={`${path}/papers`} files>
        <h1>{w.supplyPage.papers}</h1>
        <p>{faults.length > 0 ? w.papers.keptBefore : w.papers.lead}</p>
        <Papers
          page={page}
          documents={supply.documents}
          earlier={supply.earlier}
          earlierHref={`${path}/earlier`}
        />
        <button type="submit" className="primary">
          {w.supplyPage.send}
        </button>
      </PageForm>
    </>,
  )
}
