import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { ApiProblem } from '../api.ts'
import { isLanguage } from '../words/language.ts'
import { problems } from '../words/terms.ts'
import { readAssets } from './assets.ts'
import { type PageRequest, type PagesEnv, type PagesOptions, pageContext } from './context.ts'
import { Errors } from './form.tsx'
import { sendPage } from './layout.tsx'
import { applyPages } from './pages/apply.tsx'
import { codePages } from './pages/code.tsx'
import { consentPages } from './pages/consent.tsx'
import { demoPages } from './pages/demo.tsx'
import { factPages } from './pages/facts.tsx'
import { homePages } from './pages/home.tsx'
import { landingPages } from './pages/landing.tsx'
import { resultPages } from './pages/results.tsx'
import { trackPages } from './pages/track.tsx'

const YEAR_SECONDS = 365 * 86_400

/** Every page of the residents, and the officers' one page, as one fetch function. */
export function createPages(
  options: PagesOptions,
): (request: Request) => Response | Promise<Response> {
  const assets = readAssets(options.clientDir)
  const office = readFileSync(join(options.clientDir, 'office.html'), 'utf8')
  const app = new Hono<PagesEnv>()
  app.use(async (c, next) => {
    c.set('page', pageContext(c, options, assets))
    if (c.req.method === 'POST' && !isOwnForm(c, options.baseUrl))
      throw new ApiProblem('forgery_suspected')
    await next()
  })
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
    const form = await c.req.formData()
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
    resultPages,
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
  c.header(
    'content-security-policy',
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  return c.html(html, 200)
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
  const status =
    code === 'not_found'
      ? 404
      : code === 'gone'
        ? 410
        : code === 'grade_too_low'
          ? 403
          : code === 'too_many_requests'
            ? 429
            : code === 'unavailable'
              ? 503
              : code === 'internal'
                ? 500
                : 409
  return sendPage(
    c,
    {
      title: w.errorTitle,
      status,
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
