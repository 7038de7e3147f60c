import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { runMigrations as migrateQueue } from 'graphile-worker'
import pg from 'pg'
import { databaseRoles, rolePassword, roleUrl } from './connect.ts'

const folder = new URL('./migrations/', import.meta.url)
const LOCK = 74_110_113

/**
 * Brings a database to the newest schema: each file once, in order, in a transaction of its own, under one lock.
 * Throws when a file that has already run was edited.
 */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const done = new Map<string, string>(
      (await client.query('select name, sha256 from schema_migration')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    )
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, folder), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`Migration ${name} was edited after it ran`)
      await client.query('begin')
      await client.query(text)
      await client.query('reset role')
      await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [
        name,
        sha256,
      ])
      await client.query('commit')
      applied.push(name)
    }
    await openRoles(client, databaseUrl)
    await migrateQueue({ connectionString: roleUrl(databaseUrl, 'worker') })
  } finally {
    await client.end()
  }
  return { applied }
}

/** Lets the product's roles log in. Skipped while nothing changed, because roles belong to the whole cluster. */
async function openRoles(client: pg.Client, databaseUrl: string): Promise<void> {
  for (const role of databaseRoles) {
    const canLogIn = await tryLogIn(roleUrl(databaseUrl, role))
    if (canLogIn) continue
    const password = client.escapeLiteral(rolePassword(databaseUrl, role))
    await client.query(`alter role xfm_${role} login password ${password}`)
  }
}

async function tryLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
