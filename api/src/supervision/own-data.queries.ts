import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Every consent of a household, also those withdrawn and over; newest first. */
export async function findAllConsents(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('consent')
    .leftJoin('officer', 'officer.id', 'consent.assisted_by')
    .select([
      'consent.id',
      'consent.person_id',
      'consent.purpose',
      'consent.departments',
      'consent.language',
      'consent.method',
      'consent.given_at',
      'consent.expires_at',
      'consent.withdrawn_at',
      'officer.name as assisted_by',
    ])
    .where('consent.household_id', '=', householdId)
    .orderBy('consent.given_at', 'desc')
    .execute()
}

/** Every decision that the household itself caused, with the hashes by which it can be recomputed. */
export async function findAllDecisions(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('decision')
    .select([
      'id',
      'programme',
      'purpose',
      'policy_version',
      'on_date',
      'made_at',
      'outcome',
      'amount_fen',
      'input_sha256',
      'evaluation_sha256',
    ])
    .where('household_id', '=', householdId)
    .where('purpose', '!=', 'assessment')
    .orderBy('made_at', 'desc')
    .execute()
}

export async function findAllDocuments(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('document')
    .select(['id', 'kind', 'media_type', 'size_bytes', 'added_at', 'sha256'])
    .select(({ selectFrom }) =>
      selectFrom('application_document as link')
        .select(sql<string[]>`coalesce(array_agg(link.application_id), '{}')`.as('ids'))
        .whereRef('link.household_id', '=', 'document.household_id')
        .whereRef('link.document_id', '=', 'document.id')
        .as('application_ids'),
    )
    .where('household_id', '=', householdId)
    .orderBy('added_at')
    .execute()
}

/** Corrections asked for, and what was answered. */
export async function findAllDisputes(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('dispute')
    .select(['id', 'fact_id', 'words', 'opened_at', 'answered_at', 'verdict', 'answer'])
    .where('household_id', '=', householdId)
    .orderBy('opened_at', 'desc')
    .execute()
}
