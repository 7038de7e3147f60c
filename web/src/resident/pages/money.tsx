import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date, money, month } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { Difference, type Differing } from './money-difference.tsx'
import { moneyFile } from './money-file.ts'
import { MonthBars } from './month-bars.tsx'

export type MoneyCalendar = Awaited<ReturnType<typeof readCalendar>>
export type Month = MoneyCalendar['months'][number]

async function readCalendar(page: PageContext) {
  return await body(page.api.payments.calendar.$get())
}

/** Months that stand open on the page; earlier ones are folded. */
const OPEN = 3

/** Money month by month: how much, in which state, and why it differs from the month before. */
export function moneyPages(app: Hono<PagesEnv>): void {
  app.get('/home/money', async (c) => {
    const page = c.get('page')
    const { w, language } = page
    const calendar = await readCalendar(page)
    const { months, account } = calendar
    const now = months.find(({ when }) => when === 'this') ?? months[0]
    const open = months.slice(0, OPEN)
    const older = months.slice(OPEN)
    return sendPage(
      c,
      {
        say: now
          ? w.moneyMonths.say(month(now.period, language), money(now.totalFen, language))
          : w.money.none,
        title: w.money.title,
        back: '/home',
        signedIn: true,
      },
      <>
        <h1>{w.money.title}</h1>
        {months.length === 0 ? (
          <>
            <p>{w.money.none}</p>
            <p>{w.moneyMonths.emptyNext}</p>
          </>
        ) : (
          <p>{w.moneyMonths.lead}</p>
        )}
        {account ? <p>{w.moneyMonths.account(account.replaceAll('*', ''))}</p> : null}
        {page.elder && now ? <MonthCard page={page} calendar={calendar} shown={now} /> : null}
        {months.length > 0 ? (
          <Rest page={page}>
            {months.length > 1 ? <MonthBars page={page} months={months} /> : null}
            {open
              .filter((shown) => !page.elder || shown !== now)
              .map((shown) => (
                <MonthCard key={shown.period} page={page} calendar={calendar} shown={shown} />
              ))}
            {older.length > 0 ? (
              <details>
                <summary>{w.moneyMonths.older}</summary>
                {older.map((shown) => (
                  <MonthCard key={shown.period} page={page} calendar={calendar} shown={shown} />
                ))}
              </details>
            ) : null}
            <p className="no-print">
              <a className="button" href="/home/money.csv" download={w.moneyMonths.file}>
                {w.moneyMonths.download}
              </a>
            </p>
          </Rest>
        ) : null}
      </>,
    )
  })

  app.get('/home/money.csv', async (c) => {
    const page = c.get('page')
    return c.body(moneyFile(page, (await readCalendar(page)).months), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${page.w.moneyMonths.file}"`,
      'cache-control': 'no-store',
    })
  })
}

/** One month: its sum first, what it is made of, and why it differs. */
function MonthCard({
  page,
  calendar,
  shown,
}: {
  page: PageContext
  calendar: MoneyCalendar
  shown: Month
}) {
  const { w, terms, language } = page
  const when = w.moneyMonths.when[shown.when]
  const recheck = shown.lines.some((line) =>
    calendar.awards.some((award) => award.id === line.awardId && award.recheckAsked),
  )
  return (
    <section className="card month" aria-labelledby={`m${shown.period}`}>
      <h2 id={`m${shown.period}`}>
        <span>{month(shown.period, language)}</span>{' '}
        <span className="sum">{money(shown.totalFen, language)}</span>
      </h2>
      {when ? <p className="small">{when}</p> : null}
      <dl className="rows">
        {shown.lines.map((line) => (
          <div key={line.awardId}>
            <dt>{terms.programme[line.programme] ?? line.programme}</dt>
            <dd>
              {money(line.amountFen, language)}
              <span className="small">{stateOf(page, shown, line.state)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {shown.lines.some(({ state }) => state === 'returned') ? (
        <p className="note attention">{w.moneyMonths.returnedHelp}</p>
      ) : null}
      {shown.when === 'past' && shown.lines.some(({ state }) => state === 'expected') ? (
        <p className="note attention">
          {w.moneyMonths.notYetHelp} <a href={`tel:${page.hotline}`}>{page.hotline}</a>
        </p>
      ) : null}
      {recheck && shown.when !== 'past' ? <p className="note">{w.moneyMonths.recheck}</p> : null}
      <Differences page={page} calendar={calendar} shown={shown} />
    </section>
  )
}

/** A month that has passed and holds no payment is not expected, it is missing. */
function stateOf({ w }: PageContext, shown: Month, state: Month['lines'][number]['state']): string {
  return shown.when === 'past' && state === 'expected'
    ? w.moneyMonths.notYet
    : w.moneyMonths.states[state]
}

function Differences({
  page,
  calendar,
  shown,
}: {
  page: PageContext
  calendar: MoneyCalendar
  shown: Month
}) {
  const { w, language } = page
  const sum = shown.differences.reduce((all, { differenceFen }) => all + differenceFen, 0)
  if (shown.differences.length === 0) return <p>{w.moneyMonths.same}</p>
  return (
    <>
      <p>
        <strong>
          {sum === 0
            ? w.moneyMonths.same
            : sum > 0
              ? w.moneyMonths.more(money(sum, language))
              : w.moneyMonths.less(money(-sum, language))}
        </strong>
      </p>
      <ul className="why" aria-label={w.moneyMonths.whyTitle}>
        {shown.differences.map((part: Differing) => (
          <li key={`${part.kind}${part.awardId}`}>
            <Difference page={page} part={part} because={becauseOf(page, calendar, part)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The decision behind a part, and the standard where it moved with the amount. */
function becauseOf(
  { w, language }: PageContext,
  { awards }: MoneyCalendar,
  part: Differing,
): string | null {
  const award = awards.find(({ id }) => id === part.awardId)
  if (!award || !['started', 'amountChanged', 'oneOff'].includes(part.kind)) return null
  const before = awards.find(
    (other) => other.applicationId === award.applicationId && other.id !== award.id,
  )
  const rose =
    part.kind === 'amountChanged' &&
    before?.standardFen &&
    award.standardFen &&
    before.standardFen !== award.standardFen
      ? w.moneyMonths.standard(
          money(before.standardFen, language),
          money(award.standardFen, language),
        )
      : null
  return [w.moneyMonths.because(date(award.decidedOn, language)), rose]
    .filter(Boolean)
    .join(w.listSeparator)
}
