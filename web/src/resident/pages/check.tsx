import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { lawDay } from '../../words/format.ts'
import { showAgain } from '../autosave.tsx'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm } from '../form.tsx'
import { KeptOnDevice, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { type Fault, spokenAnswer } from './answers.ts'
import { askedFor, type Draft, openNames, placeOf, readDraft, savedAnswer } from './draft.ts'
import { lastSent } from './sent.tsx'

/** Everything that will be handed in, with a way to change each answer; and handing in. */
export function checkPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/check', (c) => checkPage(c, []))
  app.post('/home/apply/check', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    showAgain(c, form)
    if (form.get('truthful') !== 'yes')
      return await checkPage(c, [{ at: 'truthful', text: page.w.apply.truthMissing }])
    try {
      // Sent again after it was handed in, there is no draft: the key alone brings the old receipt.
      if ((await readDraft(page)).draft)
        await body(page.api.draft.$put({ json: { answers: { truthful: true } } }))
      const sent = await body(
        page.api.applications.$post({
          json: {},
          header: { 'idempotency-key': String(form.get('key') ?? '') },
        }),
      )
      return c.redirect(`/home/apply/sent/${sent.id}`, 303)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      return await checkPage(c, [{ at: 'truthful', text: page.problems[error.code] }])
    }
  })
}

async function checkPage(c: PageRequest, faults: Fault[]): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const draft = await readDraft(page)
  if (askedFor(draft).length === 0) {
    // Back from the receipt, or an old address: what was handed in is shown instead.
    const sent = await lastSent(page)
    return c.redirect(sent ? `/home/apply/sent/${sent}` : '/home/apply', 303)
  }
  const mark = await personMark(page)
  const open = openNames(draft)
  return sendPage(
    c,
    {
      say: w.say.checkAnswers,
      title: w.apply.checkTitle,
      scripts: ['draft'],
      back: '/home/apply',
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <KeptOnDevice mark={mark} saved={savedAnswer(c, draft, mark)} />
      <Errors title={w.errorTitle} faults={faults} />
      <PageForm action="/home/apply/check">
        <h1>{w.apply.checkTitle}</h1>
        <input
          type="hidden"
          name="key"
          value={String(page.typed?.get('key') ?? crypto.randomUUID())}
        />
        {open.length > 0 ? (
          <section className="note attention">
            <h2>{w.apply.missing}</h2>
            <ul>
              {open.map((name) => (
                <li key={name}>
                  <a href={`${placeOf(name)}?from=check`}>{w.question[name]?.title ?? name}</a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <dl className="rows card">
          <Row page={page} title={w.tasks.asked} href="/home/apply/programmes">
            {askedFor(draft)
              .map((each) => terms.programme[each])
              .join(w.and)}
          </Row>
          {draft.questions
            .filter(({ name }) => name !== 'truthful' && name !== 'factsSeen')
            .map((question) => (
              <Answered key={question.name} page={page} draft={draft} question={question} />
            ))}
        </dl>
        {open.length > 0 ? (
          <a className="button primary" href={`${placeOf(open[0] ?? '')}?from=check`}>
            {w.goOn}
          </a>
        ) : (
          <>
            <Choices
              name="truthful"
              type="checkbox"
              chosen={[]}
              options={[{ value: 'yes', label: w.apply.truth }]}
            />
            <button type="submit" className="primary">
              {w.apply.send}
            </button>
          </>
        )}
      </PageForm>
    </>,
  )
}

function Answered({
  page,
  draft,
  question,
}: {
  page: PageContext
  draft: Draft
  question: Draft['questions'][number]
}) {
  const { w, terms, language } = page
  const { name, known } = question
  const title = w.question[name]?.title ?? name
  if (known)
    return (
      <Row page={page} title={title}>
        {factValue(name, known.value, language)}
        <span className="small">
          {w.source(terms.department[known.source] ?? '', lawDay(known.asOf, language))}
        </span>
      </Row>
    )
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const files = draft.documents.length + draft.earlier.filter(({ chosen }) => chosen).length
  return (
    <Row page={page} title={title} href={`${placeOf(name)}?from=check`}>
      {name === 'documentsDone' ? (
        w.tasks.files(files)
      ) : name === 'membersConfirmed' && draft.members.length > 0 ? (
        draft.members.map((each) => (
          <span key={each.id} className="line-of-one">
            <bdi>{each.name}</bdi> {each.change === 'joined' ? w.members.joined : w.members.left}
          </span>
        ))
      ) : (
        <bdi>
          {spokenAnswer(page, name, answers[name]) ?? factValue(name, answers[name], language)}
        </bdi>
      )}
    </Row>
  )
}

function Row({
  page,
  title,
  href,
  children,
}: {
  page: PageContext
  title: string
  href?: string
  children: React.ReactNode
}) {
  const { w } = page
  return (
    <div>
      <dt>{title}</dt>
      <dd className="saying">
        {children}
        {href ? (
          <a href={href} className="change" aria-label={w.pair(w.change, title)}>
            {w.change}
          </a>
        ) : null}
      </dd>
    </div>
  )
}
