import type { Trx } from '../db/connect.ts'

export async function insertLetter(
  trx: Trx,
  letter: {
    household_id: string
    id: string
    application_id: string
    person_id: string
    division_code: number
    kind: string
    made_at: Date
    content_json: string
    content_sha256: Buffer
  },
): Promise<void> {
  await trx.insertInto('letter').values(letter).execute()
}

export async function insertLetterCode(
  trx: Trx,
  code: {
    code_sha256: Buffer
    household_id: string
    letter_id: string
    person_id: string
    reference: string
    made_on: string
    kind: string
  },
): Promise<void> {
  await trx.insertInto('letter_code').values(code).execute()
}

export async function findLetters(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('letter')
    .select(['id', 'application_id', 'kind', 'made_at', 'content_json'])
    .where('household_id', '=', householdId)
    .orderBy('made_at', 'desc')
    .execute()
}

export async function findLetter(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('letter')
    .select(['id', 'application_id', 'kind', 'made_at', 'content_json'])
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function findByCode(trx: Trx, codeSha256: Buffer) {
  return await trx
    .selectFrom('letter_code')
    .selectAll()
    .where('code_sha256', '=', codeSha256)
    .executeTakeFirst()
}

/** Who signs a letter, and for which office. */
export async function findSigner(trx: Trx, officerId: string) {
  return await trx
    .selectFrom('officer')
    .innerJoin('division', 'division.code', 'officer.division_code')
    .select([
      'officer.name',
      'officer.name_en',
      'division.name as office',
      'division.name_en as office_en',
    ])
    .where('officer.id', '=', officerId)
    .executeTakeFirstOrThrow()
}
