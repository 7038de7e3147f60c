import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { money, month } from '../../words/format.ts'
import type { PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'

/** What the household gets, and when. */
export function moneyPages(app: Hono<PagesEnv>): void {
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
}
