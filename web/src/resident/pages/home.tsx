import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date, moment, money, month } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { KeptOnDevice, markOf } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'

/** What needs me now, my cases, my news; and the pages of money, news and who looked. */
export function homePages(app: Hono<PagesEnv>): void {
  app.get('/home', async (c) => {
    const page = c.get('page')
    const { api, w, language, terms } = page
    const { signedIn } = await body(api.sessions.current.$get())
    if (!signedIn) return c.redirect('/c?next=/home', 303)
    const { applications } = await body(api.applications.$get())
    const { notices } = await body(api.notices.$get())
    const isFull = signedIn.grade !== 'C'
    const drafts = isFull ? (await body(api.drafts.$get())).drafts : []
    const asked = applications.find((each) => each.state === 'supplementRequested')
    const unread = notices.filter((each) => !each.read)
    return sendPage(
      c,
      { say: w.say.home, title: w.homePage.title, scripts: ['draft'], signedIn: true },
      <>
        <KeptOnDevice mark={markOf(signedIn.personId)} />
        <h1>{w.homePage.title}</h1>
        <h2>{w.homePage.nextStep}</h2>
        <div className="stack">
          {asked ? (
            <a className="button primary" href={`/home/applications/${asked.id}`}>
              {w.homePage.answerAsked}
            </a>
          ) : null}
          {drafts.map((draft) => (
            <a
              className="button primary"
              key={draft.programme}
              href={`/home/apply/${draft.programme}`}
            >
              {w.pair(w.homePage.goOnDraft, terms.programme[draft.programme] ?? '')}
            </a>
          ))}
          {isFull ? (
            <a
              className={asked || drafts.length > 0 ? 'button' : 'button primary'}
              href="/home/consents"
            >
              {w.homePage.check}
            </a>
          ) : (
            <p className="note">{w.homePage.gradeC}</p>
          )}
          {isFull ? (
            <a className="button" href="/home/apply/emergency-aid">
              {w.homePage.emergency}
            </a>
          ) : null}
        </div>
        <h2>{w.homePage.applications}</h2>
        {applications.length === 0 ? <p>{w.homePage.noApplications}</p> : null}
        {applications.map((each) => (
          <div className="card" key={each.id}>
            <h3>
              <a href={`/home/applications/${each.id}`}>
                {terms.programme[each.programme] ?? each.programme}
              </a>
            </h3>
            <p>{terms.state[each.state] ?? each.state}</p>
            <p className="small">
              {each.reference}
              {each.dueAt && !each.final ? ` · ${w.track.due(date(each.dueAt, language))}` : ''}
            </p>
          </div>
        ))}
        <h2>{w.homePage.notices}</h2>
        {unread.length === 0 ? <p>{w.homePage.noNotices}</p> : null}
        {unread.slice(0, 3).map((each) => (
          <p key={each.id}>
            {noticeText(page, each)} <span className="small">{moment(each.at, language)}</span>
          </p>
        ))}
        {notices.length > 0 ? <a href="/home/notices">{w.notices.title}</a> : null}
        <nav aria-label={w.homePage.title}>
          <ul>
            {isFull ? (
              <>
                <li>
                  <a href="/home/results">{w.homePage.fits}</a>
                </li>
                <li>
                  <a href="/home/facts">{w.homePage.facts}</a>
                </li>
                <li>
                  <a href="/home/changes">{w.changes.title}</a>
                </li>
                <li>
                  <a href="/home/reads">{w.homePage.reads}</a>
                </li>
                <li>
                  <a href="/home/money">{w.homePage.money}</a>
                </li>
              </>
            ) : null}
            <li>
              <a href="/home/codes">{w.homePage.codes}</a>
            </li>
            <li>
              <a href="/code">{w.homePage.code}</a>
            </li>
          </ul>
        </nav>
      </>,
    )
  })

  app.get('/home/notices', async (c) => {
    const page = c.get('page')
    const { api, w, language } = page
    const { notices } = await body(api.notices.$get())
    return sendPage(
      c,
      { say: w.say.notices, title: w.notices.title, back: '/home', signedIn: true },
      <>
        <h1>{w.notices.title}</h1>
        {notices.length === 0 ? <p>{w.homePage.noNotices}</p> : null}
        {notices.map((each) => (
          <div className="card" key={each.id}>
            <p>{noticeText(page, each)}</p>
            <p className="small">
              {moment(each.at, language)} {each.reference ?? ''}
            </p>
          </div>
        ))}
        {notices.some((each) => !each.read) ? (
          <form method="post" action="/home/notices">
            <button type="submit">{w.notices.allSeen}</button>
          </form>
        ) : null}
      </>,
    )
  })
  app.post('/home/notices', async (c) => {
    await body(c.get('page').api.notices.read.$post())
    return c.redirect('/home', 303)
  })

  app.get('/home/money', async (c) => {
    const { api, w, language, terms } = c.get('page')
    const { awards, payments } = await body(api.payments.$get())
    return sendPage(
      c,
      { say: w.say.money, title: w.money.title, back: '/home', signedIn: true },
      <>
        <h1>{w.money.title}</h1>
        {awards.length === 0 ? <p>{w.money.none}</p> : null}
        {awards.map((award) => (
          <div className="card" key={award.id}>
            <h2>{terms.programme[award.programme] ?? award.programme}</h2>
            <p>
              {award.every === 'month'
                ? w.money.monthly(
                    money(award.amountFen, language),
                    month(award.firstPeriod, language),
                  )
                : w.money.once(
                    money(award.amountFen, language),
                    month(award.firstPeriod, language),
                  )}
            </p>
          </div>
        ))}
        <dl className="rows">
          {payments.map((payment) => (
            <div key={payment.id}>
              <dt>{month(payment.period, language)}</dt>
              <dd>
                {money(payment.amountFen, language)}{' '}
                <span className="small">{w.money.states[payment.state]}</span>
              </dd>
            </div>
          ))}
        </dl>
      </>,
    )
  })

  app.get('/home/reads', async (c) => {
    const page = c.get('page')
    const { api, w, language, terms } = page
    const before = c.req.query('before')
    const { reads, more } = await body(api.reads.$get({ query: before ? { before } : {} }))
    return sendPage(
      c,
      { say: w.say.reads, title: w.reads.title, back: '/home', signedIn: true },
      <>
        <h1>{w.reads.title}</h1>
        <p>{w.reads.lead}</p>
        {reads.length === 0 ? <p>{w.reads.none}</p> : null}
        <ol className="reasons">
          {reads.map((read) => (
            <li key={read.id}>
              <p>
                <strong>
                  {read.name
                    ? `${language === 'zh' ? read.name : (read.nameEn ?? read.name)}, ${terms.role[read.role ?? ''] ?? ''}`
                    : w.reads.who[read.who]}
                </strong>{' '}
                <span className="small">{moment(read.at, language)}</span>
              </p>
              <p>
                {w.reads.action[read.action] ??
                  w.reads.moved(
                    terms.state[read.action.replace('application.', '')] ?? read.action,
                  )}
                {read.masked ? ` (${w.reads.masked})` : ''}
                {w.reads.purpose[read.purpose] ? ` · ${w.reads.purpose[read.purpose]}` : ''}
              </p>
              {read.fields.length > 0 ? (
                <details>
                  <summary className="small">{w.reads.fields(read.fields.length)}</summary>
                  <p className="small">
                    {read.fields
                      .map((field) => terms.fact[field] ?? field)
                      .join(language === 'zh' ? '、' : ', ')}
                  </p>
                </details>
              ) : null}
            </li>
          ))}
        </ol>
        {more ? (
          <a className="button" href={`/home/reads?before=${reads.at(-1)?.id}`}>
            {w.reads.more}
          </a>
        ) : null}
      </>,
    )
  })

  app.post('/sign-out', async (c) => {
    await body(c.get('page').api.sessions.current.$delete())
    c.header('clear-site-data', '"cache"')
    return c.redirect('/?out=1', 303)
  })
}

function noticeText(
  { w, terms, language }: PageContext,
  notice: { kind: string; parameters: Record<string, string | number> },
): string {
  if (notice.kind === 'payment.released')
    return w.notices.paid(month(String(notice.parameters.period), language))
  const programme = terms.programme[String(notice.parameters.programme)] ?? ''
  return w.notices.state(programme, terms.state[notice.kind.replace('state.', '')] ?? '')
}
