import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { DelegatedAction } from '../db/in-transaction.ts'

/** Whom a name and an identity number name together, if both belong to one resident of the district. */
export async function findNamedPerson(trx: Trx, by: { citizenIdIndex: Buffer; nameIndex: Buffer }) {
  return await trx
    .selectFrom('person_directory')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'person_directory.household_id')
        .onRef('person.id', '=', 'person_directory.person_id'),
    )
    .innerJoin('person_private', (join) =>
      join
        .onRef('person_private.household_id', '=', 'person_directory.household_id')
        .onRef('person_private.person_id', '=', 'person_directory.person_id'),
    )
    .select(['person.id', 'person.household_id', 'person.name_masked', 'person.adult_on'])
    .where('person_directory.citizen_id_bidx', '=', by.citizenIdIndex)
    .where('person_private.name_bidx', '=', by.nameIndex)
    .executeTakeFirst()
}

const isLive = sql<boolean>`delegation.ended_at is null and delegation.until >= (now() at time zone 'Asia/Shanghai')::date`

/** For how many people somebody acts now. */
export async function countDelegationsTo(trx: Trx, helperPersonId: string): Promise<number> {
  const row = await trx
    .selectFrom('delegation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('helper_person_id', '=', helperPersonId)
    .where(isLive)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertDelegation(
  trx: Trx,
  delegation: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    person_name_masked: string
    helper_household_id: string
    helper_person_id: string
    helper_name_masked: string
    actions: DelegatedAction[]
    until: string
  },
): Promise<void> {
  await trx
    .updateTable('delegation')
    .set({ ended_at: sql<Date>`now()` })
    .where('household_id', '=', delegation.household_id)
    .where('person_id', '=', delegation.person_id)
    .where('helper_person_id', '=', delegation.helper_person_id)
    .where('ended_at', 'is', null)
    .where('until', '<', sql<string>`(now() at time zone 'Asia/Shanghai')::date`)
    .execute()
  await trx.insertInto('delegation').values(delegation).execute()
}

/** Those a resident gave, and those given to them; newest first. */
export async function findDelegations(trx: Trx, personId: string) {
  return await trx
    .selectFrom('delegation')
    .select([
      'id',
      'household_id',
      'person_id',
      'division_code',
      'person_name_masked',
      'helper_household_id',
      'helper_person_id',
      'helper_name_masked',
      'actions',
      'given_at',
      'until',
      'ended_at',
    ])
    .select(isLive.as('live'))
    .where((where) =>
      where.or([where('person_id', '=', personId), where('helper_person_id', '=', personId)]),
    )
    .orderBy('given_at', 'desc')
    .limit(50)
    .execute()
}

/** Ends one that the person gave, or was given. Undefined when there is no such live one. */
export async function endDelegation(trx: Trx, personId: string, id: string) {
  return await trx
    .updateTable('delegation')
    .set({ ended_at: sql<Date>`now()`, ended_by: personId })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where((where) =>
      where.or([where('person_id', '=', personId), where('helper_person_id', '=', personId)]),
    )
    .returning(['household_id', 'person_id', 'helper_household_id', 'helper_person_id'])
    .executeTakeFirst()
}

/** What others did in a person's name, or with them on an officer's device; newest first. */
export async function findActsOfOthers(
  trx: Trx,
  personId: string,
  beforeId: number | null,
  limit: number,
) {
  let query = trx
    .selectFrom('audit_event')
    .leftJoin('presence', 'presence.id', 'audit_event.presence_id')
    .leftJoin('officer', 'officer.id', 'presence.officer_id')
    .select([
      'audit_event.id',
      'audit_event.at',
      'audit_event.actor_id',
      'audit_event.action',
      'audit_event.purpose',
      'audit_event.on_behalf_of',
      'officer.name',
      'officer.name_en',
      'officer.role',
    ])
    .where('audit_event.person_id', '=', personId)
    .where((where) =>
      where.or([
        where('audit_event.on_behalf_of', '=', personId),
        where('audit_event.presence_id', 'is not', null),
      ]),
    )
    .orderBy('audit_event.id', 'desc')
    .limit(limit)
  if (beforeId) query = query.where('audit_event.id', '<', beforeId)
  return await query.execute()
}
