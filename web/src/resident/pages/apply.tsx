import type { Hono } from 'hono'
import type { ReactNode } from 'react'
import { ApiProblem, body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { date, moment } from '../../words/format.ts'
import { problems } from '../../words/terms.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, Field } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readAnswer } from './answers.ts'
import { newKey } from './track.tsx'

const programmes = ['subsistence-allowance', 'emergency-aid'] as const
type Programme = (typeof programmes)[number]
type Draft = Awaited<ReturnType<typeof readDraft>>

function programmeOf(c: PageRequest): Programme {
  const programme = programmes.find((each) => each === c.req.param('programme'))
  if (!programme) throw new ApiProblem('not_found')
  return programme
}

async function readDraft(page: PageContext, programme: Programme) {
  return await body(page.api.drafts[':programme'].$get({ param: { programme } }))
}

/** The questions that are asked: what is known is shown at the end, not asked. */
function asked(draft: Draft) {
  return draft.questions.filter((question) => !question.known)
}

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
      { title: w.apply.title(terms.programme[programme] ?? ''), back: '/home', signedIn: true },
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
    const form = await c.req.formData()
    if (form.get('truthful') !== 'yes') return await checkPage(c, [page.w.apply.truth])
    await body(page.api.drafts[':programme'].$put({ param: { programme }, json: { answers: { truthful: true } } }))
    try {
      const sent = await body(
        page.api.applications.$post({ json: { programme }, header: { 'idempotency-key': String(form.get('key') ?? '') } }),
      )
      return c.redirect(`/home/apply/sent/${sent.id}`, 303)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return await checkPage(c, [problems[page.language][error.code]])
    }
  })

  app.get('/home/apply/sent/:id', async (c) => {
    const page = c.get('page')
    const { w, language } = page
    const { application } = await body(page.api.applications[':id'].$get({ param: { id: c.req.param('id') } }))
    return sendPage(
      c,
      { title: w.apply.sent, signedIn: true },
      <>
        <h1>{w.apply.sent}</h1>
        <p>
          {w.apply.reference}: <strong className="amount">{application.reference}</strong>
        </p>
        <p>{w.apply.keep}</p>
        <h2>{w.apply.nextTitle}</h2>
        <ol>
          {w.apply.nextLines(application.dueAt ? date(application.dueAt, language) : '').map((line) => (
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
    const form = await c.req.formData()
    try {
      for (const file of form.getAll('file'))
        if (file instanceof File && file.size > 0)
          await body(page.api.documents.$post({ form: { kind: (String(form.get('kind') ?? '') || 'other') as 'other', file: file as never } }))
      const answer = readAnswer(page, name, form)
      if ('fault' in answer) return await questionPage(c, String(answer.fault), String(form.get(name) ?? ''))
      if (form.get('more')) return c.redirect(`/home/apply/${programme}/${name}`, 303)
      await body(page.api.drafts[':programme'].$put({ param: { programme }, json: { answers: answer } }))
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      return await questionPage(c, problems[page.language][error.code], String(form.get(name) ?? ''))
    }
    if (c.req.query('from') === 'check') return c.redirect(`/home/apply/${programme}/check`, 303)
    const questions = asked(await readDraft(page, programme)).map((question) => question.name as string)
    const next = questions.slice(questions.indexOf(name) + 1).find((question) => question !== 'truthful')
    return c.redirect(`/home/apply/${programme}/${next ?? 'check'}`, 303)
  })
}

async function questionPage(c: PageRequest, fault: string | undefined, typed: string | undefined): Promise<Response> {
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
  return sendPage(
    c,
    {
      title: words.title,
      scripts: ['draft'],
      back: before ? `/home/apply/${programme}/${before.name}` : `/home/apply/${programme}`,
      signedIn: true,
      status: fault ? 422 : 200,
    },
    <>
      <p className="small">
        {terms.programme[programme]} · {w.apply.question(index + 1, questions.length)}
      </p>
      <Errors title={w.errorTitle} faults={fault ? [{ at: question.name, text: fault }] : []} />
      <form method="post" action={`/home/apply/${programme}/${question.name}${fromCheck}`} encType="multipart/form-data" data-draft={`${programme}/${question.name}`}>
        <h1>
          {words.title} {question.required ? null : <span className="small">{w.apply.optional}</span>}
        </h1>
        {await control(page, draft, question.name, words.hint, fault, typed)}
        <p>
          <button className="primary">{w.goOn}</button>
        </p>
      </form>
      {draft.draft ? <p className="small">{w.apply.saved(moment(draft.draft.savedAt, language))}</p> : null}
    </>,
  )
}

/** The one control of a question, filled with what was answered before. */
async function control(page: PageContext, draft: Draft, name: string, hint: string, fault: string | undefined, typed: string | undefined): Promise<ReactNode> {
  const { w, terms } = page
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const option = (value: string) => ({ value, label: w.option[value] ?? value })
  const chosen = typed ?? (answers[name] === undefined ? '' : String(answers[name]))
  const radio = (values: { value: string; label: string }[], picked = chosen) => (
    <fieldset>
      <legend className="hint">{hint || w.question[name]?.title}</legend>
      <Choices name={name} type="radio" options={values} chosen={[picked]} />
    </fieldset>
  )
  const yesNo = [
    { value: 'yes', label: w.yes },
    { value: 'no', label: w.no },
  ]
  switch (name) {
    case 'membersConfirmed': {
      const { members } = await body(page.api.consents.$get())
      return (
        <>
          <ul>
            {members.map((member) => (
              <li key={member.personId}>
                {member.nameMasked} {terms.relation[member.relation] ?? terms.relationOther}
              </li>
            ))}
          </ul>
          {radio(yesNo, answers[name] === undefined ? '' : answers[name] ? 'yes' : 'no')}
        </>
      )
    }
    case 'immediateDanger':
      return radio(yesNo, answers[name] === undefined ? '' : answers[name] ? 'yes' : 'no')
    case 'moneyAssetsFen':
    case 'companyCapitalFen':
      return (
        <Field name={name} label={w.apply.yuan} hint={hint} fault={fault}>
          {(ids) => <input {...ids} name={name} inputMode="decimal" defaultValue={typed ?? yuanOf(answers[name])} required />}
        </Field>
      )
    case 'vehicles': {
      const owned = (answers.vehicles as { kind: string; disabilityAid: boolean }[] | undefined)?.map((each) => (each.disabilityAid ? 'DISABILITY_CAR' : each.kind)) ?? []
      return (
        <fieldset>
          <legend className="hint">
            {hint} {w.apply.vehicleHint}
          </legend>
          <Choices name="vehicles" type="checkbox" options={['CAR', 'TWO_WHEEL', 'BOAT', 'DISABILITY_CAR', 'OTHER'].map(option)} chosen={owned} />
          <p className="hint">{w.apply.noVehicle}: {w.goOn}</p>
        </fieldset>
      )
    }
    case 'kind':
      return radio(['URGENT', 'EXPENDITURE'].map(option))
    case 'cause':
      return radio(['FIRE', 'TRAFFIC', 'OTHER_ACCIDENT', 'SUDDEN_ILLNESS', 'EDUCATION', 'MEDICAL', 'UNEMPLOYED_UNINSURED', 'OTHER'].map(option))
    case 'eventPlace':
      return radio(['330113', '000000'].map(option))
    case 'eventDate':
      return (
        <Field name={name} label={w.question.eventDate?.title ?? ''} hint={hint} fault={fault}>
          {(ids) => <input {...ids} name={name} type="date" defaultValue={chosen} required />}
        </Field>
      )
    case 'persons':
      return (
        <Field name={name} label={w.question.persons?.title ?? ''} fault={fault}>
          {(ids) => <input {...ids} name={name} inputMode="numeric" defaultValue={chosen} required />}
        </Field>
      )
    case 'documentsDone':
      return <DocumentFields page={page} draft={draft} />
    default:
      return (
        <Field name={name} label={w.question[name]?.title ?? name} hint={hint} fault={fault}>
          {(ids) => <textarea {...ids} name={name} rows={4} maxLength={2000} defaultValue={chosen} />}
        </Field>
      )
  }
}

function DocumentFields({ page, draft }: { page: PageContext; draft: Draft }) {
  const { w } = page
  return (
    <>
      <p>{w.question.documentsDone?.hint}</p>
      {draft.documents.length > 0 ? (
        <ul>
          {draft.documents.map((each) => (
            <li key={each.id}>
              {w.apply.kinds[each.kind]} ({Math.ceil(each.sizeBytes / 1024)} KB)
            </li>
          ))}
        </ul>
      ) : null}
      <label htmlFor="kind">{w.apply.kind}</label>
      <select id="kind" name="kind" defaultValue="other">
        {Object.entries(w.apply.kinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor="file">{w.apply.add}</label>
      <input id="file" name="file" type="file" accept="image/jpeg,image/png,application/pdf" multiple />
      <p>
        <button name="more" value="1">
          {w.apply.add}
        </button>
      </p>
    </>
  )
}

async function checkPage(c: PageRequest, faults: string[]): Promise<Response> {
  const page = c.get('page')
  const { w, terms, language } = page
  const programme = programmeOf(c)
  const draft = await readDraft(page, programme)
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const open = draft.open.filter((name) => name !== 'truthful')
  return sendPage(
    c,
    { title: w.apply.checkTitle, back: `/home/apply/${programme}`, signedIn: true, status: faults.length > 0 ? 422 : 200 },
    <>
      <h1>{w.apply.checkTitle}</h1>
      <Errors title={w.errorTitle} faults={faults.map((text) => ({ at: 'truthful', text }))} />
      {open.length > 0 ? (
        <section className="note">
          <h2>{w.apply.missing}</h2>
          <ul>
            {open.map((name) => (
              <li key={name}>
                <a href={`/home/apply/${programme}/${name}?from=check`}>{w.question[name]?.title ?? name}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <dl className="rows">
        {draft.questions
          .filter((question) => question.name !== 'truthful')
          .map((question) => (
            <div key={question.name}>
              <dt>{w.question[question.name]?.title}</dt>
              <dd>
                {question.known
                  ? factValue(question.name, question.known.value, language)
                  : question.name === 'documentsDone'
                    ? w.apply.documents(draft.documents.length)
                    : shown(page, question.name, answers[question.name])}
                {question.known ? (
                  <span className="small">{w.source(terms.department[question.known.source] ?? '', date(question.known.asOf, language))}</span>
                ) : (
                  <a href={`/home/apply/${programme}/${question.name}?from=check`} aria-label={`${w.change}: ${w.question[question.name]?.title}`}>
                    {w.change}
                  </a>
                )}
              </dd>
            </div>
          ))}
      </dl>
      <form method="post" action={`/home/apply/${programme}/check`}>
        <input type="hidden" name="key" value={newKey()} />
        <label className="choice">
          <input type="checkbox" id="truthful" name="truthful" value="yes" />
          <span>{w.apply.truth}</span>
        </label>
        <button className="primary">{w.apply.send}</button>
      </form>
    </>,
  )
}

function shown({ w, language }: PageContext, name: string, value: unknown): string {
  if (value === undefined) return w.apply.notGiven
  if (typeof value === 'boolean') return value ? w.yes : w.no
  if (typeof value === 'string') return w.option[value] ?? value
  return factValue(name, value, language)
}

function yuanOf(amountFen: unknown): string {
  if (typeof amountFen !== 'number') return ''
  return amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2)
}
