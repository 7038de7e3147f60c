import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { ApiProblem, type ProblemCode } from '../api.ts'
import { isLanguage } from '../words/language.ts'
import { problems } from '../words/terms.ts'
import { readAssets } from './assets.ts'
import { type PageRequest, type PagesEnv, type PagesOptions, pageContext } from './context.ts'
import { Errors } from './form.tsx'
import { type PageStatus, sendPage, setPageHeaders } from './layout.tsx'
import { applyPages } from './pages/apply.tsx'
import { changePages } from './pages/changes.tsx'
import { codePages } from './pages/code.tsx'
import { consentPages } from './pages/consent.tsx'
import { decisionPages } from './pages/decision.tsx'
import { demoPages } from './pages/demo.tsx'
import { factPages } from './pages/facts.tsx'
import { homePages } from './pages/home.tsx'
import { landingPages } from './pages/landing.tsx'
import { resultPages } from './pages/results.tsx'
import { tellPages } from './pages/tell-us.tsx'
import { trackPages } from './pages/track.tsx'
import { whatIfPages } from './pages/what-if.tsx'
import { readForm } from './read-form.ts'

const YEAR_SECONDS = 365 * 86_400
/** Forms that take photos and papers. */
const FILE_PATHS = /^\/home\/(apply\/.+|applications\/[^/]+\/supply)$/

const withFiles = bodyLimit({ maxSize: 12 * 1024 * 1024, onError: refuseSize })
const withoutFiles = bodyLimit({ maxSize: 256 * 1024, onError: refuseSize })

function refuseSize(c: Context): never {
  // The rest of the body is not read, so nothing more can come over this connection.
  c.header('connection', 'close')
  throw new ApiProblem('body_too_large')
}

/** Every page of the residents, and the officers' one page, as one fetch function. */
export function createPages(
  options: PagesOptions,
): (request: Request) => Response | Promise<Response> {
  const assets = readAssets(options.clientDir)
  const office = readFileSync(join(options.clientDir, 'office.html'), 'utf8')
  const app = new Hono<PagesEnv>()
  app.use(async (c, next) => {
    c.set('page', pageContext(c, options, assets))
    c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (c.req.method === 'POST' && !isOwnForm(c, options.baseUrl))
      throw new ApiProblem('forgery_suspected')
    await next()
  })
  app.use((c, next) => (FILE_PATHS.test(c.req.path) ? withFiles : withoutFiles)(c, next))
  app.onError(showProblem)
  app.notFound((c) => {
    const { w } = c.get('page')
    return sendPage(c, { title: w.gone.title, status: 404 }, [
      <h1 key="h">{w.gone.title}</h1>,
      <p key="p">{w.gone.text}</p>,
    ])
  })
  app.get('/office/*', (c) => officePage(c, office))
  app.get('/office', (c) => officePage(c, office))
  app.post('/settings', async (c) => {
    const form = await readForm(c)
    const keep = {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'Lax',
      secure: options.baseUrl.startsWith('https:'),
    } as const
    const language = String(form.get('language') ?? '')
    if (isLanguage(language)) setCookie(c, 'language', language, keep)
    const elder = form.get('elder')
    if (elder === '0' || elder === '1') setCookie(c, 'elder', elder, keep)
    return c.redirect(ownPath(String(form.get('back') ?? '/')), 303)
  })
  for (const add of [
    landingPages,
    codePages,
    homePages,
    consentPages,
    factPages,
    tellPages,
    resultPages,
    whatIfPages,
    decisionPages,
    changePages,
    applyPages,
    trackPages,
    demoPages,
  ])
    add(app)
  return (request) => app.fetch(request)
}

/** Forms are taken from our own pages only. */
function isOwnForm(c: PageRequest, baseUrl: string): boolean {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site) return site === 'same-origin'
  return origin === new URL(baseUrl).origin
}

/** A path of this site, or home: never another site's address. */
function ownPath(path: string): string {
  return /^\/(?![/\\])[\w\-/.?=&]*$/.test(path) ? path : '/'
}

function officePage(c: PageRequest, html: string): Response {
  setPageHeaders(c, true)
  return c.html(html, 200)
}

const statusOf: Partial<Record<ProblemCode, PageStatus>> = {
  malformed_request: 400,
  forgery_suspected: 403,
  grade_too_low: 403,
  not_found: 404,
  gone: 410,
  body_too_large: 413,
  invalid_input: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
}

/** A problem in words. Who is signed out goes to the sign-in, and comes back to the same page. */
function showProblem(error: Error, c: PageRequest): Response {
  const { w, language, path } = c.get('page')
  const code = error instanceof ApiProblem ? error.code : 'internal'
  if (!(error instanceof ApiProblem))
    process.stderr.write(
      `${JSON.stringify({ page: path.replaceAll(/[0-9a-f-]{36}/g, ':id'), error: error.name, at: error.stack?.split('\n').slice(0, 4) })}\n`,
    )
  if (code === 'not_signed_in')
    return c.redirect(`/c?next=${encodeURIComponent(ownPath(path))}`, 303)
  return sendPage(
    c,
    {
      title: w.errorTitle,
      status: statusOf[code] ?? 409,
      back: path.startsWith('/home') ? '/home' : '/',
      signedIn: path.startsWith('/home'),
    },
    <>
      <h1>{w.errorTitle}</h1>
      <Errors title={w.errorTitle} faults={[{ at: 'main', text: problems[language][code] }]} />
      {code === 'grade_too_low' ? (
        <p>
          <a className="button primary" href="/code">
            {w.landing.myCode}
          </a>
        </p>
      ) : null}
    </>,
  )
}
