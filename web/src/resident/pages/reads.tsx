import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date, moment } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { PageForm, TextArea } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

const readLooks = async (page: PageContext, before?: string) =>
  await body(page.api.reads.$get({ query: before ? { before } : {} }))
type Look = Awaited<ReturnType<typeof readLooks>>['reads'][number]

/** Every look at my data, and the question why. */
export function readPages(app: Hono<PagesEnv>): void {
  app.get('/home/reads', async (c) => {
    const page = c.get('page')
    const { w } = page
    const { reads, more } = await readLooks(page, c.req.query('before'))
    return sendPage(
      c,
      { say: w.say.reads, title: w.reads.title, back: '/home', signedIn: true },
      <>
        <h1>{w.reads.title}</h1>
        <p>{w.reads.lead}</p>
        {c.req.query('asked') ? (
          <p className="note good" role="status">
            {w.myData.askSent}
          </p>
        ) : null}
        {reads.length === 0 ? <p>{w.reads.none}</p> : null}
        <ol className="reasons">
          {inRuns(reads).map((run) =>
            run.length === 1 ? (
              run.map((read) => <LookRow key={read.id} page={page} read={read} />)
            ) : (
              <li key={run[0]?.id}>
                <details>
                  <summary>{w.reads.mine(run.length)}</summary>
                  <ol className="reasons">
                    {run.map((read) => (
                      <LookRow key={read.id} page={page} read={read} />
                    ))}
                  </ol>
                </details>
              </li>
            ),
          )}
        </ol>
        {more ? (
          <a className="button" href={`/home/reads?before=${reads.at(-1)?.id}`}>
            {w.reads.more}
          </a>
        ) : null}
      </>,
    )
  })

  app.get('/home/reads/:readId/ask', async (c) => {
    const page = c.get('page')
    const { w } = page
    const id = Number(c.req.param('readId'))
    const { reads } = await readLooks(page, String(id + 1))
    const read = reads.find((each) => each.id === id && each.who === 'officer' && !each.question)
    if (!read) return c.redirect('/home/reads', 303)
    return sendPage(
      c,
      {
        say: w.myData.say.ask,
        title: w.myData.askTitle,
        back: '/home/reads',
        signedIn: true,
        form: true,
      },
      <>
        <h1>{w.myData.askTitle}</h1>
        <div className="card">
          <LookText page={page} read={read} />
        </div>
        <p>{w.myData.askLead}</p>
        <PageForm action={`/home/reads/${id}/ask`}>
          <TextArea name="words" label={w.myData.askWords} rows={3} maxLength={300} />
          <p>
            <button type="submit" className="primary">
              {w.myData.askSend}
            </button>
          </p>
        </PageForm>
      </>,
    )
  })
  app.post('/home/reads/:readId/ask', async (c) => {
    const { api } = c.get('page')
    const words = String((await readForm(c)).get('words') ?? '').trim()
    const readId = c.req.param('readId')
    try {
      await body(
        api.reads[':readId'].ask.$post({ param: { readId }, json: words ? { words } : {} }),
      )
    } catch (error) {
      // Pressed twice, or in two tabs: it is asked, and that is what was wanted.
      if (!(error instanceof ApiProblem && error.code === 'question_asked')) throw error
    }
    return c.redirect(`/home/reads?asked=1#look-${readId}`, 303)
  })
}

/** One's own looks, one after another, are told together: what others did stands out. */
function inRuns(reads: Look[]): Look[][] {
  const runs: Look[][] = []
  for (const read of reads) {
    const last = runs.at(-1)
    if (read.who === 'me' && last?.[0]?.who === 'me') last.push(read)
    else runs.push([read])
  }
  return runs
}

function LookRow({ page, read }: { page: PageContext; read: Look }) {
  return (
    <li id={`look-${read.id}`}>
      <LookText page={page} read={read} />
      <Fields page={page} read={read} />
      <Question page={page} read={read} />
    </li>
  )
}

function LookText({ page, read }: { page: PageContext; read: Look }) {
  const { w, language, terms } = page
  const name = language === 'zh' ? read.name : (read.nameEn ?? read.name)
  const purpose = w.reads.purpose[read.purpose]
  const what =
    w.reads.action[read.action] ??
    w.reads.moved(terms.state[read.action.replace('application.', '')] ?? read.action)
  return (
    <>
      <p>
        <strong>
          {name
            ? [name, terms.role[read.role ?? '']].filter(Boolean).join(w.reads.nameAndRole)
            : w.reads.who[read.who]}
        </strong>{' '}
        <span className="small">{moment(read.at, language)}</span>
      </p>
      <p>
        {read.masked ? w.reads.masked(what) : what}
        {purpose ? ` · ${purpose}` : ''}
      </p>
    </>
  )
}

function Fields({ page, read }: { page: PageContext; read: Look }) {
  const { w, terms } = page
  if (read.fields.length === 0) return null
  return (
    <details>
      <summary className="small">{w.reads.fields(read.fields.length)}</summary>
      <p className="small">
        {read.fields.map((field) => terms.fact[field] ?? field).join(w.listSeparator)}
      </p>
    </details>
  )
}

function Question({ page, read }: { page: PageContext; read: Look }) {
  const { w, language } = page
  const { question } = read
  if (read.who !== 'officer') return null
  if (!question)
    return (
      <a className="button" href={`/home/reads/${read.id}/ask`}>
        {w.myData.askWhy}
      </a>
    )
  return (
    <div className={question.answer ? 'note good' : 'note'}>
      {question.words ? <p>{w.myData.askedWords(question.words)}</p> : null}
      <p>
        {question.answer
          ? w.myData.answered(question.answer)
          : w.myData.asked(date(question.answerBy, language))}
      </p>
    </div>
  )
}
