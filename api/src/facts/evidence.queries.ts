import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Which of these documents the person gave as evidence. */
export async function findOwnEvidence(
  trx: Trx,
  householdId: string,
  personId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('document')
    .select('id')
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'evidence')
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
