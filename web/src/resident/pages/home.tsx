import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PagesEnv } from '../context.ts'
import { KeptOnDevice, markOf } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { actingHome } from './acting.tsx'
import { needsNow } from './home-now.ts'
import { ApplicationList, Applications, Benefits, Fits, Looks, Others } from './home-parts.tsx'
import { readHome } from './home-read.ts'

/** One's own page: what needs me now, my applications, my benefits, what may fit, who looked, my code. */
export function homePages(app: Hono<PagesEnv>): void {
  app.get('/home', async (c) => {
    const page = c.get('page')
    const { w } = page
    if (page.session?.actingFor) return actingHome(c, page.session.actingFor)
    const { signedIn } = await body(page.api.sessions.current.$get())
    if (!signedIn) return c.redirect('/c?next=/home', 303)
    const home = await readHome(c, signedIn.grade !== 'C')
    const now = needsNow(page, home)
    const [first, ...others] = now
    return sendPage(
      c,
      {
        title: w.homePage.title,
        say: [w.say.home, first?.text ?? w.homePage.nothingNow].join(' '),
        scripts: ['draft'],
        signedIn: true,
      },
      <>
        <KeptOnDevice mark={markOf(signedIn.personId)} />
        <h1>{w.homePage.title}</h1>
        <section aria-labelledby="now">
          <h2 id="now">{w.homePage.now}</h2>
          {first ? (
            <div className="note attention now">
              <a className="button primary" href={first.href}>
                {first.text}
              </a>
              {first.hint ? <p>{first.hint}</p> : null}
            </div>
          ) : (
            <p>{w.homePage.nothingNow}</p>
          )}
          {others.length > 0 ? (
            <ul className="list">
              {others.map(({ href, text, hint }) => (
                <li key={href + text}>
                  <a href={href}>
                    <span className="name">{text}</span>
                    {hint ? <span className="state quiet-text">{hint}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
          {home.isFull ? null : <p className="note">{w.homePage.gradeC}</p>}
        </section>
        {page.elder ? (
          <FourButtons isFull={home.isFull} page={page} />
        ) : page.kiosk ? null : (
          <div className="stack">
            <a className="button" href="/code">
              {w.homePage.showCode}
            </a>
          </div>
        )}
        <Rest page={page}>
          <Applications page={page} home={home} />
          {home.isFull ? (
            <>
              <Benefits page={page} home={home} />
              <Fits page={page} home={home} />
              <Looks page={page} home={home} />
            </>
          ) : null}
          <Others page={page} home={home} />
        </Rest>
        {home.isFull ? (
          <div className="stack">
            <a className="button attention" href="/home/apply/emergency-aid">
              {w.homePage.emergency}
            </a>
          </div>
        ) : null}
      </>,
    )
  })

  app.get('/home/applications', async (c) => {
    const page = c.get('page')
    const { w } = page
    const { applications } = await body(page.api.applications.$get())
    return sendPage(
      c,
      { title: w.homePage.applications, say: w.say.applications, back: '/home', signedIn: true },
      <>
        <h1>{w.homePage.applications}</h1>
        <ApplicationList page={page} applications={applications} />
        {applications.length === 0 ? (
          <a className="button primary" href="/policies">
            {w.policies.link}
          </a>
        ) : null}
      </>,
    )
  })

  app.post('/sign-out', async (c) => {
    await body(c.get('page').api.sessions.current.$delete())
    c.header('clear-site-data', '"cache"')
    return c.redirect('/?out=1', 303)
  })
}

/** In elder mode four large buttons stand for everything: my code (no public screen has one), apply, progress, call. */
function FourButtons({
  page,
  isFull,
}: {
  page: Parameters<typeof Others>[0]['page']
  isFull: boolean
}) {
  const { w, hotline, kiosk } = page
  return (
    <div className="stack">
      {kiosk ? null : (
        <a className="button" href="/code">
          {w.homePage.showCode}
        </a>
      )}
      {isFull ? (
        <a className="button" href="/home/results">
          {w.homePage.apply}
        </a>
      ) : null}
      <a className="button" href="/home/applications">
        {w.homePage.progress}
      </a>
      <a className="button" href={`tel:${hotline}`}>
        {w.homePage.call}
      </a>
    </div>
  )
}
