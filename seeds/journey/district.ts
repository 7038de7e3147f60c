import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createApp } from '@happiness-code/api/app'
import { newClock } from '@happiness-code/api/clock/clock'
import { deriveKeys } from '@happiness-code/api/crypto/keys'
import { connect, roleUrl } from '@happiness-code/api/db/connect'
import { migrate } from '@happiness-code/api/db/migrate'
import {
  type Department,
  type DepartmentConnector,
  departments as departmentNames,
} from '@happiness-code/api/departments/connector'
import { newSpDciConnector } from '@happiness-code/api/departments/sp-dci-connector'
import { readEnvironment } from '@happiness-code/api/environment'
import type { Platform } from '@happiness-code/api/http/router'
import { tasks } from '@happiness-code/api/tasks'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { type Logger as Pino, pino } from 'pino'
import { newDepartmentKeys } from '../departments/signing-keys.ts'
import { startDepartments } from '../departments/start-departments.ts'
import { type DemoSummary, loadDemoDistrict } from '../world/load.ts'
import { Browser } from './browser.ts'

const BASE_URL = 'http://district.test'
const MASTER_KEY = createHash('sha256').update('test district').digest('base64')
/** The smallest world, and the day it speaks for. */
const world = { people: 1000, on: new Date().toISOString().slice(0, 10) }

/** A whole district of a test's own: real Postgres, real departments over HTTP, the app without its socket. */
export type District = {
  platform: Platform
  databaseUrl: string
  story(id: string): DemoSummary['people'][number]
  /** Connectors to the running departments, as the jobs use them. */
  connectors: Record<string, DepartmentConnector>
  /** One statement as the owner of the server, past all row security: to look, or to let time pass. */
  asOwner(statement: string, values?: unknown[]): Promise<Record<string, never>[]>
  /** The door itself, for requests that no browser would send. */
  request(path: string, init?: RequestInit): Promise<Response>
  browser(): Browser
  /** The browser in which this officer is signed in; the index chooses among officers of a role. */
  officer(role: string, index?: number): Promise<Browser>
  /** Runs every waiting job to its end. */
  runJobs(): Promise<void>
  departments: Awaited<ReturnType<typeof startDepartments>>
  close(): Promise<void>
}

export type DistrictOptions = {
  /** The wall clock of the app; the database keeps its own. */
  wall?: () => Date
  /** Where the app's log goes; nowhere unless said. */
  log?: Pino
}

/** Clones a loaded template, starts departments, builds the app. */
export async function openDistrict(
  postgresUrl: string,
  options: DistrictOptions = {},
): Promise<District> {
  const databaseUrl = await cloneTemplate(postgresUrl)
  const keys = await newDepartmentKeys()
  const tokens = eachDepartment(() => randomUUID() as string)
  const departments = await startDepartments({
    world,
    tokens,
    signingKeys: eachDepartment((name) => keys[name].privateJwk),
  })
  const databases = connect(databaseUrl, 10)
  const environment = readEnvironment({
    DATABASE_URL: databaseUrl,
    MASTER_KEY,
    BASE_URL,
    DEMO: '1',
    LOG_LEVEL: 'silent',
  })
  const platform: Platform = {
    environment,
    databases,
    keys: deriveKeys(MASTER_KEY),
    clock: newClock(0, options.wall),
    log: options.log ?? pino({ level: 'silent' }),
  }
  const app = createApp(platform, (request) => request.headers.get('x-test-address') ?? 'test')
  const summary = await loadDemoDistrict({
    databaseUrl,
    masterKey: MASTER_KEY,
    baseUrl: BASE_URL,
    world,
    log: () => {},
  })
  const connectors: Record<string, DepartmentConnector> = Object.fromEntries(
    Object.entries(keys).map(([name, pair]) => [
      name,
      newSpDciConnector({
        department: name as keyof typeof keys,
        url: departments.addresses[name as keyof typeof keys],
        token: tokens[name as keyof typeof keys],
        publicJwk: pair.publicJwk,
        now: platform.clock.now,
        limits: { timeoutMs: 1_500, retries: 0, questionTimeoutMs: 3_000 },
      }),
    ]),
  )
  const signedIn = new Map<string, Browser>()
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const links = summary.officers.map(({ role, link }) => ({
    role,
    token: link.split('#').at(-1) ?? '',
  }))
  return {
    platform,
    databaseUrl,
    departments,
    connectors,
    async asOwner(statement, values = []) {
      return (await owner.query(statement, values)).rows
    },
    request: async (path, init) => await app.request(path, init),
    story(id) {
      const person = summary.people.find((each) => each.id === id)
      if (!person) throw new Error(`no story ${id}`)
      return person
    },
    browser: () => new Browser(app),
    async officer(role, index = 0) {
      const known = signedIn.get(`${role}${index}`)
      if (known) return known
      const link = links.filter((each) => each.role === role)[index]
      const browser = new Browser(app)
      const { status } = await browser.post('/api/staff/sessions/link', { token: link?.token })
      if (status !== 200) throw new Error(`no ${role} ${index}`)
      signedIn.set(`${role}${index}`, browser)
      return browser
    },
    async runJobs() {
      await runOnce({
        connectionString: roleUrl(databaseUrl, 'worker'),
        taskList: tasks(platform, connectors),
        noHandleSignals: true,
        logger: new Logger(() => () => {}),
      })
    },
    async close() {
      await departments.stop()
      await owner.end()
      await databases.close()
      await dropDatabase(postgresUrl, new URL(databaseUrl).pathname.slice(1))
    },
  }
}

function eachDepartment<T>(make: (name: Department) => T): Record<Department, T> {
  return Object.fromEntries(departmentNames.map((name) => [name, make(name)])) as Record<
    Department,
    T
  >
}

/** The template is migrated and loaded once for each state of schema and seeds; a clone takes a fraction of a second. */
async function cloneTemplate(postgresUrl: string): Promise<string> {
  const template = `xfm_template_${await fingerprint()}`
  const name = `xfm_test_${randomUUID().replaceAll('-', '')}`
  const at = (database: string) =>
    Object.assign(new URL(postgresUrl), { pathname: `/${database}` }).href
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(330113)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      template,
    ])
    if (!rowCount) {
      const building = `${template}_new`
      await client.query(`drop database if exists ${building} with (force)`)
      await client.query(`create database ${building}`)
      await migrate(at(building))
      await loadDemoDistrict({
        databaseUrl: at(building),
        masterKey: MASTER_KEY,
        baseUrl: BASE_URL,
        world,
        log: () => {},
      })
      await client.query(`alter database ${building} rename to ${template}`)
    }
    await client.query(`create database ${name} template ${template}`)
    await client.query('select pg_advisory_unlock(330113)')
  } finally {
    await client.end()
  }
  return at(name)
}

async function dropDatabase(postgresUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(world.on)
  for (const folder of [
    '../../api/src/db/migrations/',
    '../policies/',
    '../parameters/',
    '../world/',
  ]) {
    const url = new URL(folder, import.meta.url)
    for (const file of (await readdir(url)).sort()) hash.update(await readFile(new URL(file, url)))
  }
  return hash.digest('hex').slice(0, 16)
}
