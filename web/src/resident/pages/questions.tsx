import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { autosaved, isAutosave, ownProblem, SavedLine, showAgain } from '../autosave.tsx'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm } from '../form.tsx'
import { KeptOnDevice, keptAt, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { type Fault, readAnswer } from './answers.ts'
import { askedFor, questionsOf, readDraft, savedAnswer } from './draft.ts'
import { QuestionControl } from './question-control.tsx'

/** The questions, one a page, saved a moment after typing and on each step. */
export function questionPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/questions/:question', (c) => questionPage(c, undefined))
  app.post('/home/apply/questions/:question', async (c) => {
    const page = c.get('page')
    const name = c.req.param('question')
    const form = await readForm(c)
    const read = readAnswer(page, name, form)
    if (isAutosave(c)) {
      if ('fault' in read) return autosaved(c, null)
      const kept = await body(page.api.draft.$put({ json: { answers: read.answer } }))
      return autosaved(c, kept.savedAt)
    }
    if ('fault' in read) {
      showAgain(c, form)
      return await questionPage(c, read.fault)
    }
    try {
      await body(page.api.draft.$put({ json: { answers: read.answer } }))
    } catch (error) {
      const { code } = ownProblem(c, error, form)
      return await questionPage(c, { at: name, text: page.problems[code] })
    }
    if (c.req.query('from') === 'check') return c.redirect(`/home/apply/check?saved=${name}`, 303)
    const names = questionsOf(await readDraft(page)).map((question) => question.name as string)
    const next = names[names.indexOf(name) + 1]
    return c.redirect(
      next ? `/home/apply/questions/${next}?saved=${name}` : `/home/apply?saved=${name}`,
      303,
    )
  })
}

async function questionPage(c: PageRequest, fault: Fault | undefined): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  const draft = await readDraft(page)
  const questions = questionsOf(draft)
  const index = questions.findIndex((question) => question.name === c.req.param('question'))
  const question = questions[index]
  if (!question || askedFor(draft).length === 0) return c.redirect('/home/apply', 303)
  const { title } = w.question[question.name] ?? { title: question.name }
  const isFromCheck = c.req.query('from') === 'check'
  const before = questions[index - 1]
  const mark = await personMark(page)
  return sendPage(
    c,
    {
      say: w.say.question,
      title,
      scripts: ['draft'],
      back: isFromCheck
        ? '/home/apply/check'
        : before
          ? `/home/apply/questions/${before.name}`
          : '/home/apply',
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <KeptOnDevice mark={mark} saved={savedAnswer(c, draft, mark)} />
      <Errors title={w.errorTitle} faults={fault ? [fault] : []} />
      <PageForm
        action={`/home/apply/questions/${question.name}${isFromCheck ? '?from=check' : ''}`}
        draft={keptAt(mark, 'apply', question.name)}
      >
        <p className="small">{w.apply.question(index + 1, questions.length)}</p>
        <h1>
          {title} {question.required ? null : <span className="small">{w.apply.optional}</span>}
        </h1>
        <QuestionControl page={page} draft={draft} name={question.name} fault={fault} />
        <SavedLine
          page={page}
          savedAt={question.answered ? (draft.draft?.savedAt ?? null) : null}
        />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
        <p>
          <a href="/home/apply">{w.tasks.backToTasks}</a>
        </p>
      </PageForm>
    </>,
  )
}
