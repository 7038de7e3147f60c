import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { CodeLinks } from './code.tsx'

/** My cards and phones: what works, what waits, and how to stop one of them. */
export function ownCodePages(app: Hono<PagesEnv>): void {
  app.get('/home/codes', async (c) => {
    const page = c.get('page')
    const { api, w } = page
    const { cards } = await body(api.cards.$get())
    const { devices } = await body(api.devices.$get())
    const live = cards.filter((card) => card.state === 'active')
    const waiting = cards.filter((card) => card.state === 'printed' && card.atHome)
    const done = doneText(page, c.req.query('done'))
    return sendPage(
      c,
      { say: w.say.codes, title: w.codes.title, back: '/home', signedIn: true },
      <>
        <h1>{w.codes.title}</h1>
        {done ? (
          <p className="note good" role="status">
            {done}
          </p>
        ) : null}
        <h2>{w.codes.card}</h2>
        {live.length === 0 ? <p>{w.ownCode.lostNone}</p> : null}
        {[...live, ...waiting].map((card) => (
          <CardRow key={card.serialCheck + card.printedAt} page={page} card={card} />
        ))}
        {live.length > 0 ? (
          <a className="button" href="/home/code/lost">
            {w.ownCode.lost}
          </a>
        ) : null}
        <h2>{w.codes.phone}</h2>
        {devices.length === 0 ? <p>{w.codes.noPhone}</p> : null}
        {devices.map((device) => (
          <PhoneRow key={device.id} page={page} device={device} />
        ))}
        <p className="small">{w.ownCode.phoneAdd}</p>
        <Rest page={page}>
          <CodeLinks words={w.ownCode} without={['/home/codes', '/home/code/lost']} />
        </Rest>
      </>,
    )
  })

  app.get('/home/code/lost', async (c) => {
    const { api, w } = c.get('page')
    const { cards } = await body(api.cards.$get())
    const isLive = cards.some((card) => card.state === 'active')
    return sendPage(
      c,
      { say: w.ownCode.say.lost, title: w.ownCode.lost, back: '/home/codes', signedIn: true },
      <>
        <h1>{isLive ? w.ownCode.lostTitle : w.ownCode.lost}</h1>
        {isLive ? (
          <>
            <p>{w.ownCode.lostLead}</p>
            <p>{w.ownCode.lostThen}</p>
            <p>{w.ownCode.lostPhone}</p>
            <form method="post" action="/home/code/lost" className="stack">
              <button type="submit" className="primary">
                {w.ownCode.lostYes}
              </button>
              <a className="button quiet" href="/home/codes">
                {w.ownCode.no}
              </a>
            </form>
          </>
        ) : (
          <>
            <p className="note">{w.ownCode.lostNone}</p>
            <a className="button primary" href="/home/code/print">
              {w.ownCode.print}
            </a>
          </>
        )}
      </>,
    )
  })
  app.post('/home/code/lost', async (c) => {
    const { api, session } = c.get('page')
    await body(api.cards.lost.$post())
    // Who came in with the card that is stopped now is signed out by it; the page says so without a sign-in.
    const { signedIn } = await body(api.sessions.current.$get())
    return c.redirect(session && !signedIn ? '/code/lost-done' : '/home/codes?done=lost', 303)
  })
  app.get('/code/lost-done', (c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      { say: w.ownCode.lostDone, title: w.ownCode.lostDone, back: '/' },
      <>
        <h1>{w.ownCode.lostDone}</h1>
        <p className="note good">{w.ownCode.lostLead}</p>
        <p>{w.ownCode.lostThen}</p>
        <p>{w.ownCode.lostPhone}</p>
        <a className="button primary" href="/code">
          {w.landing.myCode}
        </a>
      </>,
    )
  })

  app.get('/home/codes/:id/gone', async (c) => {
    const { api, w, language } = c.get('page')
    const { devices } = await body(api.devices.$get())
    const device = devices.find((each) => each.id === c.req.param('id'))
    if (!device) return c.redirect('/home/codes', 303)
    return sendPage(
      c,
      { say: w.ownCode.say.gone, title: w.ownCode.goneTitle, back: '/home/codes', signedIn: true },
      <>
        <h1>{w.ownCode.goneTitle}</h1>
        <p>{w.ownCode.goneLead(date(device.since, language))}</p>
        <p>{w.ownCode.goneThen}</p>
        {device.thisOne ? <p className="note attention">{w.ownCode.goneThis}</p> : null}
        <form method="post" action={`/home/codes/${device.id}/gone`} className="stack">
          <button type="submit" className="primary">
            {w.ownCode.goneYes}
          </button>
          <a className="button quiet" href="/home/codes">
            {w.ownCode.no}
          </a>
        </form>
      </>,
    )
  })
  app.post('/home/codes/:id/gone', async (c) => {
    const { api } = c.get('page')
    await body(api.devices[':id'].revoke.$post({ param: { id: c.req.param('id') } }))
    const { signedIn } = await body(api.sessions.current.$get())
    return c.redirect(signedIn ? '/home/codes?done=gone' : '/?out=1', 303)
  })
}

function doneText({ w }: PageContext, done: string | undefined): string {
  if (done === 'lost') return w.ownCode.lostDone
  if (done === 'gone') return w.ownCode.goneDone
  if (done === 'pin') return w.pair(w.ownCode.pinDone, w.ownCode.pinDoneThen)
  return ''
}

type Cards = Awaited<ReturnType<typeof cardsOf>>
type Devices = Awaited<ReturnType<typeof devicesOf>>
const cardsOf = async (page: PageContext) => (await body(page.api.cards.$get())).cards
const devicesOf = async (page: PageContext) => (await body(page.api.devices.$get())).devices

function CardRow({ page, card }: { page: PageContext; card: Cards[number] }) {
  const { w, language } = page
  const isLive = card.state === 'active'
  return (
    <div className="card">
      <p>
        <strong>{w.ownCode.paper.serial(card.serialCheck)}</strong>{' '}
        <span className={isLive ? 'tag eligible' : 'tag'}>
          {isLive ? w.codes.states.active : w.ownCode.waiting}
        </span>
      </p>
      <p className="small">{w.codes.until(date(card.expiresOn, language))}</p>
    </div>
  )
}

function PhoneRow({ page, device }: { page: PageContext; device: Devices[number] }) {
  const { w, language } = page
  const rows = [
    [w.ownCode.since, device.since],
    [w.ownCode.lastUsed, device.lastUsed],
    [w.ownCode.until, device.until],
  ] as const
  return (
    <div className="card">
      {device.thisOne ? (
        <p>
          <span className="tag eligible">{w.codes.thisPhone}</span>
        </p>
      ) : null}
      <dl className="rows">
        {rows.map(([name, time]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{date(time, language)}</dd>
          </div>
        ))}
      </dl>
      <a className="button" href={`/home/codes/${device.id}/gone`}>
        {w.codes.gone}
      </a>
    </div>
  )
}
