import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { ApiProblem, type ProblemCode } from '../api.ts'
import { keepChoice, readChoice, requestAgain } from './ask-again.ts'
import { readAssets } from './assets.ts'
import {
  type AskedAgain,
  type PageRequest,
  type PagesEnv,
  type PagesOptions,
  pageContext,
} from './context.ts'
import { Errors } from './form.tsx'
import { type PageStatus, sendPage, setPageHeaders } from './layout.tsx'
import { actingPages } from './pages/acting.tsx'
import { applyPages } from './pages/apply.tsx'
import { changePages } from './pages/changes.tsx'
import { codePages } from './pages/code.tsx'
import { consentPages } from './pages/consent.tsx'
import { decisionPages } from './pages/decision.tsx'
import { demoPages } from './pages/demo.tsx'
import { factPages } from './pages/facts.tsx'
import { familyPages } from './pages/family.tsx'
import { familyAddPages } from './pages/family-add.tsx'
import { homePages } from './pages/home.tsx'
import { kioskPages } from './pages/kiosk.tsx'
import { landingPages } from './pages/landing.tsx'
import { letterCheckPages } from './pages/letter-check.tsx'
import { letterPages } from './pages/letters.tsx'
import { libraryPages } from './pages/library.tsx'
import { moneyPages } from './pages/money.tsx'
import { myDataPages } from './pages/my-data.tsx'
import { noticePages } from './pages/notices.tsx'
import { ownCodePages } from './pages/own-codes.tsx'
import { ownFilePages } from './pages/own-file.tsx'
import { pinPages } from './pages/pin.tsx'
import { preCheckPages } from './pages/pre-check.tsx'
import { preCheckCarryPages } from './pages/pre-check-carry.tsx'
import { printCardPages } from './pages/print-card.tsx'
import { readPages } from './pages/reads.tsx'
import { reconsiderPages } from './pages/reconsider.tsx'
import { resultPages } from './pages/results.tsx'
import { supplyPages } from './pages/supply.tsx'
import { tellPages } from './pages/tell-us.tsx'
import { trackPages } from './pages/track.tsx'
import { trackNumberPages } from './pages/track-number.tsx'
import { whatIfPages } from './pages/what-if.tsx'
import { withdrawPages } from './pages/withdraw.tsx'
import { wrongPages } from './pages/wrong.tsx'
import { readForm } from './read-form.ts'
import { forReader } from './who-reads.ts'

/** Forms that take photos and papers. */
const FILE_PATHS =
  /^\/home\/(apply\/documents|changes|facts\/[^/]+\/wrong|applications\/[^/]+\/(supply\/papers|reconsider))$/
/** Several photos at once, bytes. With script each is made smaller and sent alone. */
const FILES_LIMIT = 40 * 1024 * 1024

const withFiles = bodyLimit({ maxSize: FILES_LIMIT, onError: refuseFiles })
const withoutFiles = bodyLimit({ maxSize: 256 * 1024, onError: refuseSize })

function refuseSize(c: Context): never {
  // The rest of the body is not read, so nothing more can come over this connection.
  c.header('connection', 'close')
  throw new ApiProblem('body_too_large')
}

/** Read and dropped, so that a browser that is still sending gets to see the answer; more ends the connection. */
const DROPPED_LIMIT = 120 * 1024 * 1024

/** Too many bytes of files: the page they were chosen on says so. Words are never on such a page. */
async function refuseFiles(c: Context): Promise<Response> {
  const reader = c.req.raw.body?.getReader()
  for (let dropped = 0; reader && dropped <= DROPPED_LIMIT; ) {
    const { done, value } = await reader.read()
    if (done) return c.redirect(`${c.req.path}?tooLarge=1`, 303)
    dropped += value.length
  }
  return refuseSize(c)
}

