import './die-with-parent.ts'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { migrate } from '@happiness-code/api/db/migrate'
import { loadDemoDistrict } from '../world/load.ts'
import { buildWeb, isWebStale } from './build-web.ts'
import { type Child, startChild } from './children.ts'
import { printDistrict } from './demo-district.ts'
import { keepDemoSecrets } from './demo-secrets.ts'
import { startPostgres } from './embedded-postgres.ts'
import { keepWorld } from './keep-world.ts'
import { note, step } from './progress.ts'
import {
  childEnvironments,
  readStartOptions,
  requireFreePort,
  type StartOptions,
} from './start-environment.ts'
import { waitForAnswer, waitForPort } from './wait-for.ts'
import { restartOnChange } from './watch.ts'

const help = `npm start: the whole product on this machine, with the demo district

  npm start                starts everything and prints the addresses; Ctrl-C stops it
  npm run dev              the same, and starts again what you edit

  PORT=8080                port of the pages and the api
  HOST=127.0.0.1           0.0.0.0 lets the whole network in
  BASE_URL                 where people reach them, if not at http://127.0.0.1:PORT. Codes and links begin with it, and
                           only from there forms are taken. For a phone in the same network, with this machine's address:
                             HOST=0.0.0.0 BASE_URL=http://192.168.1.5:8080 npm start
                           Browsers keep a phone's key only over https: for more than cards, put a TLS proxy before it.
  DATA_DIR=.data           database, secrets, logs; remove the folder to begin anew
  DATABASE_URL             a Postgres of your own instead of the embedded one
  PEOPLE=3000              size of the demo district, up to 1000000; SEED=1 varies it. Kept from the first start on
  NO_INSTALL=1             do not compare the installed packages with the lock file

Exit codes: 0 stopped on request, 1 could not start or a part of it died.`

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const isWatching = process.argv.includes('--watch')
/** Stops in reverse order: who needs the database goes before it. */
const toStop: { name: string; stop(): Promise<void> }[] = []
let isStopping = false

if (process.argv.includes('--help')) {
  console.log(help)
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stopAll(0))
  }
  setInterval(() => {}, 60_000) // the database alone would not keep us here
  await start().catch(fail)
}

async function start(): Promise<void> {
  const options = readStartOptions(root, process.env)
  const { dataDir, port, baseUrl } = options
  await requireFreePort(port)
  if (isWebStale(root)) await step('building the pages', () => buildWeb(root))
  const databaseUrl = options.databaseUrl ?? (await startDatabase(dataDir))
  await step('bringing the database to the newest schema', () => migrate(databaseUrl))
  const secrets = await keepDemoSecrets(dataDir)
  const world = keepWorld(dataDir, process.env)
  const environments = await childEnvironments(root, options, { databaseUrl, secrets, world })

  const run = (name: string, file: string, environment: Record<string, string>) =>
    runChild({ name, file: join(root, file), environment, dataDir })
  const departments = run('departments', 'seeds/departments/main.ts', environments.departments)
  if (departments) {
    await step('starting the departments', () =>
      untilDead(departments, () => Promise.all(environments.ports.map(waitForPort))),
    )
  }
  const district = await step('loading the demo district', () =>
    loadDemoDistrict({
      databaseUrl,
      masterKey: secrets.masterKey,
      baseUrl,
      world,
      log: note,
    }),
  )
  const api = run('api', 'api/src/main.ts', environments.api)
  if (api) {
    await step('starting the api', () =>
      untilDead(api, () => waitForAnswer(`http://127.0.0.1:${port}/ready`)),
    )
  }
  printDistrict(district)
  printAddresses(options, environments.departmentUrls)
}

async function startDatabase(dataDir: string): Promise<string> {
  const postgres = await step('starting Postgres', () => startPostgres({ dataDir, log: note }))
  toStop.push({ name: 'Postgres', stop: postgres.stop })
  void postgres.ended.then(() =>
    fail(new Error(`Postgres stopped by itself; see ${join(dataDir, 'logs', 'postgres.log')}`)),
  )
  return postgres.url
}

type Run = { name: string; file: string; environment: Record<string, string>; dataDir: string }

function runChild({ name, file, environment, dataDir }: Run): Child | undefined {
  if (!existsSync(file)) {
    console.log(`${name}: not there yet (${file})`)
    return undefined
  }
  const begin = () =>
    startChild({
      name,
      file,
      environment,
      ...(!isWatching && { logFile: join(dataDir, 'logs', `${name}.log`) }),
    })
  const child = isWatching ? restartOnChange(root, begin) : begin()
  toStop.push(child)
  void child.died.then((how) => fail(new Error(how)))
  return child
}

/** Waits for the child to be ready, but no longer than it lives. */
async function untilDead(child: Child, ready: () => Promise<unknown>): Promise<void> {
  const how = await Promise.race([ready().then(() => undefined), child.died])
  if (how !== undefined) throw new Error(how)
}

function printAddresses(
  { baseUrl: at, dataDir, port }: StartOptions,
  departmentUrls: Record<string, string>,
): void {
  console.log(`
Addresses
  residents    ${at}/
  officers     ${at}/office
  api          ${at}/docs
  demo         ${at}/demo (messages that would be sent, the clock of procedures)
  logs         ${join(dataDir, 'logs')}
`)
  console.log('Departments (each page has its switches: slow, down, wrong, …)')
  for (const [name, url] of Object.entries(departmentUrls))
    console.log(`  ${name.padEnd(18)}${url}`)
  console.log(`\nready on http://127.0.0.1:${port}`)
}

function fail(cause: unknown): void {
  if (isStopping) return
  // What we say ourselves is a plain Error with a sentence; anything else is a mistake, and needs its place.
  const isOurs = cause instanceof Error && cause.constructor === Error
  process.stderr.write(`\n${isOurs ? cause.message : inspect(cause)}\n`)
  void stopAll(1)
}

async function stopAll(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  for (const { name, stop } of toStop.reverse()) {
    await stop().catch((cause) => console.error(`${name} did not stop: ${cause.message}`))
  }
  await sleep(0) // lets the last lines out
  process.exit(code)
}
