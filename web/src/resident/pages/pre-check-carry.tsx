import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { carriedDraft } from './pre-check-draft.ts'
import { forgetAnswers, keptAnswers } from './pre-check-kept.ts'
import { questions, saidAnswer } from './pre-check-questions.ts'

/** After identification: what was answered before goes into the application, or is deleted. Its owner says which. */
export function preCheckCarryPages(app: Hono<PagesEnv>): void {
  app.get('/home/pre-check', async (c) => {
    const page = c.get('page')
    const { w } = page
    const { signedIn } = await body(page.api.sessions.current.$get())
    if (!signedIn) return c.redirect('/c?next=/home/pre-check', 303)
    const kept = keptAnswers(c)
    if (!kept) return c.redirect('/home', 303)
    const given = questions.filter(([name]) => kept[name] !== null && kept[name] !== undefined)
    return sendPage(
      c,
      { title: w.preCheck.carryTitle, say: w.preCheckSay.carry, back: '/home', signedIn: true },
      <>
        <h1>{w.preCheck.carryTitle}</h1>
        <p>{w.preCheck.carryLead}</p>
        <dl className="rows card">
          {given.map(([name]) => (
            <div key={name}>
              <dt>{w.preCheck.question[name].title}</dt>
              <dd>{saidAnswer(page, name, kept[name])}</dd>
            </div>
          ))}
        </dl>
        <p className="small">{w.preCheck.carryOnly}</p>
        <form method="post" action="/home/pre-check" className="stack">
          <button type="submit" name="carry" value="1" className="primary">
            {w.preCheck.carry}
          </button>
          <button type="submit" className="quiet">
            {w.preCheck.leave}
          </button>
        </form>
      </>,
    )
  })
  app.post('/home/pre-check', async (c) => {
    const { api } = c.get('page')
    const form = await readForm(c)
    const kept = keptAnswers(c)
    const isCarried = form.has('carry') && kept !== undefined
    // Forgotten only when the draft has them: a line that breaks in between loses nothing.
    if (isCarried) await body(api.draft.$put({ json: carriedDraft(kept) }))
    forgetAnswers(c)
    return c.redirect(isCarried ? '/home/apply' : '/home', 303)
  })
}
