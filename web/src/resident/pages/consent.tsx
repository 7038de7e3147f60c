import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { Icon } from '../../ui/icon.tsx'
import { date } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { Rest } from '../rest.tsx'

/** A round that took longer was lost, or waits for a department that is down. */
const LATE_MS = 90_000

/** Who may be asked, and then the asking itself, answer by answer. */
export function consentPages(app: Hono<PagesEnv>): void {
  app.get('/home/consents', async (c) => {
    const page = c.get('page')
    const { api, w, language, terms } = page
    const { members, me } = await body(api.consents.$get())
    const notice = await body(api.consents.notice.$get({ query: { language } }))
    const mine = members.find((member) => member.personId === me)
    const hasMinors = members.some((member) => !member.adult && !member.consent)
    const anyConsent = members.some((member) => member.consent)
    return sendPage(
      c,
      { say: w.say.consents, title: w.consent.title, back: '/home', signedIn: true },
      <>
        <h1>{w.consent.title}</h1>
        <p>{w.consent.lead}</p>
        <dl className="rows card">
          {members.map((member) => (
            <div key={member.personId}>
              <dt>
                {member.nameMasked}{' '}
                <span className="small">
                  {terms.relation[member.relation] ?? terms.relationOther}
                </span>
              </dt>
              <dd>
                {member.consent
                  ? `${w.consent.given(date(member.consent.expiresAt, language))}${member.consent.method === 'paper' ? w.consent.paper : ''}`
                  : member.adult
                    ? w.consent.open
                    : w.consent.child}
              </dd>
            </div>
          ))}
        </dl>
        {mine?.consent ? (
          <>
            <form method="post" action="/home/check" className="stack">
              <button type="submit" className="primary">
                {w.consent.next}
              </button>
            </form>
            {members.some((member) => member.adult && !member.consent) ? (
              <p className="note">{w.consent.others}</p>
            ) : null}
            <Rest page={page} title={w.consent.withdraw}>
              <form method="post" action={`/home/consents/${mine.consent.id}/withdraw`}>
                <button type="submit" className="quiet">
                  {w.consent.withdraw}
                </button>
              </form>
            </Rest>
          </>
        ) : (
          <form method="post" action="/home/consents" className="card">
            {notice.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {hasMinors ? (
              <label className="choice">
                <input type="checkbox" name="withMinors" value="1" defaultChecked />
                <span>{w.consent.agreeMinors}</span>
              </label>
            ) : null}
            <button type="submit" className="primary">
              {w.consent.agree}
            </button>
          </form>
        )}
        <form method="post" action="/home/results">
          <button type="submit" className="quiet">
            {anyConsent ? w.check.see : w.consent.continueWithout}
          </button>
        </form>
      </>,
    )
  })
  app.post('/home/consents', async (c) => {
    const { api, language } = c.get('page')
    const form = await readForm(c)
    await body(
      api.consents.$post({ json: { language, withMinors: form.get('withMinors') === '1' } }),
    )
    return c.redirect('/home/consents', 303)
  })
  app.post('/home/consents/:id/withdraw', async (c) => {
    await body(
      c.get('page').api.consents[':id'].withdraw.$post({ param: { id: c.req.param('id') } }),
    )
    return c.redirect('/home/consents', 303)
  })

  app.post('/home/check', async (c) => {
    await body(c.get('page').api.facts.pool.$post())
    return c.redirect('/home/check', 303)
  })
  app.get('/home/check', async (c) => {
    const { api, w, terms } = c.get('page')
    const { run } = await body(api.facts.pool.$get())
    if (!run) return c.redirect('/home/consents', 303)
    const isDone = run.finishedAt !== null
    const isLate = !isDone && Date.now() - Date.parse(run.startedAt) > LATE_MS
    const departments = ['socialSecurity', 'medicalInsurance', 'education', 'housing'] as const
    const hasGap = run.answers.some((answer) => answer.problem)
    return sendPage(
      c,
      {
        say: w.say.check,
        title: isDone ? w.check.doneTitle : w.check.title,
        back: '/home',
        signedIn: true,
        ...(isDone || isLate ? {} : { refreshSeconds: 1 }),
      },
      <>
        <h1>{isDone ? w.check.doneTitle : w.check.title}</h1>
        <p role="status">
          {isDone ? w.check.done : w.check.progress(run.answers.length, run.expected)}
        </p>
        <progress
          className="progress"
          max={run.expected}
          value={run.answers.length}
          aria-label={w.check.title}
        />
        <dl className="rows card">
          {departments.map((department) => {
            const answers = run.answers.filter((answer) => answer.department === department)
            const problems = [
              ...new Set(
                answers.map((answer) => answer.problem).filter((problem) => problem !== null),
              ),
            ]
            // Some members' answers may be here while others' are not: both are said.
            const isHere = answers.some((answer) => !answer.problem)
            const said = [
              ...(isHere ? [w.check.answered] : []),
              ...problems.map((problem) => terms.reason[problem] ?? problem),
            ]
            const text = said.length > 0 ? said.join(w.listSeparator) : w.check.waiting
            return (
              <div key={department}>
                <dt>{terms.department[department]}</dt>
                <dd>
                  <Icon name={isHere ? 'check' : problems.length > 0 ? 'question' : 'clock'} />{' '}
                  {text}
                </dd>
              </div>
            )
          })}
        </dl>
        {isLate ? (
          <>
            <p className="note">{w.check.late}</p>
            <form method="post" action="/home/check">
              <button type="submit">{w.check.again}</button>
            </form>
          </>
        ) : null}
        {isDone || isLate ? (
          <form method="post" action="/home/results" className="stack">
            {isDone && hasGap ? <p className="note">{w.check.partial}</p> : null}
            <button type="submit" className="primary">
              {isDone ? w.check.see : w.check.seeWithout}
            </button>
          </form>
        ) : null}
      </>,
    )
  })
}
