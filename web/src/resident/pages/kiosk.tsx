import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { KIOSK_TOTAL_MINUTES } from '../stay.tsx'

/** Minutes without a touch after which a session at a public screen ends (security.md 2.2). */
const IDLE_MINUTES = 2

/** A public screen: three large buttons for whoever comes, and an end that leaves nothing behind. */
export function kioskPages(app: Hono<PagesEnv>): void {
  app.get('/kiosk', (c) => {
    const { w, kiosk, session } = c.get('page')
    if (!kiosk) return registerPage(c)
    // Somebody left without signing out: the next person begins anew.
    if (session) return over(c)
    return sendPage(
      c,
      { say: w.kiosk.say.start, title: w.kiosk.title },
      <div className="attract">
        <h1>{w.kiosk.title}</h1>
        <p>{w.kiosk.lead}</p>
        <a className="button primary" href="/scan">
          {w.kiosk.scan}
        </a>
        <a className="button" href="/c">
          {w.kiosk.type}
        </a>
        <a className="button" href="/">
          {w.kiosk.check}
        </a>
        <p className="note">{w.kiosk.forget}</p>
        <p className="small">{w.kiosk.times(IDLE_MINUTES, KIOSK_TOTAL_MINUTES)}</p>
      </div>,
    )
  })
  app.post('/kiosk/over', over)
  // Reached by the browser itself after two minutes, and by the script: it ends a session, and can do nothing else.
  app.get('/kiosk/over', over)
}

async function over(c: PageRequest): Promise<Response> {
  const { api, w, kiosk } = c.get('page')
  if (kiosk) {
    await body(api.kiosk.end.$post())
    c.header('clear-site-data', '"cache", "storage"')
  }
  c.set('page', { ...c.get('page'), session: null })
  return sendPage(
    c,
    { say: w.kiosk.say.over, title: w.kiosk.overTitle },
    <>
      <h1>{w.kiosk.overTitle}</h1>
      <p className="note good">{w.kiosk.overText}</p>
      <a className="button primary" href={kiosk ? '/kiosk' : '/'}>
        {w.kiosk.again}
      </a>
    </>,
  )
}

function registerPage(c: PageRequest): Response {
  const { w } = c.get('page')
  return sendPage(
    c,
    { say: w.kiosk.say.register, title: w.kiosk.registerTitle, scripts: ['kiosk'], back: '/' },
    <>
      <h1>{w.kiosk.registerTitle}</h1>
      <p>{w.kiosk.registerLead}</p>
      <p id="said" role="status" data-failed={w.kiosk.registerFailed}>
        {w.kiosk.notYet}
      </p>
      <button type="button" id="register" className="primary" hidden>
        {w.kiosk.register}
      </button>
    </>,
  )
}
