import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date, moment } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

/** Somebody of the family acts for me: who, what, until when, and what they did. */
export function familyPages(app: Hono<PagesEnv>): void {
  app.get('/home/helpers', async (c) => {
    const page = c.get('page')
    const { api, w, language } = page
    const { given, received } = await body(api.delegations.$get())
    const live = given.filter((each) => each.live)
    const earlier = given.filter((each) => !each.live)
    const done = c.req.query('done')
    return sendPage(
      c,
      { say: w.family.say.family, title: w.family.title, back: '/home', signedIn: true },
      <>
        <h1>{w.family.title}</h1>
        {done ? (
          <p className="note good" role="status">
            {done === 'ended' ? w.family.endDone : w.family.given(live[0]?.nameMasked ?? '')}
          </p>
        ) : null}
        <p>{w.family.lead}</p>
        {live.length === 0 ? <p className="note">{w.family.none}</p> : null}
        {live.map((each) => (
          <section className="card" key={each.id} aria-label={each.nameMasked}>
            <h2>{each.nameMasked}</h2>
            <ul>
              {each.actions.map((action) => (
                <li key={action}>{w.family.actions[action]}</li>
              ))}
            </ul>
            <p className="small">{w.family.until(date(each.until, language))}</p>
            <a className="button" href={`/home/helpers/${each.id}/end`}>
              {w.family.end}
            </a>
          </section>
        ))}
        <p>
          <a className="button primary" href="/home/helpers/add">
            {w.family.add}
          </a>
        </p>
        <ul className="list">
          <li>
            <a href="/home/helpers/acts">
              <span className="name">{w.family.acts}</span>
            </a>
          </li>
        </ul>
        {received.length > 0 ? (
          <>
            <h2>{w.family.mine}</h2>
            {received.map((each) => (
              <form className="card" key={each.id} method="post" action={`/home/acting/${each.id}`}>
                <p>
                  {each.actions.map((action) => w.family.actions[action]).join(w.listSeparator)}
                </p>
                <p className="small">{w.family.until(date(each.until, language))}</p>
                <button type="submit" className="primary">
                  {w.family.actFor(each.nameMasked)}
                </button>
                <a className="button quiet" href={`/home/helpers/${each.id}/end`}>
                  {w.family.stopMine}
                </a>
              </form>
            ))}
          </>
        ) : null}
        {earlier.length > 0 ? (
          <details>
            <summary>{w.family.earlier}</summary>
            {earlier.map((each) => (
              <p key={each.id}>
                {each.nameMasked}{' '}
                <span className="small">
                  {date(each.since, language)} · {w.family.ended}
                </span>
              </p>
            ))}
          </details>
        ) : null}
      </>,
    )
  })

  app.get('/home/helpers/:id/end', async (c) => {
    const { api, w } = c.get('page')
    const { given, received } = await body(api.delegations.$get())
    const found = [...given, ...received].find((each) => each.id === c.req.param('id') && each.live)
    if (!found) return c.redirect('/home/helpers', 303)
    const title = given.some(({ id }) => id === found.id)
      ? w.family.endTitle(found.nameMasked)
      : w.family.stopMine
    return sendPage(
      c,
      { say: w.family.say.end, title, back: '/home/helpers', signedIn: true },
      <>
        <h1>{title}</h1>
        <p>{w.family.endLead}</p>
        <form method="post" action={`/home/helpers/${found.id}/end`} className="stack">
          <button type="submit" className="primary">
            {w.family.endYes}
          </button>
          <a className="button quiet" href="/home/helpers">
            {w.family.no}
          </a>
        </form>
      </>,
    )
  })
  app.post('/home/helpers/:id/end', async (c) => {
    const { api } = c.get('page')
    try {
      await body(api.delegations[':id'].end.$post({ param: { id: c.req.param('id') } }))
    } catch (error) {
      // Ended already, by a second press or by the other of the two.
      if (!(error instanceof ApiProblem && error.code === 'not_found')) throw error
    }
    return c.redirect('/home/helpers?done=ended', 303)
  })

  app.get('/home/helpers/acts', async (c) => {
    const page = c.get('page')
    const { api, w } = page
    const before = c.req.query('before')
    const { acts, more } = await body(
      api.delegations.acts.$get({ query: before ? { before } : {} }),
    )
    return sendPage(
      c,
      { say: w.family.say.family, title: w.family.acts, back: '/home/helpers', signedIn: true },
      <>
        <h1>{w.family.acts}</h1>
        <p>{w.family.actsLead}</p>
        {acts.length === 0 ? <p className="note">{w.family.actsNone}</p> : null}
        <ol className="reasons">
          {acts.map((act) => (
            <li key={act.id}>
              <ActText page={page} act={act} />
            </li>
          ))}
        </ol>
        {more ? (
          <a className="button" href={`/home/helpers/acts?before=${acts.at(-1)?.id}`}>
            {w.family.actsMore}
          </a>
        ) : null}
      </>,
    )
  })
}

const readActs = async (page: PageContext) =>
  (await body(page.api.delegations.acts.$get({ query: {} }))).acts
type Act = Awaited<ReturnType<typeof readActs>>[number]

function ActText({ page, act }: { page: PageContext; act: Act }) {
  const { w, terms, language } = page
  const name = language === 'zh' ? act.name : act.nameEn
  const as =
    act.by === 'officer'
      ? `${terms.role[act.role ?? ''] ?? ''}, ${w.family.beside}`
      : w.reads.who.family
  return (
    <>
      <p>
        <strong>
          {name}, {as}
        </strong>{' '}
        <span className="small">{moment(act.at, language)}</span>
      </p>
      <p>
        {w.reads.action[act.action] ??
          w.reads.moved(terms.state[act.action.replace('application.', '')] ?? act.action)}
        {w.reads.purpose[act.purpose] ? ` · ${w.reads.purpose[act.purpose]}` : ''}
      </p>
    </>
  )
}
