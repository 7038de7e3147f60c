import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date, moment } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors } from '../form.tsx'
import { KeptOnDevice, keptAt, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { readAnswer } from './answers.ts'
import { checkPage } from './check-answers.tsx'
import { asked, programmeOf, readDraft, savedAnswer } from './draft.ts'
import { questionControl } from './question-control.tsx'

/** Apply: one thing a page, saved on each, checked at the end, handed in once. */
export function applyPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/:programme', async (c) => {
    const page = c.get('page')
    const { w, terms } = page
    const programme = programmeOf(c)
    const questions = asked(await readDraft(page, programme))
    const first = questions.find((question) => !question.answered) ?? questions[0]
    return sendPage(
      c,
      {
        say: w.say.apply,
        title: w.apply.title(terms.programme[programme] ?? ''),
        back: '/home',
        signedIn: true,
      },
      <>
        <h1>{w.apply.title(terms.programme[programme] ?? '')}</h1>
        <h2>{w.apply.before}</h2>
        <ul>
          {w.apply.beforeLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <a className="button primary" href={`/home/apply/${programme}/${first?.name ?? 'check'}`}>
          {w.apply.start}
        </a>
      </>,
    )
  })

  app.get('/home/apply/:programme/check', async (c) => checkPage(c, []))
  app.post('/home/apply/:programme/check', async (c) => {
    const page = c.get('page')
    const programme = programmeOf(c)
    const form = await readForm(c)
    if (form.get('truthful') !== 'yes') return await checkPage(c, [page.w.apply.truthMissing])
    try {
      // Sent again after it was handed in, there is no draft: the key alone brings the old receipt.
      if ((await readDraft(page, programme)).draft)
        await body(
          page.api.drafts[':programme'].$put({
            param: { programme },
            json: { answers: { truthful: true } },
          }),
        )
      const sent = await body(
        page.api.applications.$post({
          json: { programme },
          header: { 'idempotency-key': String(form.get('key') ?? '') },
        }),
      )
      return c.redirect(`/home/apply/sent/${sent.id}`, 303)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      return await checkPage(c, [page.problems[error.code]])
    }
  })

  app.get('/home/apply/sent/:id', async (c) => {
    const page = c.get('page')
    const { w, language } = page
    const { application } = await body(
      page.api.applications[':id'].$get({ param: { id: c.req.param('id') } }),
    )
    const mark = await personMark(page)
    const next =
      application.programme === 'emergency-aid'
        ? w.apply.nextLinesUrgent
        : w.apply.nextLines(application.dueAt ? date(application.dueAt, language) : '')
    return sendPage(
      c,
      { say: w.say.sent, title: w.apply.sent, scripts: ['draft'], signedIn: true },
      <>
        <KeptOnDevice mark={mark} saved={keptAt(mark, application.programme)} />
        <h1>{w.apply.sent}</h1>
        <p>
          {w.pair(w.apply.reference, '')}
          <strong className="amount">{application.reference}</strong>
        </p>
        <p>{w.apply.keep}</p>
        <h2>{w.apply.nextTitle}</h2>
        <ol>
          {next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <a className="button primary" href={`/home/applications/${application.id}`}>
          {w.apply.track}
        </a>
      </>,
    )
  })

  app.get('/home/apply/:programme/:question', async (c) => questionPage(c, undefined, undefined))
  app.post('/home/apply/:programme/:question', async (c) => {
    const page = c.get('page')
    const programme = programmeOf(c)
    const name = c.req.param('question')
    const form = await readForm(c)
    try {
      for (const file of form.getAll('file'))
        if (file instanceof File && file.size > 0)
          await body(
            page.api.documents.$post({
              form: {
                kind: (String(form.get('kind') ?? '') || 'other') as 'other',
                file: file as never,
              },
            }),
          )
      const answer = readAnswer(page, name, form)
      if ('fault' in answer)
        return await questionPage(c, String(answer.fault), String(form.get(name) ?? ''))
      if (form.get('more')) return c.redirect(`/home/apply/${programme}/${name}`, 303)
      await body(
        page.api.drafts[':programme'].$put({ param: { programme }, json: { answers: answer } }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      return await questionPage(c, page.problems[error.code], String(form.get(name) ?? ''))
    }
    if (c.req.query('from') === 'check')
      return c.redirect(`/home/apply/${programme}/check?saved=${name}`, 303)
    const questions = asked(await readDraft(page, programme)).map(
      (question) => question.name as string,
    )
    const next = questions
      .slice(questions.indexOf(name) + 1)
      .find((question) => question !== 'truthful')
    return c.redirect(`/home/apply/${programme}/${next ?? 'check'}?saved=${name}`, 303)
  })
}

async function questionPage(
  c: PageRequest,
  fault: string | undefined,
  typed: string | undefined,
): Promise<Response> {
  const page = c.get('page')
  const { w, terms, language } = page
  const programme = programmeOf(c)
  const draft = await readDraft(page, programme)
  const questions = asked(draft).filter((question) => question.name !== 'truthful')
  const index = questions.findIndex((question) => question.name === c.req.param('question'))
  const question = questions[index]
  if (!question) return c.redirect(`/home/apply/${programme}/check`, 303)
  const words = w.question[question.name] ?? { title: question.name, hint: '' }
  const fromCheck = c.req.query('from') === 'check' ? '?from=check' : ''
  const before = questions[index - 1]
  const mark = await personMark(page)
  return sendPage(
    c,
    {
      say: w.say.question,
      title: words.title,
      scripts: ['draft'],
      back: before ? `/home/apply/${programme}/${before.name}` : `/home/apply/${programme}`,
      signedIn: true,
      status: fault ? 422 : 200,
    },
    <>
      <KeptOnDevice mark={mark} saved={savedAnswer(c, draft, mark)} />
      <p className="small">
        {terms.programme[programme]} · {w.apply.question(index + 1, questions.length)}
      </p>
      <Errors title={w.errorTitle} faults={fault ? [{ at: question.name, text: fault }] : []} />
      <form
        method="post"
        action={`/home/apply/${programme}/${question.name}${fromCheck}`}
        encType="multipart/form-data"
        data-draft={keptAt(mark, programme, question.name)}
      >
        <h1>
          {words.title}{' '}
          {question.required ? null : <span className="small">{w.apply.optional}</span>}
        </h1>
        {await questionControl(page, draft, question.name, words.hint, fault, typed)}
        <p id="offline" className="fault" role="status" data-said={w.apply.offline} />
        <p>
          <button type="submit" className="primary">
            {w.goOn}
          </button>
        </p>
      </form>
      {draft.draft ? (
        <p className="small">{w.apply.saved(moment(draft.draft.savedAt, language))}</p>
      ) : null}
    </>,
  )
}
