import { createHash, timingSafeEqual } from 'node:crypto'
import type { Department } from '@happiness-code/api/departments/connector'
import { searchPath } from '@happiness-code/api/departments/sp-dci-message'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerSearch, type Register } from './answer-search.ts'
import { searchRequestSchema } from './search-request.ts'
import { faultFor, type Switches, setSwitch, switchSchema } from './switches.ts'
import { type Language, type NamedCitizen, switchesPage } from './switches-page.ts'

export type DepartmentOptions = {
  register: Register
  token: string
  switches: Switches
  /** Offered by name on the page of switches. */
  citizens: readonly NamedCitizen[]
  /** How long `slow` takes; longer than any caller waits. */
  slowMs: number
  /** Ends when the server stops, so that no slow or endless answer holds it. */
  stopping: AbortSignal
}

/** One simulated department: the SP-DCI search, a page of switches, and its health. */
export function departmentServer(options: DepartmentOptions): Hono {
  const { register, switches } = options
  const { department } = register
  const schema = searchRequestSchema(department)
  const app = new Hono()

  app.get('/health', (c) => c.json({ status: 'ok', department }, 200))

  app.get('/', (c) =>
    c.html(switchesPage(department, switches, options.citizens, languageOf(c)), 200),
  )

  app.post('/switches', bodyLimit({ maxSize: 4_096 }), async (c) => {
    // Only this page and programs may turn switches, not a form on somebody else's page.
    if (c.req.header('sec-fetch-site') === 'cross-site')
      return c.json(error('err.request.forbidden'), 403)
    const sent = await readSwitch(c)
    const parsed = switchSchema.safeParse(sent.values)
    if (!parsed.success) return c.json(error('err.request.bad'), 400)
    setSwitch(switches, parsed.data)
    return sent.form
      ? c.redirect(`/?lang=${languageOf(c)}`, 303)
      : c.json(switchState(department, switches), 200)
  })

  app.post(searchPath, bodyLimit({ maxSize: 65_536 }), async (c) => {
    if (!hasToken(c.req.header('authorization'), options.token))
      return c.json(error('err.request.unauthorized'), 401)
    const body = await c.req.json().catch(() => undefined)
    const parsed = schema.safeParse(body)
    const asked = parsed.data?.message.search_request[0]
    if (!parsed.success || !asked) return c.json(error('err.request.bad'), 400)
    const fault = faultFor(switches, asked.search_criteria.query.value)
    switch (fault) {
      case 'slow':
        await wait(options.slowMs, AbortSignal.any([options.stopping, c.req.raw.signal]))
        break
      case 'down':
        return c.json(error('err.service.unavailable'), 503)
      case 'error':
        return c.json({ errors: [{ code: 'err.internal', message: 'ORA-00600' }] }, 500)
      case 'garbage':
        return c.body('<html><body>系统维护中</body></html>', 200, {
          'content-type': 'application/json',
        })
      case 'endless':
        return c.body(endless(options.stopping), 200, { 'content-type': 'application/json' })
    }
    return c.json(await answerSearch(register, parsed.data, fault), 200)
  })

  return app
}

function error(code: string) {
  return { errors: [{ code, message: code }] }
}

function languageOf(c: Context): Language {
  return c.req.query('lang') === 'en' ? 'en' : 'zh'
}

function switchState(department: Department, switches: Switches) {
  return {
    department,
    everybody: switches.everybody,
    persons: Object.fromEntries(switches.persons),
  }
}

/** A switch from a form, where a typed number goes before a chosen one, or from JSON. */
async function readSwitch(c: Context): Promise<{ values: unknown; form: boolean }> {
  if (c.req.header('content-type')?.startsWith('application/json')) {
    return { values: await c.req.json().catch(() => undefined), form: false }
  }
  const { named, citizenId, fault } = await c.req.parseBody()
  return { values: { fault, citizenId: citizenId || named || '' }, form: true }
}

/** Compares hashes, whose lengths are equal, in constant time. */
function hasToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`))
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** A JSON text that never closes. */
function endless(stopping: AbortSignal): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(`"${'福'.repeat(5_000)}",`)
  let begun = false
  return new ReadableStream({
    pull(controller) {
      if (stopping.aborted) return controller.close()
      controller.enqueue(begun ? chunk : new TextEncoder().encode('{"header":['))
      begun = true
    },
  })
}
