import { sql } from 'kysely'
import { decryptField } from '../crypto/field-encryption.ts'
import type { Keys } from '../crypto/keys.ts'
import type { Trx } from '../db/connect.ts'
import { Problem } from '../http/problem.ts'

export type PrivateField = 'name' | 'citizenId' | 'phone' | 'bankAccount' | 'address'
export type PrivateFields = Partial<Record<PrivateField, string>>

const columnOf = {
  name: 'name_enc',
  citizenId: 'citizen_id_enc',
  phone: 'phone_enc',
  bankAccount: 'bank_account_enc',
  address: 'address_enc',
} as const

/**
 * Reads private fields of a person, through the one database function that also writes the audit entry.
 * Throws `not_found` when row security shows the caller no such person.
 */
export async function readPerson(
  trx: Trx,
  keys: Keys,
  request: {
    householdId: string
    personId: string
    fields: PrivateField[]
    purpose: string
    applicationId?: string | null
    requestId: string
  },
): Promise<PrivateFields> {
  const { rows } = await sql<Record<string, Buffer | null>>`
    select * from read_person(${request.householdId}, ${request.personId}, ${request.fields}, ${request.purpose},
      ${request.applicationId ?? null}, ${request.requestId})`.execute(trx)
  const row = rows[0]
  if (!row) throw new Problem('not_found')
  const result: PrivateFields = {}
  for (const field of request.fields) {
    const bytes = row[columnOf[field]]
    const place =
      field === 'address'
        ? (`household:address:${request.householdId}` as const)
        : (`person_private:${field}:${request.personId}` as const)
    if (bytes) result[field] = decryptField(keys, place, bytes)
  }
  return result
}

export async function findMembers(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('person')
    .select(['id', 'name_masked', 'relation', 'adult_on', 'division_code'])
    .where('household_id', '=', householdId)
    .orderBy('relation')
    .orderBy('id')
    .execute()
}

export async function findPerson(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('person')
    .innerJoin('division', 'division.code', 'person.division_code')
    .select([
      'person.id',
      'person.household_id',
      'person.name_masked',
      'person.relation',
      'person.adult_on',
      'person.division_code',
      'division.name as village',
      'division.name_en as village_en',
    ])
    .where('person.household_id', '=', householdId)
    .where('person.id', '=', personId)
    .executeTakeFirst()
}

/** Exact search by ID number or full name inside the caller's jurisdiction; masked rows. */
export async function findPeople(
  trx: Trx,
  by: { citizenIdIndex: Buffer | null; nameIndex: Buffer | null },
) {
  const { rows } = await sql<{
    household_id: string
    person_id: string
    name_masked: string
    division_code: number
  }>`
    select * from find_people(${by.citizenIdIndex}, ${by.nameIndex})`.execute(trx)
  return rows
}

export async function findOfficerNames(trx: Trx, ids: string[]) {
  if (ids.length === 0) return []
  return await trx
    .selectFrom('officer')
    .select(['id', 'name', 'name_en', 'role'])
    .where('id', 'in', ids)
    .execute()
}

/** Is a member of the household a near relative of an officer (民发〔2021〕57号 art. 11)? */
export async function hasOfficerRelative(trx: Trx, householdId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('officer_relative')
    .innerJoin('person', 'person.id', 'officer_relative.person_id')
    .select('officer_relative.person_id')
    .where('person.household_id', '=', householdId)
    .executeTakeFirst()
  return row !== undefined
}
