import type { Hono } from 'hono'
import { Fragment } from 'react'
import { body } from '../../api.ts'
import { date, month } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { Choices, PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

const sizes = ['wallet', 'a5', 'a4'] as const
type Size = (typeof sizes)[number]

type Card = {
  typedNumber: string
  serialCheck: string
  svg: string
  expiresOn: string
  host: string
  hotline: string
  nameMasked: string
}

/** A new card, printed at home: it is dead until it is handed over, and shown this once. */
export function printCardPages(app: Hono<PagesEnv>): void {
  app.get('/home/code/print', async (c) => {
    const { api, w, language } = c.get('page')
    const { cards } = await body(api.cards.$get())
    const waiting = cards.find((card) => card.state === 'printed' && card.atHome)
    return sendPage(
      c,
      {
        say: w.ownCode.say.print,
        title: w.ownCode.printTitle,
        back: '/home/codes',
        signedIn: true,
        form: true,
      },
      <>
        <h1>{w.ownCode.printTitle}</h1>
        <p>{w.ownCode.printLead}</p>
        <ol>
          {w.ownCode.printSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="note">{w.ownCode.printOld}</p>
        {waiting ? (
          <p className="note attention">
            {w.ownCode.printWaiting(date(waiting.printedAt, language))}
          </p>
        ) : null}
        <PageForm action="/home/code/print">
          <fieldset>
            <legend>{w.ownCode.size}</legend>
            <Choices
              name="size"
              type="radio"
              chosen={['a5']}
              options={sizes.map((size) => ({
                value: size,
                label: (
                  <span className="size-choice">
                    <SizePicture size={size} />
                    {w.ownCode.sizes[size]}
                  </span>
                ),
              }))}
            />
          </fieldset>
          <button type="submit" className="primary">
            {w.ownCode.make}
          </button>
        </PageForm>
        <p className="small">{w.ownCode.noPrinter}</p>
      </>,
    )
  })

  app.post('/home/code/print', async (c) => {
    const page = c.get('page')
    const { api, w } = page
    const form = await readForm(c)
    const size = sizes.find((each) => each === form.get('size')) ?? 'a5'
    const card = await body(api.cards.$post())
    return sendPage(
      c,
      {
        say: w.ownCode.say.printed,
        title: w.ownCode.printTitle,
        back: '/home/codes',
        signedIn: true,
        scripts: ['print'],
      },
      <>
        <div className="no-print">
          <h1>{w.ownCode.printTitle}</h1>
          <p className="note attention">{w.ownCode.onlyNow}</p>
          <p>{w.ownCode.printHow}</p>
          <p>
            <button type="button" id="print-now" className="primary" hidden>
              {w.ownCode.printNow}
            </button>
          </p>
        </div>
        <Paper page={page} card={card} size={size} />
      </>,
    )
  })
}

/** How much of a hand the paper fills: told apart at a glance. */
function SizePicture({ size }: { size: Size }) {
  const [width, height] = { wallet: [20, 13], a5: [22, 31], a4: [30, 42] }[size] as [number, number]
  return (
    <svg className="size-picture" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <rect x={(44 - width) / 2} y={(44 - height) / 2} width={width} height={height} rx="2" />
    </svg>
  )
}

/** The card on paper: code, masked name, number to type, whom to call. No identity number, no benefit. */
function Paper({ page, card, size }: { page: PageContext; card: Card; size: Size }) {
  const { w, language } = page
  const words = w.ownCode.paper
  return (
    <section className={`card-paper ${size}`} aria-label={w.ownCode.sizes[size]}>
      <img
        className="paper-code"
        alt={w.code.title}
        src={`data:image/svg+xml,${encodeURIComponent(card.svg)}`}
      />
      <div className="paper-words">
        <div className="paper-brand">{w.brand}</div>
        <div className="paper-name">{card.nameMasked}</div>
        <div className="paper-small">
          {words.until(month(card.expiresOn.slice(0, 7), language))}
          {' · '}
          {words.serial(card.serialCheck)}
        </div>
        <div className="paper-small">{words.found}</div>
        <div className="paper-phone">{card.hotline}</div>
      </div>
      <div className="paper-number">
        <span className="paper-small">
          {words.scan} {card.host}/c
        </span>
        <strong>
          {card.typedNumber.split(/(?<=-)/).map((four) => (
            <Fragment key={four}>
              {four}
              <wbr />
            </Fragment>
          ))}
        </strong>
      </div>
      {size === 'wallet' ? null : (
        <div className="paper-small">
          {words.notYet}
          {language === 'zh' ? '。' : '. '}
          {words.nobody}
        </div>
      )}
      {size === 'a4' ? (
        <div className="paper-how">
          <h2>{words.how}</h2>
          <ol>
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  )
}
