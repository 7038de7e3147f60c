import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { DelegatedAction, Delegation, OfficerRole } from '../db/in-transaction.ts'

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
      kiosk_id?: string | null
      delegation_id?: string
      helper_household_id?: string
      helper_person_id?: string
    }
)

export async function insertSession(trx: Trx, session: NewSession): Promise<void> {
  const { lifeSeconds, ...row } = session
  await trx
    .insertInto('session')
    .values({ ...row, expires_at: sql<Date>`now() + make_interval(secs => ${lifeSeconds})` })
    .execute()
}

/** The live session behind a cookie; touching it moves its idle end. Undefined when ended, idle, over, or when its card, phone, kiosk or delegation was given up. */
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
    .where(
      sql<boolean>`(kiosk_id is null or exists (select from kiosk k where k.id = session.kiosk_id and k.revoked_at is null))`,
    )
    .where(
      sql<boolean>`(delegation_id is null or exists (select from delegation g where g.household_id = session.household_id
        and g.id = session.delegation_id and g.ended_at is null and g.until >= (now() at time zone 'Asia/Shanghai')::date))`,
    )
    .returning([
      'kind',
      'officer_id',
      'household_id',
      'person_id',
      'division_code',
      'grade',
      'device_id',
      'card_sha256',
      'presence_id',
      'kiosk_id',
      'delegation_id',
      'verified_at',
      'idle_seconds',
      'expires_at',
    ])
    .returning(sql<boolean>`coalesce(raised_until > now(), false)`.as('raised'))
    .executeTakeFirst()
  if (!row) return undefined
  if (row.kind === 'resident')
    return {
      ...row,
      officer: null,
      delegation: row.delegation_id
        ? await findDelegationOfSession(trx, row.household_id as string, row.delegation_id)
        : undefined,
    }
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
    ? {
        ...row,
        officer: { ...officer, role: officer.role as OfficerRole },
        delegation: undefined,
      }
    : undefined
}

async function findDelegationOfSession(
  trx: Trx,
  householdId: string,
  id: string,
): Promise<Delegation> {
  const row = await trx
    .selectFrom('delegation')
    .select(['id', 'actions', 'helper_household_id', 'helper_person_id', 'person_name_masked'])
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    actions: row.actions as DelegatedAction[],
    helperHouseholdId: row.helper_household_id,
    helperPersonId: row.helper_person_id,
    personNameMasked: row.person_name_masked,
  }
}

/** Grade A for two minutes, under a new secret: who had copied the old cookie has nothing (security.md 2.2). */
export async function raiseSession(
  trx: Trx,
  idSha256: Buffer,
  nextIdSha256: Buffer,
): Promise<void> {
  await trx
    .updateTable('session')
    .set({
      id_sha256: nextIdSha256,
      verified_at: sql<Date>`now()`,
      raised_until: sql<Date>`now() + interval '120 seconds'`,
    })
    .where('id_sha256', '=', idSha256)
    .execute()
}

/** Every other session of the person ends; so do those in which somebody acts as them, or they for somebody. */
export async function endOtherSessions(
  trx: Trx,
  personId: string,
  exceptSha256: Buffer,
): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at: sql<Date>`now()` })
    .where((where) =>
      where.or([where('person_id', '=', personId), where('helper_person_id', '=', personId)]),
    )
    .where('id_sha256', '!=', exceptSha256)
    .where('ended_at', 'is', null)
    .execute()
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
