import { sql } from 'kysely'
import type { CardHolder } from '../codes/card.queries.ts'
import type { Trx } from '../db/connect.ts'

export async function insertOwnPasskey(
  trx: Trx,
  holder: CardHolder,
  passkey: { credential_id: string; public_key: Buffer; counter: number },
): Promise<void> {
  await trx
    .insertInto('resident_passkey')
    .values({ ...holder, ...passkey })
    .execute()
}

/** Live passkeys of a person, newest first. */
export async function findOwnPasskeys(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('resident_passkey')
    .select(['credential_id', 'created_at', 'used_at'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function findOwnPasskey(
  trx: Trx,
  householdId: string,
  personId: string,
  credentialId: string,
) {
  return await trx
    .selectFrom('resident_passkey')
    .select(['credential_id', 'public_key', 'counter'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('credential_id', '=', credentialId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export async function countOwnPasskeyUse(
  trx: Trx,
  householdId: string,
  credentialId: string,
  counter: number,
): Promise<void> {
  await trx
    .updateTable('resident_passkey')
    .set({ counter, used_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('credential_id', '=', credentialId)
    .execute()
}

export async function revokeOwnPasskeys(
  trx: Trx,
  householdId: string,
  personId: string,
): Promise<number> {
  const result = await trx
    .updateTable('resident_passkey')
    .set({ revoked_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
