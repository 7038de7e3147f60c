import { sql } from 'kysely'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from './problem.ts'
import type { Platform } from './router.ts'

/** A token bucket: `burst` at once, refilled by `perMinute`. */
export type Limit = { key: string; perMinute: number; burst: number }

/** Takes one token from each bucket in a transaction of its own, so that a refused request still counts. */
export async function takeToken(
  platform: Platform,
  requestId: string,
  limits: Limit[],
): Promise<void> {
  const empty = await inTransaction(
    platform.databases,
    { kind: 'worker', job: 'rateLimit', requestId },
    async (trx) => {
      let refused = false
      for (const limit of limits.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        const { rows } = await sql<{ tokens: number }>`
        insert into rate_bucket as b (key, tokens, refilled_at) values (${limit.key}, ${limit.burst - 1}, now())
        on conflict (key) do update set
          tokens = greatest(-1, least(${limit.burst}::double precision,
            b.tokens + extract(epoch from now() - b.refilled_at) * ${limit.perMinute / 60}::double precision) - 1),
          refilled_at = now()
        returning tokens`.execute(trx)
        if ((rows[0]?.tokens ?? 0) < 0) refused = true
      }
      return refused
    },
  )
  if (empty) throw new Problem('too_many_requests', { retryAfterSeconds: 60 })
}
