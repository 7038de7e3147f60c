import type { Hono } from 'hono'
import { ApiProblem } from '../../api.ts'
import { yuanFromFen } from '../../ui/fen.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { forgetAnswers, keepAnswers, keptAnswers } from './pre-check-kept.ts'
import {
  controlOf,
  optionText,
  type QuestionName,
  questions,
  readPreCheckAnswer,
} from './pre-check-questions.ts'
import { preCheckResult } from './pre-check-result.tsx'

/** What may fit, for anybody: one question a page, nothing stored, every question may be skipped. */
export function preCheckPages(app: Hono<PagesEnv>): void {
  app.get('/pre-check', (c) => {
    const { w } = c.get('page')
    const kept = keptAnswers(c)
    const next = questions.find(([name]) => !(name in (kept ?? {})))?.[0] ?? 'result'
    return sendPage(
      c,
      { title: w.preCheck.title, say: w.preCheckSay.start, back: '/' },
      <>
        <h1>{w.preCheck.title}</h1>
        {c.req.query('forgotten') ? (
          <p className="note" role="status">
            {w.preCheck.forgotten}
          </p>
        ) : null}
        <p>{w.preCheck.lead}</p>
        <p className="note good">{w.preCheck.nothingStored}</p>
        <p>{w.preCheck.notDecision}</p>
        <div className="stack">
          <a className="button primary" href={`/pre-check/${kept ? next : questions[0][0]}`}>
            {kept ? w.preCheck.goOn : w.preCheck.start}
          </a>
        </div>
        {kept ? <ForgetForm c={c} /> : null}
      </>,
    )
  })
  app.post('/pre-check/forget', (c) => {
    forgetAnswers(c)
    return c.redirect('/pre-check?forgotten=1', 303)
  })
  app.get('/pre-check/result', preCheckResult)
  app.get('/pre-check/:question', (c) => questionPage(c, questionOf(c), undefined))
  app.post('/pre-check/:question', async (c) => {
    const name = questionOf(c)
    const answers = keptAnswers(c) ?? {}
    const form = await readForm(c)
    const answer = form.has('skip')
      ? { value: null }
      : readPreCheckAnswer(c.get('page'), name, form, answers)
    if ('fault' in answer) return questionPage(c, name, answer.fault, String(form.get(name) ?? ''))
    // A skipped question is kept as skipped, so that going on does not ask it again.
    keepAnswers(c, { ...answers, [name]: answer.value ?? null })
    const next = questions[questions.findIndex(([each]) => each === name) + 1]?.[0] ?? 'result'
    return c.redirect(`/pre-check/${c.req.query('from') === 'result' ? 'result' : next}`, 303)
  })
}

/** Deletes the answers at once. */
export function ForgetForm({ c }: { c: PageRequest }) {
  return (
    <form method="post" action="/pre-check/forget">
      <button type="submit" className="quiet">
        {c.get('page').w.preCheck.forget}
      </button>
    </form>
  )
}

function questionOf(c: PageRequest): QuestionName {
  const name = questions.find(([each]) => each === c.req.param('question'))?.[0]
  if (!name) throw new ApiProblem('not_found')
  return name
}

function questionPage(
  c: PageRequest,
  name: QuestionName,
  fault: string | undefined,
  typed?: string,
): Response {
  const page = c.get('page')
  const { w } = page
  const words = w.preCheck.question[name]
  const index = questions.findIndex(([each]) => each === name)
  const before = questions[index - 1]?.[0]
  const from = c.req.query('from') === 'result' ? '?from=result' : ''
  return sendPage(
    c,
    {
      title: words.title,
      say: words.hint,
      back: from ? '/pre-check/result' : before ? `/pre-check/${before}` : '/pre-check',
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <p className="small">{w.preCheck.progress(index + 1, questions.length)}</p>
      <progress
        className="progress"
        max={questions.length}
        value={index + 1}
        aria-hidden="true"
        tabIndex={-1}
      />
      <Errors title={w.errorTitle} faults={fault ? [{ at: name, text: fault }] : []} />
      <h1>{words.title}</h1>
      <PageForm action={`/pre-check/${name}${from}`}>
        <Control c={c} name={name} fault={fault} typed={typed} />
        <div className="stack">
          <button type="submit" className="primary">
            {w.goOn}
          </button>
          <button type="submit" name="skip" value="1" className="quiet">
            {w.preCheck.skip}
          </button>
        </div>
      </PageForm>
    </>,
  )
}

function Control({
  c,
  name,
  fault,
  typed,
}: {
  c: PageRequest
  name: QuestionName
  fault: string | undefined
  typed: string | undefined
}) {
  const page = c.get('page')
  const { w } = page
  const kept = keptAnswers(c)?.[name]
  const words = w.preCheck.question[name]
  const control = controlOf(name)
  if (control.kind === 'one' || control.kind === 'several')
    return (
      <fieldset>
        <legend className="hint">{words.hint}</legend>
        <Choices
          name={name}
          type={control.kind === 'one' ? 'radio' : 'checkbox'}
          options={control.options.map((value) => ({
            value,
            label: optionText(page, name, value),
          }))}
          chosen={Array.isArray(kept) ? kept.map(String) : kept ? [String(kept)] : []}
        />
      </fieldset>
    )
  const shown =
    typeof kept === 'number' ? (control.kind === 'money' ? yuanFromFen(kept) : String(kept)) : ''
  return (
    <TextField
      name={name}
      label={control.kind === 'money' ? w.apply.yuan : w.preCheck.person}
      hint={words.hint}
      fault={fault}
      inputMode={control.kind === 'money' ? 'decimal' : 'numeric'}
      maxLength={20}
      value={typed ?? shown}
    />
  )
}
