import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { JWK } from 'jose'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { newClock } from './clock/clock.ts'
import { deriveKeys } from './crypto/keys.ts'
import { connect } from './db/connect.ts'
import { inTransaction } from './db/in-transaction.ts'
import { migrate } from './db/migrate.ts'
import { requireDatabase } from './db/require-database.ts'
import { type Department, type DepartmentConnector, departments } from './departments/connector.ts'
import { newSpDciConnector } from './departments/sp-dci-connector.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { clientAddress } from './http/address.ts'
import type { Platform } from './http/router.ts'
import { startWorker } from './jobs/worker.ts'
import { findClockOffset } from './supervision/demo.queries.ts'
import { tasks } from './tasks.ts'

/** How long requests in flight may hold up the end. */
const STOP_LIMIT_MS = 3_000

/** Reads the environment, connects, serves pages and api, runs jobs. The one file that knows both api and web. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env)
  const log = pino({
    level: environment.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  })
  await requireDatabase(environment.DATABASE_URL)
  await migrate(environment.DATABASE_URL)
  const databases = connect(environment.DATABASE_URL)
  const clock = newClock()
  const platform: Platform = {
    environment,
    databases,
    keys: deriveKeys(environment.MASTER_KEY),
    clock,
    log,
  }
  if (environment.DEMO)
    clock.moveProcedure(
      await inTransaction(databases, { kind: 'worker', job: 'demo', requestId: 'start' }, (trx) =>
        findClockOffset(trx),
      ),
    )

  const api = createApp(platform, (request) => addresses.get(request) ?? 'unknown')
  const addresses = new WeakMap<Request, string>()
  const whole = new Hono()
  const isApi = /^\/(api|health|ready|openapi\.json|docs|docs\.css)(\/|$)/
  const pages = await loadPages(environment, (request, onBehalfOf) => {
    addresses.set(request, addresses.get(onBehalfOf) ?? 'unknown')
    return api.fetch(request)
  })
  whole.use(compress())
  whole.use('/assets/*', clientFiles(environment, 'public, max-age=31536000, immutable'))
  for (const path of ['/icons/*', '/manifest.webmanifest', '/offline-worker.js'])
    whole.use(path, clientFiles(environment, 'public, max-age=3600'))
  whole.all('*', async (c) => {
    const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
      ?.incoming
    const socket = incoming?.socket?.remoteAddress ?? 'unknown'
    const forwarded = c.req.header('x-forwarded-for') ?? null
    addresses.set(c.req.raw, clientAddress(socket, forwarded, environment.TRUSTED_PROXIES))
    if (isApi.test(c.req.path) || !pages) return await api.fetch(c.req.raw)
    return await pages(c.req.raw)
  })

  const worker = await startWorker(
    environment.DATABASE_URL,
    tasks(platform, connectors(environment, platform)),
    log,
  )
  const { PORT: port, HOST: hostname } = environment
  const server = serve({ fetch: whole.fetch, port, hostname }, () =>
    log.info({ port }, 'listening'),
  )
  server.once('error', ({ message }: Error) =>
    refuseToStart(new Error(`HOST and PORT: cannot listen on ${hostname}:${port}: ${message}`)),
  )

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // Requests in flight get their answer; who keeps a connection open without one does not hold us up.
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MS))])
    await worker.stop().catch(() => undefined)
    await databases.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  // Started by another program, we end with it.
  process.on('disconnect', () => void stop())
}

/** The built files, kept by browsers for as long as their names last. */
function clientFiles(environment: Environment, cacheControl: string) {
  return serveStatic({
    root: join(environment.WEB_DIST, 'client'),
    onFound: (_path, c) => c.header('cache-control', cacheControl),
  })
}

type Fetch = (request: Request) => Response | Promise<Response>

/** The built pages, which reach the api in this process and not over the network. */
async function loadPages(
  environment: Environment,
  callApi: (request: Request, onBehalfOf: Request) => Response | Promise<Response>,
): Promise<Fetch | undefined> {
  const entry = join(environment.WEB_DIST, 'server', 'pages.js')
  if (!environment.WEB_DIST || !existsSync(entry)) return undefined
  const { createPages } = (await import(pathToFileURL(entry).href)) as {
    createPages(options: {
      callApi: typeof callApi
      baseUrl: string
      hotline: string
      demo: boolean
      clientDir: string
    }): Fetch
  }
  const { BASE_URL: baseUrl, HOTLINE: hotline, DEMO: demo } = environment
  return createPages({
    callApi,
    baseUrl,
    hotline,
    demo,
    clientDir: join(environment.WEB_DIST, 'client'),
  })
}

function connectors(
  environment: Environment,
  platform: Platform,
): Record<string, DepartmentConnector> {
  const entries = Object.entries(environment.DEPARTMENTS).map(
    ([name, { url, token, publicJwk }]) => {
      if (!departments.includes(name as Department))
        throw new Error(`DEPARTMENTS names an unknown department: ${name}`)
      const connector = newSpDciConnector({
        department: name as Department,
        url,
        token,
        publicJwk: publicJwk as JWK,
        now: platform.clock.now,
        onProblem: (line) => platform.log.warn(line, 'department'),
      })
      return [name, connector] as const
    },
  )
  return Object.fromEntries(entries)
}

function refuseToStart(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

await main().catch(refuseToStart)
