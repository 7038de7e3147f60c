import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date, dayOf } from '../../words/format.ts'
import { calendarFile } from '../calendar-file.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { History } from './history.tsx'
import { LetterList } from './letters.tsx'
import { Overdue } from './overdue.tsx'
import { Way, WayArticles } from './way.tsx'

/** One application: where it stands on its way, who has it, by when it must move on; and what one can do. */
export function trackPages(app: Hono<PagesEnv>): void {
  app.get('/home/applications/:id', (c) => applicationPage(c, c.req.param('id')))

  app.post('/home/applications/:id', async (c) => {
    const { api } = c.get('page')
    const id = c.req.param('id')
    await body(api.applications[':id'].nudge.$post({ param: { id } }))
    return c.redirect(`/home/applications/${id}?nudged=1`, 303)
  })

  app.get('/home/applications/:id/deadline.ics', async (c) => {
    const { api, w } = c.get('page')
    const id = c.req.param('id')
    const { application } = await body(api.applications[':id'].$get({ param: { id } }))
    if (!application.dueAt) throw new ApiProblem('not_found')
    const file = calendarFile({
      uid: `${application.id}-${application.state}@happiness-code`,
      day: dayOf(application.dueAt),
      title: w.follow.calendarEntry(application.reference),
      stampedAt: new Date(),
    })
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${application.reference}.ics"`,
      'cache-control': 'no-store',
    })
  })
}

function Supply({ page, id, note }: { page: PageContext; id: string; note: string | null }) {
  const { w } = page
  if (note === null)
    return (
      <section className="card">
        <h2>{w.track.supplyTitle}</h2>
        <p className="note">{w.track.supplyHidden}</p>
        <a className="button primary" href="/code">
          {w.landing.myCode}
        </a>
      </section>
    )
  return (
    <section className="card">
      <h2>{w.track.supplyTitle}</h2>
      <p className="note">{note}</p>
      <a className="button primary" href={`/home/applications/${id}/supply`}>
        {w.supplyPage.words}
      </a>
    </section>
  )
}

async function applicationPage(c: PageRequest, id: string): Promise<Response> {
  const page = c.get('page')
  const { w, terms, language, api } = page
  const { application, events } = await body(api.applications[':id'].$get({ param: { id } }))
  const way = await body(api.applications[':id'].way.$get({ param: { id } }))
  const letters = await lettersOf(page, id)
  const asked = events.findLast((event) => event.to === 'supplementRequested')
  const state = terms.state[application.state] ?? application.state
  const doing = w.follow.doing[application.state] ?? state
  const due =
    application.dueAt && !application.final && !application.overdue
      ? date(application.dueAt, language)
      : null
  const decided = letters.some(({ kind }) => kind === 'approve' || kind === 'refuse')
  return sendPage(
    c,
    {
      say: w.follow.say(doing, due ? w.follow.sayUntil(due) : ''),
      title: w.track.title,
      back: '/home',
      signedIn: true,
      form: way.nudge.allowed && application.overdue,
    },
    <>
      <h1>{terms.programme[application.programme] ?? application.programme}</h1>
      <p>
        {w.pair(w.apply.reference, '')}
        <strong className="reference">{application.reference}</strong>
      </p>
      {c.req.query('nudged') ? (
        <p className="note good" role="status">
          {w.follow.nudged}
        </p>
      ) : null}
      <section className="card" aria-labelledby="now">
        <h2 id="now">{w.pair(w.track.now, state)}</h2>
        <p className={page.elder ? 'amount' : undefined}>
          {due ? w.follow.elderNow(doing, due) : w.follow.elderNoDay(doing)}
        </p>
        <Rest page={page} title={w.follow.has}>
          <dl className="rows">
            <div>
              <dt>{w.follow.has}</dt>
              <dd>
                {holderName(page, way.holder)}
                {way.holder.officer ? (
                  <span className="small">
                    {w.follow.officer(
                      language === 'zh' ? way.holder.officer.name : way.holder.officer.nameEn,
                    )}
                  </span>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{w.follow.since}</dt>
              <dd>{date(application.stateSince, language)}</dd>
            </div>
            {application.final || (!application.dueAt && !application.paused) ? null : (
              <div>
                <dt>{w.follow.until}</dt>
                <dd>
                  {application.paused || !application.dueAt
                    ? w.follow.rests
                    : date(application.dueAt, language)}
                </dd>
              </div>
            )}
          </dl>
          {due ? (
            <p>
              <a href={`/home/applications/${id}/deadline.ics`} download>
                {w.follow.calendar}
              </a>
            </p>
          ) : null}
        </Rest>
      </section>
      {application.state === 'paying' ? (
        <p>
          <a className="button primary" href="/home/money">
            {w.money.title}
          </a>
        </p>
      ) : null}
      {application.overdue ? (
        <Overdue page={page} application={application} nudge={way.nudge} now={new Date(way.now)} />
      ) : null}
      {application.state === 'supplementRequested' ? (
        <Supply page={page} id={application.id} note={asked?.note ?? null} />
      ) : null}
      {letters.length > 0 ? (
        <section aria-labelledby="letters">
          <h2 id="letters">{w.follow.letters}</h2>
          <LetterList page={page} letters={letters} />
          {decided ? (
            <p>
              <a className="button" href={`/home/applications/${id}/reconsider`}>
                {w.follow.reconsider}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      <Rest page={page} title={w.follow.line}>
        <h2>{w.follow.line}</h2>
        <Way page={page} steps={way.steps} dueAt={due ? application.dueAt : null} />
        <WayArticles page={page} steps={way.steps} />
      </Rest>
      <details>
        <summary>{w.follow.historyTitle}</summary>
        <History page={page} events={events} />
      </details>
      {['submitted', 'supplementRequested', 'accepted', 'surveying'].includes(application.state) ? (
        <p>
          <a className="button quiet" href={`/home/applications/${application.id}/withdraw`}>
            {w.track.withdraw}
          </a>
        </p>
      ) : null}
    </>,
  )
}

/** Letters hold figures: who has only a card sees the stages without them. */
async function lettersOf(page: PageContext, applicationId: string) {
  try {
    const { letters } = await body(page.api.letters.$get())
    return letters.filter((letter) => letter.applicationId === applicationId)
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'grade_too_low') return []
    throw error
  }
}

function holderName(
  { w, language }: PageContext,
  holder: {
    desk: 'town' | 'district' | 'resident' | 'payments' | 'nobody'
    office: { name: string; nameEn: string } | null
  },
): string {
  const desk = w.follow.desks[holder.desk]
  if (!holder.office) return desk
  const office = language === 'zh' ? holder.office.name : holder.office.nameEn
  return holder.desk === 'town' ? office : `${office} · ${desk}`
}
