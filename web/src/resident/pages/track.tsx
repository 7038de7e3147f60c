import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { citation, date, moment, money } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

type Tracked = Awaited<ReturnType<typeof readApplication>>

async function readApplication(page: PageContext, id: string) {
  return await body(page.api.applications[':id'].$get({ param: { id } }))
}

/** A procedure as a line with a dot: what is done, where it is, what comes. */
const line: Record<string, string[]> = {
  'subsistence-allowance': [
    'submitted',
    'accepted',
    'surveying',
    'preliminaryOpinion',
    'publicity',
    'districtReview',
    'approved',
    'paying',
  ],
  'emergency-aid': ['submitted', 'accepted', 'approved', 'paying'],
}

export function trackPages(app: Hono<PagesEnv>): void {
  app.get('/home/applications/:id', async (c) => {
    const page = c.get('page')
    const { w, terms, language } = page
    const { application, events } = await readApplication(page, c.req.param('id'))
    const asked = events.findLast((event) => event.to === 'supplementRequested')
    return sendPage(
      c,
      { say: w.say.application, title: w.track.title, back: '/home', signedIn: true },
      <>
        <h1>{terms.programme[application.programme] ?? application.programme}</h1>
        <p>
          {w.pair(w.apply.reference, '')}
          <strong>{application.reference}</strong>
        </p>
        <section className="card" aria-labelledby="now">
          <h2 id="now">
            {w.pair(w.track.now, terms.state[application.state] ?? application.state)}
          </h2>
          <p>
            {w.track.since(date(application.stateSince, language))}
            {application.dueAt && !application.final
              ? `, ${w.track.due(date(application.dueAt, language))}`
              : ''}
          </p>
          {application.paused ? <p>{w.track.paused}</p> : null}
          {application.overdue ? <p className="tag needsPerson">{w.track.overdue}</p> : null}
        </section>
        {application.state === 'supplementRequested' ? (
          <Supply page={page} id={application.id} note={asked?.note ?? null} />
        ) : null}
        {application.state === 'refused' ? <Refused page={page} events={events} /> : null}
        <Line page={page} application={application} events={events} />
        <h2>{w.track.history}</h2>
        <ol className="steps">
          {events.map((event) => (
            <li className="done" key={event.seq}>
              <strong>{terms.state[event.to] ?? event.to}</strong>
              <br />
              <span className="small">
                {moment(event.at, language)} ·{' '}
                {event.actorKind === 'resident'
                  ? w.track.you
                  : w.track.by(
                      (language === 'zh' ? event.actorName : event.actorNameEn) ??
                        terms.role[event.actorRole] ??
                        '',
                    )}
              </span>
              {event.note ? <p>{event.note}</p> : null}
              {typeof event.detail.publicUntil === 'string' ? (
                <p className="small">
                  {w.track.publicUntil(date(event.detail.publicUntil, language))}
                </p>
              ) : null}
              {event.to === 'approved' && typeof event.detail.amountFen === 'number' ? (
                <p>{w.track.amount(money(event.detail.amountFen, language))}</p>
              ) : null}
            </li>
          ))}
        </ol>
        {['submitted', 'supplementRequested', 'accepted', 'surveying'].includes(
          application.state,
        ) ? (
          <p>
            <a className="button quiet" href={`/home/applications/${application.id}/withdraw`}>
              {w.track.withdraw}
            </a>
          </p>
        ) : null}
      </>,
    )
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

function Refused({ page, events }: { page: PageContext; events: Tracked['events'] }) {
  const { w, hotline, language } = page
  const reasons = (events.findLast((event) => event.to === 'refused')?.detail.reasons ?? []) as {
    article: string
    words: string
  }[]
  return (
    <section className="card">
      <h2>{w.track.refusedTitle}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.article + reason.words}>
            {reason.words} <span className="small">({citation(reason.article, language)})</span>
          </li>
        ))}
      </ul>
      <p>
        {w.track.remedy} <a href={`tel:${hotline}`}>{hotline}</a>
      </p>
      <a href="/home/results">{w.homePage.fits}</a>
    </section>
  )
}

function Line({
  page,
  application,
  events,
}: {
  page: PageContext
  application: Tracked['application']
  events: Tracked['events']
}) {
  const steps = line[application.programme] ?? []
  const reached = Math.max(
    ...[application.state, ...events.map((event) => event.to)].map((state) => steps.indexOf(state)),
  )
  if (application.final || reached < 0) return null
  return (
    <ol className="steps">
      {steps.map((state, index) => (
        <li
          key={state}
          className={index <= reached ? 'done' : undefined}
          aria-current={index === reached ? 'step' : undefined}
        >
          {page.terms.state[state]}
        </li>
      ))}
    </ol>
  )
}
