import type { ParameterRow } from '@happiness-code/policy-engine'
import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** The version of each programme's rules that holds on a day. */
export async function findPoliciesOn(trx: Trx, on: string) {
  return await trx
    .selectFrom('policy_version')
    .distinctOn('policy')
    .select(['policy', 'version', 'dmn', 'words', 'cases', 'content_sha256', 'effective_from'])
    .where('effective_from', '<=', on)
    .orderBy('policy')
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
}

export async function findPolicyVersion(trx: Trx, policy: string, version: number) {
  return await trx
    .selectFrom('policy_version')
    .select(['policy', 'version', 'dmn', 'words', 'cases', 'content_sha256', 'effective_from'])
    .where('policy', '=', policy)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function findVersions(trx: Trx) {
  return await trx
    .selectFrom('policy_version')
    .select(['policy', 'version', 'effective_from', 'published_at', 'change_id'])
    .orderBy('policy')
    .orderBy('version', 'desc')
    .execute()
}

export async function insertPolicyVersion(
  trx: Trx,
  version: {
    policy: string
    version: number
    dmn: string
    words: string
    cases: string
    content_sha256: Buffer
    effective_from: string
    change_id: string | null
  },
): Promise<void> {
  await trx.insertInto('policy_version').values(version).execute()
}

/** Every parameter row; the engine picks by date and place. */
export async function findParameterRows(trx: Trx): Promise<ParameterRow[]> {
  const rows = await trx
    .selectFrom('parameter_value')
    .selectAll()
    .orderBy('name')
    .orderBy('place')
    .orderBy('from_date')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    value: row.value as ParameterRow['value'],
    unit: row.unit,
    place: row.place,
    from: row.from_date,
    to: row.to_date,
    source: row.source,
    ...(row.article ? { article: row.article } : {}),
    ...(row.confidence ? { confidence: row.confidence } : {}),
    ...(row.example ? { example: true } : {}),
  }))
}

export async function insertParameter(
  trx: Trx,
  row: ParameterRow,
  changeId: string | null,
): Promise<void> {
  await trx
    .insertInto('parameter_value')
    .values({
      name: row.name,
      value: JSON.stringify(row.value),
      unit: row.unit,
      place: row.place,
      from_date: row.from,
      to_date: row.to,
      source: row.source,
      article: row.article ?? null,
      confidence: row.confidence ?? null,
      example: row.example ?? false,
      change_id: changeId,
    })
    .execute()
}

/** Ends the value that would still hold on `from`. */
export async function closeParameter(
  trx: Trx,
  name: string,
  place: string,
  from: string,
): Promise<void> {
  await trx
    .updateTable('parameter_value')
    .set({ to_date: from })
    .where('name', '=', name)
    .where('place', '=', place)
    .where('from_date', '<', from)
    .where(sql<boolean>`(to_date is null or to_date > ${from})`)
    .execute()
}

export type ChangeRow = {
  id: string
  title: string
  content: string
  content_sha256: Buffer
  effective_from: string
  authored_by: string
  checked: string
}

export async function insertChange(trx: Trx, change: ChangeRow): Promise<void> {
  await trx
    .insertInto('rule_change')
    .values({ ...change, state: 'proposed' })
    .execute()
}

export async function findChanges(trx: Trx) {
  return await trx
    .selectFrom('rule_change')
    .leftJoin('officer as author', 'author.id', 'rule_change.authored_by')
    .leftJoin('officer as publisher', 'publisher.id', 'rule_change.published_by')
    .selectAll('rule_change')
    .select(['author.name as author_name', 'publisher.name as publisher_name'])
    .orderBy('rule_change.authored_at', 'desc')
    .execute()
}

export async function lockChange(trx: Trx, id: string) {
  return await trx
    .selectFrom('rule_change')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function markPublished(trx: Trx, id: string, officerId: string): Promise<void> {
  await trx
    .updateTable('rule_change')
    .set({ state: 'published', published_by: officerId, published_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function markWithdrawn(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('rule_change')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .execute()
}

export async function countPolicyVersions(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('policy_version')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** One publication at a time: two at once would number their versions alike. */
export async function lockPublishing(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(330113, 1)`.execute(trx)
}
