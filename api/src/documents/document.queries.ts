import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertDocument(
  trx: Trx,
  document: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    kind: string
    media_type: string
    size_bytes: number
    content_enc: Buffer
    sha256: Buffer
  },
): Promise<void> {
  await trx.insertInto('document').values(document).execute()
}

const shown = ['id', 'kind', 'media_type', 'size_bytes', 'added_at', 'person_id'] as const

function selectWaiting(trx: Trx, householdId: string, personId: string) {
  return trx
    .selectFrom('document')
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('kind', '<>', 'evidence')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('application_document as link')
            .select('link.document_id')
            .whereRef('link.household_id', '=', 'document.household_id')
            .whereRef('link.document_id', '=', 'document.id'),
        ),
      ),
    )
}

/** Documents that a person gave and has not handed in yet. */
export async function findWaitingDocuments(trx: Trx, householdId: string, personId: string) {
  return await selectWaiting(trx, householdId, personId)
    .select(shown)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** The same document, given a moment ago and not handed in yet: a press too many, or a line that broke. */
export async function findSameWaiting(
  trx: Trx,
  householdId: string,
  personId: string,
  sha256: Buffer,
) {
  return await selectWaiting(trx, householdId, personId)
    .select(shown)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

export async function countWaitingDocuments(
  trx: Trx,
  householdId: string,
  personId: string,
): Promise<number> {
  const row = await selectWaiting(trx, householdId, personId)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The same evidence, given within a day: it is the same photo, whatever it goes with. */
export async function findSameEvidence(
  trx: Trx,
  householdId: string,
  personId: string,
  sha256: Buffer,
) {
  return await trx
    .selectFrom('document')
    .select(shown)
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'evidence')
    .where('sha256', '=', sha256)
    .where('added_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirst()
}

/** Takes what one person gives in turn, so that a double tap finds the first of the two. */
export async function lockDocumentsOf(trx: Trx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`document:${personId}`}, 0))`.execute(
    trx,
  )
}

/** Evidence that a person gave within a day. */
export async function countEvidenceOfDay(
  trx: Trx,
  householdId: string,
  personId: string,
): Promise<number> {
  const row = await trx
    .selectFrom('document')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'evidence')
    .where('added_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return row.count
}

/** A document of a household, whatever it was given for. */
export async function findDocumentOf(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('document')
    .select(['id', 'kind', 'media_type', 'content_enc', 'person_id'])
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Documents that were handed in with any case of the household, newest first; they need not be given again. */
export async function findEarlierDocuments(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('document')
    .select(shown)
    .where('household_id', '=', householdId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('application_document as link')
          .select('link.document_id')
          .whereRef('link.household_id', '=', 'document.household_id')
          .whereRef('link.document_id', '=', 'document.id'),
      ),
    )
    .orderBy('added_at', 'desc')
    .orderBy('id')
    .limit(60)
    .execute()
}

/** A document that the person gave. */
export async function findOwnDocument(trx: Trx, householdId: string, personId: string, id: string) {
  return await trx
    .selectFrom('document')
    .select(['id', 'kind', 'media_type', 'content_enc'])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Takes back what waits; what was handed in stays. Says how many went. */
export async function deleteWaitingDocuments(
  trx: Trx,
  householdId: string,
  personId: string,
  id?: string,
): Promise<number> {
  let waiting = selectWaiting(trx, householdId, personId).select('id')
  if (id) waiting = waiting.where('id', '=', id)
  const gone = await trx
    .deleteFrom('document')
    .where('household_id', '=', householdId)
    .where('id', 'in', waiting)
    .returning('id')
    .execute()
  return gone.length
}
