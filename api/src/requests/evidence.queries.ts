import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Was a paper given with a dispute, a change or a request of the household? Others are reached through their case. */
export async function isEvidence(
  trx: Trx,
  householdId: string,
  documentId: string,
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from dispute where household_id = ${householdId} and ${documentId}::uuid = any (document_ids))
        or exists (select from change_report where household_id = ${householdId} and ${documentId}::uuid = any (document_ids))
        or exists (select from reconsideration where household_id = ${householdId} and ${documentId}::uuid = any (document_ids)) as is`.execute(
    trx,
  )
  return rows[0]?.is ?? false
}
