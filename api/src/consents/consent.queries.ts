import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export type NewConsent = {
  household_id: string
  id: string
  person_id: string
  division_code: number
  purpose: string
  departments: string[]
  notice_sha256: Buffer
  language: 'zh' | 'en'
  method: 'screen' | 'paper'
  given_by: string
  assisted_by: string | null
}

/** Replaces an expired consent; a live one stands in the way (unique index one_live_consent). */
export async function insertConsent(trx: Trx, consent: NewConsent, days: number): Promise<void> {
  await trx
    .updateTable('consent')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('household_id', '=', consent.household_id)
    .where('person_id', '=', consent.person_id)
    .where('purpose', '=', consent.purpose)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
  await trx
    .insertInto('consent')
    .values({ ...consent, expires_at: sql<Date>`now() + make_interval(days => ${days})` })
    .execute()
}

export async function withdrawConsent(
  trx: Trx,
  householdId: string,
  personIds: string[],
  id: string,
): Promise<string | undefined> {
  const row = await trx
    .updateTable('consent')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .where('person_id', 'in', personIds)
    .where('withdrawn_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

/** Live consents of a household: whose data may be asked for now. */
export async function findLiveConsents(trx: Trx, householdId: string, purpose: string) {
  return await trx
    .selectFrom('consent')
    .select(['id', 'person_id', 'departments', 'method', 'language', 'given_at', 'expires_at'])
    .where('household_id', '=', householdId)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .execute()
}
