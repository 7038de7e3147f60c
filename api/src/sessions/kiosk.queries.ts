import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** A place for a public screen, and the one-time token that registers its browser within a day. */
export async function insertKiosk(trx: Trx, name: string, tokenSha256: Buffer): Promise<void> {
  await trx
    .insertInto('kiosk')
    .values({
      id: randomUUID(),
      name,
      token_sha256: tokenSha256,
      token_expires_at: sql<Date>`now() + interval '1 day'`,
    })
    .execute()
}

/** Takes the token once; undefined when it is unknown, used or over. */
export async function registerKiosk(
  trx: Trx,
  tokenSha256: Buffer,
  browserSha256: Buffer,
): Promise<{ name: string } | undefined> {
  return await trx
    .updateTable('kiosk')
    .set({ browser_sha256: browserSha256, registered_at: sql<Date>`now()` })
    .where('token_sha256', '=', tokenSha256)
    .where('token_expires_at', '>', sql<Date>`now()`)
    .where('registered_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
}

export async function findKiosk(
  trx: Trx,
  browserSha256: Buffer,
): Promise<{ id: string } | undefined> {
  return await trx
    .selectFrom('kiosk')
    .select('id')
    .where('browser_sha256', '=', browserSha256)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}