/** Every page of the residents, and the officers' one page, as one fetch function. */
export function createPages(
  options: PagesOptions,
): (request: Request) => Response | Promise<Response> {
  const assets = readAssets(options.clientDir)
  const office = readFileSync(join(options.clientDir, 'office.html'), 'utf8')
  const app = new Hono<PagesEnv>()
  app.use(async (c, next) => {
    c.set('page', await forReader(c, pageContext(c, options, assets)))
    c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (c.req.method === 'POST' && !isOwnForm(c, options.baseUrl))
      throw new ApiProblem('forgery_suspected')
    await next()
  })
  app.use((c, next) => (FILE_PATHS.test(c.req.path) ? withFiles : withoutFiles)(c, next))
  app.use(async (c, next) => {
    const again = c.req.method === 'POST' ? await askedAgain(c) : undefined
    if (!again) return await next()
    keepChoice(c, again.chosen, options.baseUrl)
    const shown = await app.fetch(requestAgain(c), again)
    for (const set of c.res.headers.getSetCookie()) shown.headers.append('set-cookie', set)
    return shown
  })
  app.onError(showProblem)
  app.notFound((c) => {
    const { w } = c.get('page')
    return sendPage(
      c,
      { title: w.gone.title, say: w.gone.text, status: 404 },
      <>
        <h1>{w.gone.title}</h1>
        <p>{w.gone.text}</p>
        <a className="button primary" href="/">
          {w.gone.toStart}
        </a>
      </>,
    )
  })
  app.get('/office/*', (c) => officePage(c, office))
  app.get('/office', (c) => officePage(c, office))
  app.post('/settings', async (c) => {
    const form = await readForm(c)
    const chosen = readChoice(String(form.get('switch') ?? ''))
    if (chosen) keepChoice(c, chosen, options.baseUrl)
    return c.redirect(ownPath(String(form.get('back') ?? '/')), 303)
  })
  for (const add of [
    landingPages,
    libraryPages,
    preCheckPages,
    preCheckCarryPages,
    codePages,
    homePages,
    noticePages,
    readPages,
    consentPages,
    factPages,
    wrongPages,
    tellPages,
    resultPages,
    whatIfPages,
    decisionPages,
    changePages,
    applyPages,
    supplyPages,
    withdrawPages,
    trackPages,
    trackNumberPages,
    reconsiderPages,
    letterPages,
    letterCheckPages,
    moneyPages,
    actingPages,
    familyPages,
    familyAddPages,
    kioskPages,
    myDataPages,
    ownCodePages,
    ownFilePages,
    pinPages,
    printCardPages,
    demoPages,
  ])
    add(app)
  return (request) => app.fetch(request)
}

/** Whether the button that was pressed changes language or print size, and does not send the form. */
async function askedAgain(c: PageRequest): Promise<AskedAgain | undefined> {
  if (c.req.path === '/settings') return undefined
  const type = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) return undefined
  const typed = await readForm(c)
  const chosen = readChoice(String(typed.get('switch') ?? ''))
  return chosen && { typed, chosen, onBehalfOf: c.req.raw }
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
  const { w, problems, path } = c.get('page')
  const told = error instanceof ApiProblem ? error.code : 'internal'
  // Who only opened an address has filled nothing in wrongly: there is no such page.
  const code = told === 'invalid_input' && c.req.method === 'GET' ? 'not_found' : told
  if (!(error instanceof ApiProblem))
    process.stderr.write(
      `${JSON.stringify({ page: path.replaceAll(/[0-9a-f-]{36}/g, ':id'), error: error.name, at: error.stack?.split('\n').slice(0, 4) })}\n`,
    )
  if (code === 'not_signed_in') {
    const wasSignedIn = getCookie(c, 'sid') ?? getCookie(c, '__Host-sid')
    const next = encodeURIComponent(ownPath(path))
    return c.redirect(`/c?next=${next}${wasSignedIn ? '&expired=1' : ''}`, 303)
  }
  const isHome = path.startsWith('/home')
  return sendPage(
    c,
    {
      title: w.errorTitle,
      say: problems[code],
      status: statusOf[code] ?? 409,
      back: isHome ? '/home' : '/',
      signedIn: isHome,
    },
    <>
      <h1>{w.errorTitle}</h1>
      <Errors title={w.errorTitle} faults={[{ at: 'main', text: problems[code] }]} />
      {code === 'grade_too_low' ? (
        <p>
          <a className="button primary" href={`/code?next=${ownPath(path)}`}>
            {w.landing.myCode}
          </a>
        </p>
      ) : null}
      <p>{w.frame.nothingLost}</p>
      {isHome && code !== 'grade_too_low' ? (
        <p>
          <a className="button" href="/home">
            {w.home}
          </a>
        </p>
      ) : null}
    </>,
  )
}
