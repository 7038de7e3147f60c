import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { CardHolder } from './card.queries.ts'

export async function insertEnrolment(
  trx: Trx,
  holder: CardHolder,
  ticketSha256: Buffer,
  issuedBy: string | null,
  purpose: 'phone' | 'passkey' = 'phone',
): Promise<void> {
  await trx
    .insertInto('enrolment')
    .values({
      ...holder,
      ticket_sha256: ticketSha256,
      issued_by: issuedBy,
      purpose,
      expires_at: sql<Date>`now() + interval '10 minutes'`,
    })
    .execute()
}

/** Takes a ticket once. */
export async function takeEnrolment(
  trx: Trx,
  ticketSha256: Buffer,
  purpose: 'phone' | 'passkey' = 'phone',
): Promise<CardHolder | undefined> {
  return await trx
    .updateTable('enrolment')
    .set({ used_at: sql<Date>`now()` })
    .where('ticket_sha256', '=', ticketSha256)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['household_id', 'person_id', 'division_code'])
    .executeTakeFirst()
}

/** Adds a phone; with more than three the oldest goes. */
export async function insertDevice(
  trx: Trx,
  holder: CardHolder,
  device: { id: string; public_jwk: string; alias_seed_enc: Buffer },
): Promise<void> {
  await trx
    .insertInto('device')
    .values({ ...holder, ...device, expires_at: sql<Date>`now() + interval '180 days'` })
    .execute()
  await sql`update device set revoked_at = now() where id in (
    select id from device where household_id = ${holder.household_id} and person_id = ${holder.person_id} and revoked_at is null
    order by created_at desc offset 3)`.execute(trx)
}

export async function insertAliases(
  trx: Trx,
  rows: { alias: Buffer; device_id: string; day: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('device_alias')
    .values(rows)
    .onConflict((conflict) => conflict.column('alias').doNothing())
    .execute()
}

const liveDevice = sql<boolean>`device.revoked_at is null and device.expires_at > now()`

/** The phone behind today's alias, if it is live and was in touch within 24 hours. */
export async function findDeviceByAlias(trx: Trx, alias: Buffer, days: string[]) {
  return await trx
    .selectFrom('device_alias')
    .innerJoin('device', 'device.id', 'device_alias.device_id')
    .select([
      'device.id',
      'device.public_jwk',
      'device.household_id',
      'device.person_id',
      'device.division_code',
    ])
    .where('device_alias.alias', '=', alias)
    .where('device_alias.day', 'in', days)
    .where(liveDevice)
    .where('device.synced_at', '>', sql<Date>`now() - interval '24 hours'`)
    .executeTakeFirst()
}

export async function findDevice(trx: Trx, id: string) {
  return await trx
    .selectFrom('device')
    .select(['id', 'public_jwk', 'alias_seed_enc', 'household_id', 'person_id', 'division_code'])
    .where('id', '=', id)
    .where(liveDevice)
    .executeTakeFirst()
}

export async function markSynced(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('device')
    .set({ synced_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** Uses a code; false when this phone's step was used before. */
export async function useCode(trx: Trx, deviceId: string, step: number): Promise<boolean> {
  const row = await trx
    .insertInto('code_use')
    .values({ device_id: deviceId, step })
    .onConflict((conflict) => conflict.doNothing())
    .returning('step')
    .executeTakeFirst()
  return row !== undefined
}

export async function findDevicesOf(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('device')
    .select(['id', 'created_at', 'expires_at', 'synced_at'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where(liveDevice)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function revokeDevice(
  trx: Trx,
  householdId: string,
  personId: string,
  id: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('device')
    .set({ revoked_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function findLiveDevices(trx: Trx, afterId: string, limit: number) {
  return await trx
    .selectFrom('device')
    .select(['id', 'alias_seed_enc'])
    .where('id', '>', afterId)
    .where(liveDevice)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function deleteOldAliases(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('device_alias').where('day', '<', before).execute()
}
