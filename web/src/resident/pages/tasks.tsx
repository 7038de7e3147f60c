import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { PageForm } from '../form.tsx'
import { KeptOnDevice, keptAt, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import {
  askedFor,
  type Draft,
  openNames,
  placeOf,
  programmes,
  questionsOf,
  readDraft,
  savedAnswer,
  savedText,
} from './draft.ts'

type State = 'open' | 'begun' | 'done' | 'blocked'
type Task = {
  name: 'members' | 'known' | 'questions' | 'documents' | 'check'
  href: string
  state: State
}

/** Before the first step, the list of what is to be done, and how to throw it all away. */
export function taskPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply', async (c) => {
    const draft = await readDraft(c.get('page'))
    return askedFor(draft).length > 0 ? await taskList(c, draft) : beforePage(c, undefined)
  })

  app.get('/home/apply/discard', (c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      {
        say: w.sayDiscard,
        title: w.tasks.discardTitle,
        back: '/home/apply',
        signedIn: true,
        form: true,
      },
      <PageForm action="/home/apply/discard">
        <h1>{w.tasks.discardTitle}</h1>
        <p>{w.tasks.discardText}</p>
        <div className="stack">
          <a className="button primary" href="/home/apply">
            {w.tasks.discardNo}
          </a>
          <button type="submit">{w.tasks.discardYes}</button>
        </div>
      </PageForm>,
    )
  })
  app.post('/home/apply/discard', async (c) => {
    await body(c.get('page').api.draft.$delete())
    return c.redirect('/home/apply/gone', 303)
  })
  // The device forgets what it kept, and the page of the person follows.
  app.get('/home/apply/gone', async (c) => {
    const page = c.get('page')
    const { w } = page
    const mark = await personMark(page)
    return sendPage(
      c,
      { say: w.say.home, title: w.tasks.title, scripts: ['draft'], signedIn: true },
      <>
        <KeptOnDevice mark={mark} saved={keptAt(mark, 'apply')} />
        <h1>{w.tasks.gone}</h1>
        <a className="button primary" href="/home">
          {w.home}
        </a>
      </>,
    )
  })
}

/** What it takes; one link leads on. */
export function beforePage(c: PageRequest, programme: string | undefined): Response {
  const { w, terms } = c.get('page')
  const title = programme ? w.apply.title(terms.programme[programme] ?? '') : w.tasks.title
  return sendPage(
    c,
    { say: w.say.apply, title, back: '/home', signedIn: true },
    <>
      <h1>{title}</h1>
      <h2>{w.apply.before}</h2>
      <ul>
        {w.apply.beforeLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <a
        className="button primary"
        href={`/home/apply/programmes${programme ? `?with=${programme}` : ''}`}
      >
        {w.apply.start}
      </a>
    </>,
  )
}

async function taskList(c: PageRequest, draft: Draft): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const tasks = tasksOf(draft)
  const mark = await personMark(page)
  const next = tasks.find(({ state }) => state === 'open' || state === 'begun')
  const done = tasks.filter(({ state }) => state === 'done').length
  return sendPage(
    c,
    { say: w.sayTasks, title: w.tasks.title, scripts: ['draft'], back: '/home', signedIn: true },
    <>
      <KeptOnDevice mark={mark} saved={savedAnswer(c, draft, mark)} />
      <h1>{w.tasks.title}</h1>
      <p>
        {w.pair(
          w.tasks.asked,
          programmes
            .filter((each) => askedFor(draft).includes(each))
            .map((each) => terms.programme[each])
            .join(w.and),
        )}
      </p>
      <p>
        <strong>{w.tasks.done(done, tasks.length)}</strong>
      </p>
      <ul className="list tasks">
        {tasks.map((task) => (
          <li key={task.name}>
            <TaskRow page={page} draft={draft} task={task} />
          </li>
        ))}
      </ul>
      {next ? (
        <a className="button primary" href={next.href}>
          {w.tasks.next(w.tasks[next.name])}
        </a>
      ) : null}
      <p className="small">{savedText(page, draft.draft?.savedAt ?? null)}</p>
      <Rest page={page}>
        <p>
          <a className="button quiet" href="/home/apply/programmes">
            {w.choose.change}
          </a>
          <a className="button quiet" href="/home/apply/discard">
            {w.tasks.discard}
          </a>
        </p>
      </Rest>
    </>,
  )
}

function TaskRow({ page, draft, task }: { page: PageContext; draft: Draft; task: Task }) {
  const { w } = page
  const files = draft.documents.length + draft.earlier.filter(({ chosen }) => chosen).length
  const state = `${w.tasks.state[task.state]}${task.name === 'documents' && files > 0 ? `${w.comma}${w.tasks.files(files)}` : ''}`
  if (task.state === 'blocked')
    return (
      <span className="row blocked">
        <span>
          {w.tasks[task.name]}
          <span className="small hint">{w.tasks.blockedWhy}</span>
        </span>
        <span className="state">{state}</span>
      </span>
    )
  return (
    <a href={task.href}>
      <span className="name">{w.tasks[task.name]}</span>
      <span className={task.state === 'done' ? 'state' : 'state todo'}>{state}</span>
    </a>
  )
}

function tasksOf(draft: Draft): Task[] {
  const answers = draft.draft?.answers ?? {}
  const asksMembers = draft.questions.some(({ name }) => name === 'membersConfirmed')
  const questions = questionsOf(draft)
  const first = questions.find(({ answered }) => !answered) ?? questions[0]
  const files = draft.documents.length + draft.earlier.filter(({ chosen }) => chosen).length
  const isOpen = questions.some(({ required, answered }) => required && !answered)
  const begun = (isDone: boolean, isBegun: boolean): State =>
    isDone ? 'done' : isBegun ? 'begun' : 'open'
  return [
    ...(asksMembers
      ? [
          {
            name: 'members' as const,
            href: '/home/apply/members',
            state: begun(answers.membersConfirmed !== undefined, draft.members.length > 0),
          },
        ]
      : []),
    {
      name: 'known',
      href: '/home/apply/known',
      state: begun(answers.factsSeen === true, false),
    },
    {
      name: 'questions',
      href: first ? placeOf(first.name) : '/home/apply/check',
      state: begun(
        !isOpen,
        questions.some(({ answered }) => answered),
      ),
    },
    {
      name: 'documents',
      href: '/home/apply/documents',
      state: begun(answers.documentsDone === true, files > 0),
    },
    {
      name: 'check',
      href: '/home/apply/check',
      state: openNames(draft).length > 0 ? 'blocked' : 'open',
    },
  ]
}
