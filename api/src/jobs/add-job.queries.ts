import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { JobPayloads } from './job-payloads.ts'

/**
 * Hands work forward in the caller's transaction: the job exists exactly if the caller's rows do.
 * `key` makes a repetition replace the waiting job instead of adding a second one.
 */
export async function addJob<Name extends keyof JobPayloads>(
  trx: Trx,
  name: Name,
  payload: JobPayloads[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`select enqueue(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null})`.execute(
    trx,
  )
}
