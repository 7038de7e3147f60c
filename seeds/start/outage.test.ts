import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '@happiness-code/api/db/migrate'
import type { JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDepartmentKeys } from '../departments/signing-keys.ts'
import type { Browser } from '../journey/browser.ts'
import { type DemoSummary, loadDemoDistrict } from '../world/load.ts'
import { type Child, startChild } from './children.ts'
import { type RunningPostgres, startPostgres } from './embedded-postgres.ts'
import { findFreePort } from './free-port.ts'
import { familyOf } from './process-family.ts'
import { browserAt, signInByPhone } from './resident-over-http.ts'
import { until } from './until.ts'

const masterKey = Buffer.alloc(32, 3).toString('base64')

let dataDir: string
let baseUrl: string
let postgres: RunningPostgres
let department: Department
let api: Child
let people: DemoSummary['people']
let publicJwk: JWK

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-outage-'))
  const port = await findFreePort()
  baseUrl = `http://127.0.0.1:${port}`
  postgres = await startDatabase()
  department = await openDepartment()
  await migrate(postgres.url)
  const world = { people: 1_000, on: new Date().toISOString().slice(0, 10) }
  const log = () => {}
  people = (await loadDemoDistrict({ databaseUrl: postgres.url, masterKey, baseUrl, world, log }))
    .people
  publicJwk = (await newDepartmentKeys()).socialSecurity.publicJwk
  api = startApi()
  await until('the api is ready', isReady)
})

afterAll(async () => {
  await api?.stop()
  department?.close()
  await postgres?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

// Without process trees there is no postmaster to kill.
test.skipIf(process.platform === 'win32')(
  'while the database is away the api says so; when it is back the same process goes on, and so do its jobs',
  async () => {
    // Its last words say more than the connections that end with it.
    const died = api.died.then((how) => expect.fail(how))
    died.catch(() => {}) // the next test kills it
    await Promise.race([died, outage()])
  },
  90_000,
)

async function outage(): Promise<void> {
  const resident = await signIn(0)
  await resident.post('/api/consents', { language: 'zh', withMinors: true })
  const asked = department.silence()
  expect((await resident.post('/api/facts/pool')).status).toBe(200)
  await asked // the job has begun, and waits for the department

  killPostgres()
  await postgres.ended
  // Half of these were under way on connections that are gone, half need new ones.
  const during = await Promise.all(Array.from({ length: 24 }, () => resident.get('/api/drafts')))
  during.push(await browserAt(baseUrl).post('/api/sessions', card(1)))
  for (const { status, body, headers } of during) {
    expect([status, body.code]).toEqual([503, 'unavailable'])
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect((await browserAt(baseUrl).get('/health')).status).toBe(200)
  expect((await browserAt(baseUrl).get('/ready')).status).toBe(503)
  department.answer()
  // It can store neither the answer nor its own end.
  await until('the job fails', () => logOfApi().includes('Failed task'))

  await postgres.stop()
  postgres = await startDatabase()
  await until('the api is ready again', isReady)
  expect((await resident.get('/api/drafts')).status).toBe(200)
  await until('the round that was under way is finished', () => isPooled(resident), 40_000)

  const other = await signIn(1)
  await other.post('/api/consents', { language: 'zh', withMinors: true })
  await other.post('/api/facts/pool')
  await until('a new round is finished', () => isPooled(other), 40_000)
}

test.skipIf(process.platform === 'win32')(
  'a job of a killed process is taken over by the next one, without a wait of hours',
  async () => {
    const resident = await signIn(2)
    await resident.post('/api/consents', { language: 'zh', withMinors: true })
    const asked = department.silence()
    await resident.post('/api/facts/pool')
    await asked

    const killed = familyOf(process.pid).find(({ command }) => command.includes('src/main.ts'))
    process.kill(killed?.pid ?? 0, 'SIGKILL')
    expect(await api.died).toMatch(/SIGKILL/)
    department.answer()
    api = startApi()
    await until('the api is ready again', isReady)
    await until('the round is finished', () => isPooled(resident), 40_000)
  },
  60_000,
)

function startApi(): Child {
  return startChild({
    name: 'api',
    file: fileURLToPath(new URL('../../api/src/main.ts', import.meta.url)),
    logFile: join(dataDir, 'api.log'),
    environment: {
      PORT: new URL(baseUrl).port,
      HOST: '127.0.0.1',
      BASE_URL: baseUrl,
      DATABASE_URL: postgres.url,
      MASTER_KEY: masterKey,
      DEMO: '1',
      WEB_DIST: '',
      DEPARTMENTS: JSON.stringify({
        socialSecurity: { url: department.url, token: 'a token of the test', publicJwk },
      }),
    },
  })
}

function logOfApi(): string {
  return readFileSync(join(dataDir, 'api.log'), 'utf8')
}

async function startDatabase(): Promise<RunningPostgres> {
  return await startPostgres({ dataDir, settings: { fsync: 'off', full_page_writes: 'off' } })
}

function killPostgres(): void {
  const postmaster = familyOf(process.pid).find(
    ({ command }) => command.includes(' -D ') && command.includes(dataDir),
  )
  if (!postmaster) throw new Error('no postmaster')
  process.kill(postmaster.pid, 'SIGKILL')
}

async function isReady(): Promise<boolean> {
  const answer = await fetch(`${baseUrl}/ready`).catch(() => undefined)
  return answer?.status === 200
}

async function isPooled(resident: Browser): Promise<boolean> {
  const { run } = (await resident.get('/api/facts/pool')).body
  return run?.finishedAt !== null && run !== null
}

async function signIn(index: number): Promise<Browser> {
  const person = people[index]
  if (!person) throw new Error(`no person ${index}`)
  return await signInByPhone(baseUrl, { invitation: person.phone, pin: person.pin })
}

function card(index: number) {
  return { by: 'card', card: people[index]?.link, pin: people[index]?.pin }
}

type Department = {
  url: string
  /** From now on it says nothing; resolves with the first question. */
  silence(): Promise<void>
  /** It says to all who wait, and to all who come, that it is unavailable. */
  answer(): void
  close(): void
}

async function openDepartment(): Promise<Department> {
  let asked = Promise.withResolvers<void>()
  let answering = Promise.withResolvers<void>()
  answering.resolve()
  const server: Server = createServer(async (_request, response) => {
    asked.resolve()
    await answering.promise
    response.writeHead(503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    silence() {
      asked = Promise.withResolvers()
      answering = Promise.withResolvers()
      return asked.promise
    },
    answer: () => answering.resolve(),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
