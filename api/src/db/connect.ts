import { createHmac } from 'node:crypto'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database.ts'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>

/** One login role for each kind of user, each with its own policies (docs/decisions/002). */
export const databaseRoles = ['resident', 'staff', 'admin', 'worker', 'auditor'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

export type Databases = Record<DatabaseRole, Db> & { close(): Promise<void> }

// Amounts and codes are bigint columns, all far below 2^53; sums of them are cast where they are made.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('bigint out of the safe range')
  return value
})
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Password of a product role: derived from the one secret that DATABASE_URL already holds, so that it alone moves the product. */
export function rolePassword(databaseUrl: string, role: DatabaseRole): string {
  const secret = decodeURIComponent(new URL(databaseUrl).password) || 'trust'
  return createHmac('sha256', secret).update(`xfm:role:${role}`).digest('base64url')
}

/** The address of the same database for one of the product's roles. */
export function roleUrl(databaseUrl: string, role: DatabaseRole): string {
  const url = new URL(databaseUrl)
  url.username = `xfm_${role}`
  url.password = encodeURIComponent(rolePassword(databaseUrl, role))
  return url.href
}

/** Opens one small pool a role. Limits of security.md 2.3: no statement may hold a connection for long. */
export function connect(databaseUrl: string, poolSize = 8): Databases {
  const open = (role: DatabaseRole) =>
    new Kysely<DB>({
      dialect: new PostgresDialect({
        pool: outliveLostConnections(
          new pg.Pool({
            connectionString: roleUrl(databaseUrl, role),
            max: poolSize,
            connectionTimeoutMillis: 5_000,
            statement_timeout: role === 'worker' ? 30_000 : 5_000,
            lock_timeout: 3_000,
            idle_in_transaction_session_timeout: 15_000,
            options: '-c timezone=Asia/Shanghai',
          }),
        ),
      }),
    })
  const byRole = {
    resident: open('resident'),
    staff: open('staff'),
    admin: open('admin'),
    worker: open('worker'),
    auditor: open('auditor'),
  }
  return {
    ...byRole,
    async close() {
      await Promise.all(Object.values(byRole).map((db) => db.destroy()))
    },
  }
}

/**
 * A connection that is lost while no query runs on it, idle or between two steps of a transaction, is an 'error' event,
 * and without a listener the end of the process. Whoever uses it next gets the error; the pool opens a new one.
 */
export function outliveLostConnections(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
