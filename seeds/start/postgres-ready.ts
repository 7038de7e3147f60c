import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

const longestRecoveryMs = 120_000

/** Returns when the database answers a query. Throws with the end of its log when it ends first. */
export async function waitUntilReady(
  url: string,
  postmaster: { ended: Promise<void> },
  logFile: string,
): Promise<void> {
  let ended = false
  void postmaster.ended.then(() => {
    ended = true
  })
  const deadline = performance.now() + longestRecoveryMs
  for (let waitMs = 20; performance.now() < deadline; waitMs = Math.min(waitMs * 1.5, 250)) {
    if (ended) break
    if (await answers(url)) return
    await sleep(waitMs)
  }
  const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')
  throw new Error(ended ? `Postgres did not start:\n${said}` : `Postgres does not answer:\n${said}`)
}

/** Creates an empty database once. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {}) // a connection lost while starting is the same as none
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (cause) {
    // 28P01 and 28000: it is up and does not know us. Waiting will not help.
    const { code } = cause as { code?: string }
    if (code === '28P01' || code === '28000') throw cause
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
