import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { moment } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { noticeHref, noticeText } from './notice-text.ts'

/** What happened, newest first. */
export function noticePages(app: Hono<PagesEnv>): void {
  app.get('/home/notices', async (c) => {
    const page = c.get('page')
    const { api, w, language } = page
    const { notices } = await body(api.notices.$get())
    return sendPage(
      c,
      { say: w.say.notices, title: w.notices.title, back: '/home', signedIn: true },
      <>
        <h1>{w.notices.title}</h1>
        {notices.length === 0 ? <p>{w.notices.none}</p> : null}
        {notices.map((each) => (
          <div className="card" key={each.id}>
            <p>
              {noticeHref(each) ? (
                <a href={noticeHref(each) ?? ''}>{noticeText(page, each)}</a>
              ) : (
                noticeText(page, each)
              )}
            </p>
            <p className="small">
              {moment(each.at, language)} {each.reference ?? ''}
            </p>
          </div>
        ))}
        {notices.some((each) => !each.read) && !page.session?.actingFor ? (
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
}
