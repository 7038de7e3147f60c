import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { citation, date, money } from '../../words/format.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextArea } from '../form.tsx'
import { giveEvidence } from '../give-evidence.ts'
import { sendPage } from '../layout.tsx'
import { PapersField } from '../papers-field.tsx'
import { readForm } from '../read-form.ts'
import { Rest } from '../rest.tsx'

type Fault = { at: string; text: string }
type Remedy = Awaited<ReturnType<typeof readRemedy>>

async function readRemedy(page: PageContext, id: string) {
  return await body(
    page.api.applications[':id'].reconsideration.$get({
      param: { id },
      query: { language: page.language },
    }),
  )
}

/** A decision is looked at again: what it rests on, which reasons are disputed, and the date of the answer. */
export function reconsiderPages(app: Hono<PagesEnv>): void {
  app.get('/home/applications/:id/reconsider', (c) => reconsiderPage(c, c.req.param('id'), []))
  app.post('/home/applications/:id/reconsider', async (c) => {
    const page = c.get('page')
    const id = c.req.param('id')
    const form = await readForm(c)
    const words = String(form.get('words') ?? '').trim()
    if (!words)
      return reconsiderPage(c, id, [{ at: 'words', text: page.w.reconsider.needWords }], form)
    try {
      const documentIds = await giveEvidence(page, form)
      const grounds = form.getAll('grounds').map(String).slice(0, 30)
      await body(
        page.api.applications[':id'].reconsideration.$post({
          param: { id },
          json: { grounds, words, documentIds },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      return reconsiderPage(c, id, [{ at: 'words', text: page.problems[error.code] }], form)
    }
    return c.redirect(`/home/applications/${id}/reconsider?sent=1`, 303)
  })
}

async function reconsiderPage(
  c: PageRequest,
  id: string,
  faults: Fault[],
  form?: FormData,
): Promise<Response> {
  const page = c.get('page')
  const { w, language } = page
  const remedy = await readRemedy(page, id)
  const [newest] = remedy.requests
  const sent = c.req.query('sent') !== undefined && newest !== undefined
  return sendPage(
    c,
    {
      title: sent ? w.reconsider.sent : w.reconsider.title,
      say: sent ? w.reconsider.saySent(date(newest.dueAt, language)) : w.reconsider.say,
      back: `/home/applications/${id}`,
      signedIn: true,
      form: remedy.mayAsk,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <h1>{sent ? w.reconsider.sent : w.reconsider.title}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      {remedy.requests.map((request) => (
        <Request key={request.id} page={page} request={request} />
      ))}
      {remedy.mayAsk ? (
        <>
          <p>{w.reconsider.lead}</p>
          <p>
            {w.reconsider.until(date(remedy.askUntil, language))}{' '}
            {w.reconsider.answerIn(remedy.answerDays)}
          </p>
          <PageForm action={`/home/applications/${id}/reconsider`} files>
            <fieldset>
              <legend>{w.reconsider.grounds}</legend>
              <p className="hint">{w.reconsider.groundsHint}</p>
              <Choices
                name="grounds"
                type="checkbox"
                options={groundsOf(page, remedy)}
                chosen={form?.getAll('grounds').map(String) ?? []}
              />
            </fieldset>
            <TextArea
              name="words"
              label={w.reconsider.words}
              hint={w.reconsider.wordsHint}
              fault={faults.find(({ at }) => at === 'words')?.text}
              value={String(form?.get('words') ?? '')}
              maxLength={2000}
              required
            />
            <PapersField label={w.reconsider.photo} hint={w.dispute.photoHint} />
            <p>
              <button type="submit" className="primary">
                {w.reconsider.send}
              </button>
            </p>
          </PageForm>
        </>
      ) : remedy.requests.length === 0 ? (
        <p className="note">{w.reconsider.late(date(remedy.askUntil, language))}</p>
      ) : null}
      <Rest page={page} title={w.reconsider.frozen}>
        <Frozen page={page} remedy={remedy} />
      </Rest>
    </>,
  )
}

/** The officers' reasons first, then each condition of the rules that did not fit; else all of them. */
function groundsOf({ w, language }: PageContext, remedy: Remedy) {
  const failed = remedy.frozen.reasons.filter(({ result }) => result === 'failed')
  const found = failed.length > 0 ? failed : remedy.frozen.reasons
  return [
    ...remedy.decided.reasons.map((reason) => ({
      value: reason.words.slice(0, 120),
      label: `${reason.words} ${w.bracket(citation(reason.article, language))}`,
    })),
    ...found.map((reason) => ({
      value: reason.id,
      label: `${reason.sentence} ${w.bracket(citation(reason.article, language))}`,
    })),
  ].filter((each, at, all) => all.findIndex(({ value }) => value === each.value) === at)
}

function Request({ page, request }: { page: PageContext; request: Remedy['requests'][number] }) {
  const { w, language, hotline } = page
  const day = date(request.dueAt, language)
  return (
    <section className="card">
      <h2>{request.outcome ? w.reconsider.outcome[request.outcome] : w.reconsider.running}</h2>
      {request.outcome ? (
        <ul>
          {request.reasons?.map((reason) => (
            <li key={reason.words}>
              {reason.words}{' '}
              <span className="small">{w.bracket(citation(reason.article, language))}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="amount">{w.reconsider.answerBy(day)}</p>
      )}
      {request.overdue ? (
        <p className="note attention">
          {w.reconsider.overdue} <a href={`tel:${hotline}`}>{hotline}</a>
        </p>
      ) : null}
      <p>{w.pair(w.reconsider.yourWords, request.words)}</p>
    </section>
  )
}

function Frozen({ page, remedy }: { page: PageContext; remedy: Remedy }) {
  const { w, language } = page
  const { decided, frozen } = remedy
  return (
    <section className="card" aria-labelledby="frozen">
      <h2 id="frozen">{w.reconsider.frozen}</h2>
      <p>
        {w.pair(w.reconsider.decision, w.reconsider.kinds[decided.kind])}
        {decided.amountFen ? ` ${money(decided.amountFen, language)}` : ''} ·{' '}
        {date(decided.on, language)}
      </p>
      <p>{frozen.headline}</p>
      <p className="small">
        {w.reconsider.frozenText(
          date(frozen.madeAt, language),
          frozen.evaluationSha256.slice(0, 12),
        )}
      </p>
      <p className="small">{remedy.sameBytes ? w.reconsider.recomputed : w.reconsider.differs}</p>
    </section>
  )
}
