import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { PinField } from '../form.tsx'
import { sendPage } from '../layout.tsx'

/** The phone's code, its enrolment, and what a resident may do with card and phones. */
export function codePages(app: Hono<PagesEnv>): void {
  app.get('/enrol', (c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      { say: w.say.enrol, title: w.enrol.title, scripts: ['enrol'], back: '/' },
      <>
        <h1>{w.enrol.title}</h1>
        <p>{w.enrol.lead}</p>
        <noscript>
          <p className="note">{w.enrol.noScript}</p>
        </noscript>
        <div id="enrol" data-failed={w.enrol.failed}>
          <p id="said" role="status" />
          <button type="button" id="start" className="primary" hidden>
            {w.enrol.start}
          </button>
          <div id="done" hidden>
            <p>{w.enrol.done}</p>
            <a className="button primary" href="/code">
              {w.enrol.toCode}
            </a>
          </div>
        </div>
      </>,
    )
  })

  app.get('/code', (c) => {
    const { w, problems } = c.get('page')
    return sendPage(
      c,
      { say: w.say.code, title: w.code.title, scripts: ['code', 'sign-in'], back: '/' },
      <>
        <h1>{w.code.title}</h1>
        <noscript>
          <p className="note">{w.code.noScript}</p>
        </noscript>
        <p id="no-code" className="note" hidden>
          {w.code.none}
        </p>
        <section
          id="code"
          hidden
          data-countdown={w.code.countdown('{seconds}')}
          data-offline={w.code.offline}
          data-tired={w.code.tired}
          data-hidden={w.code.hidden}
        >
          <p>{w.code.lead}</p>
          <div className="code-sheet">
            <div id="drawing" role="img" aria-label={w.code.title} />
            <progress id="ring" max={15} value={15} aria-hidden="true" />
            <p id="countdown" />
          </div>
          <p id="said" role="status" />
          <p className="hint">{w.code.bright}</p>
          <h2>{w.code.signIn}</h2>
          <form
            id="phone-sign-in"
            data-refused={problems.code_refused}
            data-too-many={problems.too_many_requests}
            data-unreachable={problems.unavailable}
            data-waiting={w.code.waiting}
            data-countdown={w.code.countdown('{seconds}')}
          >
            <PinField label={w.code.pin} />
            <p id="refused" className="fault" role="alert" />
            <p id="waiting" role="status" />
            <p id="seconds" role="timer" />
            <p>
              <button type="submit" className="primary">
                {w.card.open}
              </button>
            </p>
          </form>
        </section>
        <p>
          <a className="button" href="/c">
            {w.landing.card}
          </a>
        </p>
      </>,
    )
  })

  app.get('/home/codes', async (c) => {
    const { api, w, language } = c.get('page')
    const { cards } = await body(api.cards.$get())
    const { devices } = await body(api.devices.$get())
    return sendPage(
      c,
      { say: w.say.codes, title: w.codes.title, back: '/home', signedIn: true },
      <>
        <h1>{w.codes.title}</h1>
        {c.req.query('lost') ? (
          <p className="note" role="status">
            {w.codes.lostDone}
          </p>
        ) : null}
        <h2>{w.codes.card}</h2>
        {cards.map((card) => (
          <div className="card" key={card.serialCheck + card.printedAt}>
            <p>
              <strong>{card.serialCheck}</strong> {w.codes.states[card.state]}
            </p>
            <p className="small">{w.codes.until(date(card.expiresOn, language))}</p>
          </div>
        ))}
        {cards.some((card) => card.state === 'active') ? (
          <form method="post" action="/home/codes/lost">
            <button type="submit">{w.codes.lost}</button>
          </form>
        ) : null}
        <h2>{w.codes.phone}</h2>
        {devices.length === 0 ? <p>{w.codes.noPhone}</p> : null}
        {devices.map((device) => (
          <form
            className="card"
            key={device.id}
            method="post"
            action={`/home/codes/${device.id}/gone`}
          >
            <p>
              {date(device.since, language)} {device.thisOne ? `(${w.codes.thisPhone})` : ''}
            </p>
            <p className="small">{w.codes.until(date(device.until, language))}</p>
            <button type="submit">{w.codes.gone}</button>
          </form>
        ))}
      </>,
    )
  })
  app.post('/home/codes/lost', async (c) => {
    await body(c.get('page').api.cards.lost.$post())
    return c.redirect('/home/codes?lost=1', 303)
  })
  app.post('/home/codes/:id/gone', async (c) => {
    await body(c.get('page').api.devices[':id'].revoke.$post({ param: { id: c.req.param('id') } }))
    return c.redirect('/home/codes', 303)
  })
}
