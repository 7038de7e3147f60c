import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** Documents of one case, in the order in which they were given. */
export async function findDocuments(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('application_document as link')
    .innerJoin('document', (join) =>
      join
        .onRef('document.household_id', '=', 'link.household_id')
        .onRef('document.id', '=', 'link.document_id'),
    )
    .select(['document.id', 'document.kind', 'media_type', 'size_bytes', 'added_at', 'person_id'])
    .where('link.household_id', '=', householdId)
    .where('link.application_id', '=', applicationId)
    .orderBy('document.added_at')
    .orderBy('document.id')
    .execute()
}

/** A document of a case, with its content; undefined when it belongs to another. */
export async function findDocument(
  trx: Trx,
  householdId: string,
  applicationId: string,
  id: string,
) {
  return await trx
    .selectFrom('application_document as link')
    .innerJoin('document', (join) =>
      join
        .onRef('document.household_id', '=', 'link.household_id')
        .onRef('document.id', '=', 'link.document_id'),
    )
    .select(['document.id', 'document.kind', 'media_type', 'content_enc', 'person_id'])
    .where('link.household_id', '=', householdId)
    .where('link.application_id', '=', applicationId)
    .where('link.document_id', '=', id)
    .executeTakeFirst()
}

/** Papers of a person that no case has yet, and those of earlier cases among `earlierIds`, now go with these cases. */
export async function attachDocuments(
  trx: Trx,
  householdId: string,
  personId: string,
  applicationIds: readonly string[],
  earlierIds: readonly string[],
): Promise<void> {
  await sql`
    insert into application_document (household_id, application_id, document_id, division_code)
    select document.household_id, cases.id, document.id, document.division_code
      from document cross join unnest(${[...applicationIds]}::uuid[]) as cases (id)
     where document.household_id = ${householdId} and document.kind <> 'evidence'
       and case when exists (select from application_document as link
                              where link.household_id = document.household_id and link.document_id = document.id)
           then document.id = any (${[...earlierIds]}::uuid[])
           else document.person_id = ${personId} end
    on conflict do nothing`.execute(trx)
}
