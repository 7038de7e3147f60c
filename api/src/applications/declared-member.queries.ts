import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertDeclaredMember(
  trx: Trx,
  member: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    change: 'joined' | 'left'
    member_id: string | null
    relation: string | null
    name_enc: Buffer | null
    citizen_id_enc: Buffer | null
    declared_at: Date
  },
): Promise<void> {
  await trx
    .insertInto('declared_member')
    .values(member)
    // Said twice that somebody has left is said once.
    .onConflict((conflict) =>
      conflict
        .columns(['household_id', 'person_id', 'member_id'])
        .where('handed_in_with', 'is', null)
        .doNothing(),
    )
    .execute()
}

export type DeclaredMemberRow = Awaited<ReturnType<typeof findDeclaredMembers>>[number]

/** What was declared with cases that were handed in together; with null, what a person's draft declares. */
export async function findDeclaredMembers(
  trx: Trx,
  householdId: string,
  handedInWith: string | null,
) {
  return await trx
    .selectFrom('declared_member as said')
    .leftJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'said.household_id')
        .onRef('person.id', '=', 'said.member_id'),
    )
    .select([
      'said.id',
      'said.person_id',
      'said.change',
      'said.member_id',
      'said.name_enc',
      'said.citizen_id_enc',
      'said.declared_at',
      'person.name_masked',
    ])
    .select(sql<string>`coalesce(said.relation, person.relation)`.as('relation'))
    .where('said.household_id', '=', householdId)
    .where('said.handed_in_with', handedInWith === null ? 'is' : '=', handedInWith)
    .orderBy('said.declared_at')
    .orderBy('said.id')
    .execute()
}

/** Takes back a declaration of a draft; null takes all of them back. Says how many there were. */
export async function deleteDeclaredMembers(
  trx: Trx,
  householdId: string,
  personId: string,
  id: string | null,
): Promise<number> {
  let query = trx
    .deleteFrom('declared_member')
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('handed_in_with', 'is', null)
  if (id) query = query.where('id', '=', id)
  return (await query.returning('id').execute()).length
}

/** What the draft declared goes with the cases that are handed in. */
export async function handInDeclaredMembers(
  trx: Trx,
  householdId: string,
  personId: string,
  handedInWith: string,
): Promise<void> {
  await trx
    .updateTable('declared_member')
    .set({ handed_in_with: handedInWith })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('handed_in_with', 'is', null)
    .execute()
}
