import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertChallenge(
  trx: Trx,
  challenge: string,
  of: { officerId?: string; personId?: string } = {},
): Promise<void> {
  await trx
    .insertInto('challenge')
    .values({
      challenge,
      officer_id: of.officerId ?? null,
      person_id: of.personId ?? null,
      expires_at: sql<Date>`now() + interval '5 minutes'`,
    })
    .execute()
}

/** Takes a challenge once; undefined when unknown, used or older than five minutes. */
export async function takeChallenge(
  trx: Trx,
  challenge: string,
): Promise<{ officer_id: string | null; person_id: string | null } | undefined> {
  return await trx
    .deleteFrom('challenge')
    .where('challenge', '=', challenge)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['officer_id', 'person_id'])
    .executeTakeFirst()
}

export async function insertPasskey(
  trx: Trx,
  passkey: { credential_id: string; officer_id: string; public_key: Buffer; counter: number },
): Promise<void> {
  await trx.insertInto('passkey').values(passkey).execute()
}

export async function findPasskey(trx: Trx, credentialId: string) {
  return await trx
    .selectFrom('passkey')
    .innerJoin('officer', 'officer.id', 'passkey.officer_id')
    .select([
      'passkey.credential_id',
      'passkey.officer_id',
      'passkey.public_key',
      'passkey.counter',
    ])
    .where('passkey.credential_id', '=', credentialId)
    .where('officer.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function countPasskeyUse(
  trx: Trx,
  credentialId: string,
  counter: number,
): Promise<void> {
  await trx
    .updateTable('passkey')
    .set({ counter, used_at: sql<Date>`now()` })
    .where('credential_id', '=', credentialId)
    .execute()
}

export async function findOfficerName(trx: Trx, officerId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('officer')
    .select('name')
    .where('id', '=', officerId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.name
}

/** A one-time invitation to enrol a passkey, good for a day. */
export async function insertInvitation(
  trx: Trx,
  officerId: string,
  tokenSha256: Buffer,
): Promise<void> {
  await trx
    .insertInto('sign_in_link')
    .values({
      officer_id: officerId,
      token_sha256: tokenSha256,
      purpose: 'enrolPasskey',
      expires_at: sql<Date>`now() + interval '1 day'`,
    })
    .execute()
}
