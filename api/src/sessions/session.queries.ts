import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { OfficerRole } from '../db/in-transaction.ts'

export type NewSession = {
  id_sha256: Buffer
  idle_seconds: number
  lifeSeconds: number
} & (
  | { kind: 'officer'; officer_id: string }
  | {
      kind: 'resident'
      household_id: string
      person_id: string
      division_code: number
      grade: 'C' | 'B' | 'A'
      device_id: string | null
      card_sha256: Buffer | null
      presence_id: string | null
    }
)

export async function insertSession(trx: Trx, session: NewSession): Promise<void> {
  const { lifeSeconds, ...row } = session
  await trx
    .insertInto('session')
    .values({ ...row, expires_at: sql<Date>`now() + make_interval(secs => ${lifeSeconds})` })
    .execute()
}

/** The live session behind a cookie; touching it moves its idle end. Undefined when ended, idle, over, or when its card or phone was given up. */
export async function touchSession(trx: Trx, idSha256: Buffer) {
  const row = await trx
    .updateTable('session')
    .set({ seen_at: sql<Date>`now()` })
    .where('id_sha256', '=', idSha256)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`seen_at + make_interval(secs => idle_seconds) > now()`)
    .where(
      sql<boolean>`(card_sha256 is null or exists (select from card c where c.card_sha256 = session.card_sha256 and c.state = 'active'))`,
    )
    .where(
      sql<boolean>`(device_id is null or exists (select from device d where d.id = session.device_id and d.revoked_at is null))`,
    )
    .where(
      sql<boolean>`(presence_id is null or exists (select from presence p where p.id = session.presence_id and p.ended_at is null and p.expires_at > now()))`,
    )
    .returning([
      'kind',
      'officer_id',
      'household_id',
      'person_id',
      'division_code',
      'grade',
      'device_id',
      'presence_id',
      'verified_at',
      'expires_at',
    ])
    .executeTakeFirst()
  if (!row) return undefined
  if (row.kind === 'resident') return { ...row, officer: null }
  const officer = await trx
    .selectFrom('officer')
    .innerJoin('division', 'division.code', 'officer.division_code')
    .select([
      'officer.id',
      'officer.name',
      'officer.name_en',
      'officer.role',
      'division.lo',
      'division.hi',
      'division.name as division',
      'division.name_en as division_en',
    ])
    .where('officer.id', '=', row.officer_id ?? '')
    .where('officer.disabled_at', 'is', null)
    .executeTakeFirst()
  return officer
    ? { ...row, officer: { ...officer, role: officer.role as OfficerRole } }
    : undefined
}

export async function endSession(trx: Trx, idSha256: Buffer): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at: sql<Date>`now()` })
    .where('id_sha256', '=', idSha256)
    .execute()
}

/** Officers work in one session at a time. */
export async function endSessionsOfOfficer(trx: Trx, officerId: string): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at: sql<Date>`now()` })
    .where('officer_id', '=', officerId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Takes a one-time sign-in link. */
export async function takeSignInLink(
  trx: Trx,
  tokenSha256: Buffer,
  purpose: 'demo' | 'enrolPasskey',
) {
  return await trx
    .updateTable('sign_in_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_sha256', '=', tokenSha256)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['officer_id'])
    .executeTakeFirst()
}

/** The officer who assists this resident's session, if any. */
export async function findPresenceOfSession(trx: Trx, idSha256: Buffer): Promise<string | null> {
  const row = await trx
    .selectFrom('session')
    .innerJoin('presence', 'presence.id', 'session.presence_id')
    .select('presence.officer_id')
    .where('session.id_sha256', '=', idSha256)
    .executeTakeFirst()
  return row?.officer_id ?? null
}
