import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date, money } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm, PinField, TextField } from '../form.tsx'
import { KeptOnDevice } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { ownPageOf, withNext } from '../own-page.ts'
import { readForm } from '../read-form.ts'

/** What everybody sees: the first page, the page of a card, the scanner, a publicity notice. */
export function landingPages(app: Hono<PagesEnv>): void {
  app.get('/', (c) => {
    const { w } = c.get('page')
    const isSignedOut = c.req.query('out') !== undefined
    return sendPage(
      c,
      { say: w.say.landing, title: w.landing.title, scripts: isSignedOut ? ['draft'] : [] },
      <>
        {isSignedOut ? <KeptOnDevice mark="" /> : null}
        <h1>{w.landing.title}</h1>
        <p>{w.landing.lead}</p>
        <div className="stack">
          <a className="button primary" href="/scan">
            {w.landing.scan}
          </a>
          <a className="button" href="/c">
            {w.landing.card}
          </a>
          <a className="button" href="/code">
            {w.landing.myCode}
          </a>
        </div>
        <p>{w.landing.nothing}</p>
        <ul className="list">
          <li>
            <a href="/pre-check">
              <span className="name">{w.preCheck.link}</span>
            </a>
          </li>
          <li>
            <a href="/policies">
              <span className="name">{w.policies.link}</span>
            </a>
          </li>
          <li>
            <a href="/track">
              <span className="name">{w.trackForm.title}</span>
            </a>
          </li>
          <li>
            <a href="/letter">
              <span className="name">{w.letterCheck.title}</span>
            </a>
          </li>
        </ul>
      </>,
    )
  })

  app.get('/c', (c) => cardPage(c, c.req.query('next') ?? '', []))
  app.get('/offline', (c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      { title: w.frame.offlineTitle, say: w.frame.offlineText },
      <>
        <h1>{w.frame.offlineTitle}</h1>
        <p>{w.frame.offlineText}</p>
        <div className="stack">
          <a className="button primary" href="/code">
            {w.landing.myCode}
          </a>
        </div>
      </>,
    )
  })
  app.post('/c', async (c) => {
    const { api, w, problems } = c.get('page')
    const form = await readForm(c)
    const [card, pin, next] = ['card', 'pin', 'next'].map((name) => String(form.get(name) ?? ''))
    const faults: { at: string; text: string }[] = []
    if (!card) faults.push({ at: 'card', text: w.card.numberHint })
    if (!/^\d{6}$/.test(pin ?? '')) faults.push({ at: 'pin', text: w.card.pinHint })
    if (faults.length > 0) return cardPage(c, next ?? '', faults, card)
    try {
      await body(api.sessions.$post({ json: { by: 'card', card: card ?? '', pin: pin ?? '' } }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return cardPage(c, next ?? '', [{ at: 'card', text: problems[error.code] }], card)
    }
    return c.redirect(ownPageOf(next) || '/home', 303)
  })

  app.get('/scan', (c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      { say: w.say.scan, title: w.scan.title, scripts: ['scan'], back: '/', wasm: true },
      <>
        <h1>{w.scan.title}</h1>
        <p>{w.scan.lead}</p>
        <div
          id="scanner"
          data-foreign={w.scan.foreign}
          data-no-camera={w.scan.noCamera}
          data-looking={w.scan.looking}
          data-no-code={w.scan.noCode}
        >
          <button type="button" id="start" className="primary" hidden>
            {w.scan.start}
          </button>
          <video id="camera" playsInline muted hidden aria-label={w.scan.lead} />
          <p id="said" role="status" />
          <div id="photo-field" hidden>
            <label htmlFor="photo">{w.scan.photo}</label>
            <input id="photo" type="file" accept="image/*" />
          </div>
        </div>
        <p>
          <a className="button" href="/c">
            {w.landing.card}
          </a>
        </p>
      </>,
    )
  })

  app.get('/publicity/:id', async (c) => {
    const { api, w, language, terms, hotline } = c.get('page')
    const notice = await body(
      api.publicity[':publicId'].$get({ param: { publicId: c.req.param('id') } }),
    )
    c.header('x-robots-tag', 'noindex, nofollow')
    const rows = [
      [w.publicity.name, notice.nameShown],
      [w.publicity.people, String(notice.peopleCount)],
      [w.publicity.amount, money(notice.amountFen, language)],
      [w.publicity.place, language === 'zh' ? notice.village : notice.villageEn],
    ]
    return sendPage(
      c,
      { say: w.say.publicity, title: w.publicity.title },
      <>
        <h1>{w.pair(w.publicity.title, terms.programme[notice.programme] ?? notice.programme)}</h1>
        <dl className="rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{w.publicity.until(date(notice.until, language))}</p>
        <p>
          {w.publicity.objection} <a href={`tel:${hotline}`}>{hotline}</a>
        </p>
      </>,
    )
  })
}

function cardPage(
  c: PageRequest,
  next: string,
  faults: { at: string; text: string }[],
  card = '',
): Response {
  const { w } = c.get('page')
  const isBack = ownPageOf(next) !== ''
  const title = isBack ? w.card.backTitle : w.card.title
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  return sendPage(
    c,
    {
      title,
      say: w.say.card,
      scripts: ['card'],
      back: '/',
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <h1>{title}</h1>
      {c.req.query('expired') ? (
        <p className="note" role="status">
          {w.frame.expired}
        </p>
      ) : null}
      <Errors title={w.errorTitle} faults={faults} />
      {isBack ? (
        <>
          <div className="stack">
            <a className="button" href={withNext('/code', next)}>
              {w.card.byPhone}
            </a>
          </div>
          <h2>{w.card.orCard}</h2>
        </>
      ) : (
        <p>{w.card.lead}</p>
      )}
      <PageForm action="/c">
        <input type="hidden" name="next" value={next} />
        <p id="card-read" className="note" role="status" hidden>
          {w.card.read}
        </p>
        <div id="card-field">
          <TextField
            name="card"
            label={w.card.number}
            hint={w.card.numberHint}
            fault={faultOf('card')}
            value={card}
            autoCapitalize="characters"
            spellCheck={false}
            required
          />
        </div>
        <PinField label={w.card.pin} hint={w.card.pinHint} fault={faultOf('pin')} />
        <p>
          <button type="submit" className="primary">
            {w.card.open}
          </button>
        </p>
      </PageForm>
      {isBack ? null : (
        <>
          <h2>{w.card.found}</h2>
          <p>{w.card.foundHelp}</p>
        </>
      )}
    </>,
  )
}
