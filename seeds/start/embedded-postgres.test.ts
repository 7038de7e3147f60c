import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from './embedded-postgres.ts'
import { findProcessIdentity } from './process-identity.ts'

const folders: string[] = []
const running: RunningPostgres[] = []

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('a row committed before Postgres is killed is there after the next start', async () => {
  const dataDir = aFolder()
  const first = await start(dataDir)
  await query(first.url, 'create table visit (name text)')
  await query(first.url, "insert into visit values ('committed')")
  process.kill(postmasterOf(dataDir), 'SIGKILL')
  await first.ended
  await first.stop()

  const second = await start(dataDir)
  expect(await query(second.url, 'select name from visit')).toEqual([{ name: 'committed' }])
}, 60_000)

test('a launcher killed without a word takes its Postgres with it, and the next start finds the row', async () => {
  const dataDir = aFolder()
  const launcher = runLauncher(dataDir)
  const url = await firstLine(launcher)
  const pid = postmasterOf(dataDir)
  await query(url, 'create table visit (name text)')
  await query(url, "insert into visit values ('committed')")
  launcher.kill('SIGKILL')
  await until(() => findProcessIdentity(pid) === undefined)

  const second = await start(dataDir)
  expect(await query(second.url, 'select name from visit')).toEqual([{ name: 'committed' }])
}, 60_000)

test('two run side by side, and each keeps its address from one start to the next', async () => {
  const [one, two] = [aFolder(), aFolder()]
  const [first, second] = await Promise.all([start(one), start(two)])
  expect(first.url).not.toBe(second.url)
  await first.stop()
  expect((await start(one)).url).toBe(first.url)
}, 60_000)

test('a second start on the same folder is refused and leaves the first alone', async () => {
  const dataDir = aFolder()
  const first = await start(dataDir)
  await expect(startPostgres({ dataDir })).rejects.toThrow(/is in use by process \d+/)
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
}, 60_000)

test('it stops within five seconds while a client still holds a transaction open', async () => {
  const { url, stop } = await start(aFolder())
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query('create table half (name text)')
  const before = performance.now()
  await stop()
  expect(performance.now() - before).toBeLessThan(5_000)
  await client.end().catch(() => {})
}, 60_000)

test('it flushes to disk, checks its pages, asks for a password and listens on loopback only', async () => {
  const dataDir = aFolder()
  const { url } = await start(dataDir)
  const settings = await query(
    url,
    `select name, setting from pg_settings where name in
     ('fsync', 'data_checksums', 'listen_addresses', 'server_encoding', 'password_encryption') order by name`,
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    password_encryption: 'scram-sha-256',
  })
  expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
}, 60_000)

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'happiness-code-start-'))
  folders.push(folder)
  return folder
}

async function start(dataDir: string): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir })
  running.push(postgres)
  return postgres
}

function runLauncher(dataDir: string): ChildProcess {
  const source = `
    import { startPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)}
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(url)
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk).trim()))
    child.once('exit', () => reject(new Error('the launcher ended before it was ready')))
  })
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('waited ten seconds in vain')
    await sleep(20)
  }
}
