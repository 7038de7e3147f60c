import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { moment } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

/** Demo mode only; elsewhere the api answers as to unknown pages. */
export function demoPages(app: Hono<PagesEnv>): void {
  app.get('/demo', async (c) => {
    const { api, w, language } = c.get('page')
    const { messages } = await body(api.demo.outbox.$get())
    const clock = await body(api.demo.clock.$get())
    return sendPage(
      c,
      { say: w.say.demo, title: w.demo.title, back: '/' },
      <>
        <h1>{w.demo.title}</h1>
        <h2>{w.demo.clock}</h2>
        <p>{w.demo.now(moment(clock.procedureNow, language))}</p>
        <form method="post" action="/demo/clock">
          <label htmlFor="offsetDays">{w.demo.ahead}</label>
          <input
            id="offsetDays"
            name="offsetDays"
            type="number"
            min={0}
            max={3650}
            defaultValue={clock.offsetDays}
          />
          <p>
            <button type="submit">{w.demo.set}</button>
          </p>
        </form>
        <form method="post" action="/demo/kiosk">
          <button type="submit">{w.kiosk.demo}</button>
        </form>
        <h2>{w.demo.outbox}</h2>
        {messages.length === 0 ? <p>{w.demo.none}</p> : null}
        {messages.map((each) => (
          <div className="card" key={each.id}>
            <p>{each.message}</p>
            <p className="small">
              {each.channel} {each.to} · {moment(each.at, language)}
            </p>
          </div>
        ))}
      </>,
    )
  })
  app.post('/demo/kiosk', async (c) => {
    const { link } = await body(c.get('page').api.demo.kiosk.$post())
    return c.redirect(link, 303)
  })
  app.post('/demo/clock', async (c) => {
    const form = await readForm(c)
    await body(
      c
        .get('page')
        .api.demo.clock.$post({ json: { offsetDays: Number(form.get('offsetDays') ?? 0) } }),
    )
    return c.redirect('/demo', 303)
  })
}
