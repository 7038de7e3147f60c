import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { KeptOnDevice, keptAt, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'

/** The receipt: every number that was given, the latest day of each, what happens next, and a person's number. */
export function sentPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/sent/:id', async (c) => {
    const page = c.get('page')
    const { w, terms, language, hotline } = page
    const { application } = await body(
      page.api.applications[':id'].$get({ param: { id: c.req.param('id') } }),
    )
    const cases = await handedInWith(page, application.handedInWith)
    const mark = await personMark(page)
    const slow = cases.find(({ programme }) => programme !== 'emergency-aid')
    const next = slow
      ? w.apply.nextLines(date(slow.dueAt ?? slow.stateSince, language))
      : w.apply.nextLinesUrgent
    return sendPage(
      c,
      { say: w.say.sent, title: w.sentAll.title(cases.length), scripts: ['draft'], signedIn: true },
      <>
        <KeptOnDevice mark={mark} saved={keptAt(mark, 'apply')} />
        <h1>{w.sentAll.title(cases.length)}</h1>
        {cases.map((each) => (
          <section className="note good receipt" key={each.id}>
            <h2>{terms.programme[each.programme] ?? each.programme}</h2>
            <p>{w.apply.reference}</p>
            <p className="amount">{each.reference}</p>
            {each.dueAt ? (
              <p>
                {each.programme === 'emergency-aid'
                  ? w.sentAll.within
                  : w.sentAll.by(date(each.dueAt, language))}
              </p>
            ) : null}
          </section>
        ))}
        <p>{w.apply.keep}</p>
        <h2>{w.apply.nextTitle}</h2>
        <ol>
          {next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>
          {w.sentAll.worse}{' '}
          <a className="button" href={`tel:${hotline}`}>
            {hotline}
          </a>
        </p>
        <div className="stack no-print">
          <a className="button primary" href={`/home/applications/${application.id}`}>
            {w.apply.track}
          </a>
          <button type="button" id="print" hidden>
            {w.sentAll.print}
          </button>
        </div>
        <p className="small no-print">{w.sentAll.printHint}</p>
      </>,
    )
  })
}

async function handedInWith(page: PageContext, handedIn: string) {
  const { applications } = await body(page.api.applications.$get())
  return applications
    .filter((each) => each.handedInWith === handedIn)
    .sort((a, b) => (a.reference < b.reference ? -1 : 1))
}

/** The case that was handed in last, if one is still under way. */
export async function lastSent(page: PageContext): Promise<string | undefined> {
  const { applications } = await body(page.api.applications.$get())
  return applications.find((each) => each.state === 'submitted')?.id
}
