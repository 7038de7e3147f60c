import type { Hono } from 'hono'
import type { PageContext, PagesEnv } from '../context.ts'
import { PinField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { ownPageOf, withNext } from '../own-page.ts'
import { Rest } from '../rest.tsx'

/** The phone's code, and its enrolment. */
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
    const byCard = withNext('/c', ownPageOf(c.req.query('next')))
    return sendPage(
      c,
      { say: w.say.code, title: w.code.title, scripts: ['code', 'sign-in'], back: '/' },
      <>
        <h1>{w.code.title}</h1>
        <noscript>
          <p className="note">{w.code.noScript}</p>
          <a className="button primary" href={byCard}>
            {w.landing.card}
          </a>
        </noscript>
        <div id="no-code" hidden>
          <p className="note">{w.code.none}</p>
          <p>{w.ownCode.withoutPhone}</p>
          <a className="button primary" href={byCard}>
            {w.landing.card}
          </a>
        </div>
        <section
          id="code"
          hidden
          aria-label={w.code.title}
          data-countdown={w.code.countdown('{seconds}')}
          data-offline={w.code.offline}
          data-tired={w.code.tired}
          data-hidden={w.code.hidden}
          data-whose={w.ownCode.whose('{name}')}
        >
          <CodeSheet label={w.code.title} bright={w.code.bright} />
          <p id="said" role="status" />
          <p id="drift" className="note" hidden>
            {w.ownCode.drift}
          </p>
          <p>{w.code.lead}</p>
          <h2>{w.code.signIn}</h2>
          <form
            id="phone-sign-in"
            data-refused={w.code.refused}
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
        <Rest page={c.get('page')} title={w.ownCode.under}>
          <h2>{w.ownCode.under}</h2>
          <CodeLinks words={w.ownCode} />
        </Rest>
      </>,
    )
  })
}

/** The code as large as the screen allows, on white whatever the screen, with the time it has left around it. */
function CodeSheet({ label, bright }: { label: string; bright: string }) {
  return (
    <div className="code-sheet">
      <p id="whose" className="whose" />
      <div className="code-ring">
        <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          <path className="ring-track" d={RING} />
          <path id="ring-left" className="ring-left" d={RING} pathLength={100} />
        </svg>
        <div id="drawing" role="img" aria-label={label} />
      </div>
      <p id="countdown" className="countdown" />
      <p className="hint">{bright}</p>
    </div>
  )
}

/** From the middle of the upper edge once around. */
const RING =
  'M50 1.5H95A3.5 3.5 0 0 1 98.5 5V95A3.5 3.5 0 0 1 95 98.5H5A3.5 3.5 0 0 1 1.5 95V5A3.5 3.5 0 0 1 5 1.5H50'

/** What one does with card and phones; each asks who it is before it shows anything. */
export function CodeLinks({
  words,
  without = [],
}: {
  words: PageContext['w']['ownCode']
  without?: string[]
}) {
  const links = [
    ['/home/code/print', words.print],
    ['/home/code/lost', words.lost],
    ['/home/codes', words.phones],
    ['/home/code/pin', words.pin],
  ] as const
  return (
    <ul className="list">
      {links
        .filter(([href]) => !without.includes(href))
        .map(([href, name]) => (
          <li key={href}>
            <a href={href}>
              <span className="name">{name}</span>
            </a>
          </li>
        ))}
    </ul>
  )
}
