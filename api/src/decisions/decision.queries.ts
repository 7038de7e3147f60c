import type { Trx } from '../db/connect.ts'

export type NewDecision = {
  household_id: string
  id: string
  programme: string
  purpose: 'resident' | 'application' | 'assessment'
  policy_version: number
  division_code: number
  on_date: string
  input_json: string
  evaluation_json: string
  input_sha256: Buffer
  evaluation_sha256: Buffer
  outcome: string
  amount_fen: number | null
}

export async function insertDecision(trx: Trx, decision: NewDecision): Promise<void> {
  await trx.insertInto('decision').values(decision).execute()
}

/** The newest decision of each programme that the household itself caused; officers' assessments are not among them. */
export async function findNewestDecisions(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('decision')
    .distinctOn('programme')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('purpose', '!=', 'assessment')
    .orderBy('programme')
    .orderBy('made_at', 'desc')
    .execute()
}

export async function findDecision(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('decision')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .executeTakeFirst()
}
