import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@happiness-code/seeds/start/embedded-postgres.ts'
import { Client } from 'pg'

/** Lends an empty database: of DATABASE_URL's server if that is set, else of a Postgres started for it. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL
  if (given) return withNewDatabase(given, work)
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-check-'))
  const postgres = await startPostgres({ dataDir, settings: { fsync: 'off' } })
  try {
    return await withNewDatabase(postgres.url, work)
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function withNewDatabase<T>(
  url: string,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const name = `check_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
    const own = new URL(url)
    own.pathname = `/${name}`
    return await work(own.href)
  } finally {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}
