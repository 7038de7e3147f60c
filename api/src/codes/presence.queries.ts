import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export async function insertPresence(
  trx: Trx,
  presence: {
    officer_id: string
    household_id: string
    person_id: string
    division_code: number
    purpose: string
    how: 'phoneCode' | 'cardAndPin' | 'idDocument'
  },
): Promise<{ id: string; expires_at: Date }> {
  return await trx
    .insertInto('presence')
    .values({ id: randomUUID(), ...presence, expires_at: sql<Date>`now() + interval '15 minutes'` })
    .returning(['id', 'expires_at'])
    .executeTakeFirstOrThrow()
}

/** A live presence of this officer with this person; undefined when over or somebody else's. */
export async function findPresence(trx: Trx, officerId: string, personId: string) {
  return await trx
    .selectFrom('presence')
    .selectAll()
    .where('officer_id', '=', officerId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
}

export async function findPresences(trx: Trx, officerId: string) {
  return await trx
    .selectFrom('presence')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'presence.household_id')
        .onRef('person.id', '=', 'presence.person_id'),
    )
    .select([
      'presence.id',
      'presence.household_id',
      'presence.person_id',
      'presence.purpose',
      'presence.how',
      'presence.expires_at',
      'person.name_masked',
    ])
    .where('presence.officer_id', '=', officerId)
    .where('presence.ended_at', 'is', null)
    .where('presence.expires_at', '>', sql<Date>`now()`)
    .orderBy('presence.created_at', 'desc')
    .execute()
}
