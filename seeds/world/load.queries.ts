import type { Trx } from '@happiness-code/api/db/connect'
import { sql } from 'kysely'
import type { Register } from './household-rows.ts'

/** Rows as JSON, inserted in one statement a table: a million people load without a million round trips. */
export async function insertRows(
  trx: Trx,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`${fromRows(table, rows)} on conflict do nothing`.execute(trx)
}

/** The ids of those that were not there before. */
export async function insertHouseholds(
  trx: Trx,
  rows: Record<string, unknown>[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const inserted = await sql<{ id: string }>`${fromRows('household', rows)}
    on conflict do nothing returning id`.execute(trx)
  return new Set(inserted.rows.map(({ id }) => id))
}

/** One row of `fact` for each thing said. Nine of ten rows are facts, so what they share is sent once. */
export async function insertFacts(trx: Trx, registers: Register[], on: string): Promise<void> {
  await sql`insert into fact (household_id, division_code, person_id, name, value, source, as_of, fetched_at, quality)
    select register.household_id, register.division_code, register.person_id, fact.key, fact.value,
      'civilAffairs', ${on}::date, ${`${on}T00:00:00+08:00`}::timestamptz, 'ok'
      from json_to_recordset(${JSON.stringify(registers)}::json)
        as register (household_id uuid, division_code bigint, person_id uuid, said jsonb),
      jsonb_each(register.said) as fact`.execute(trx)
}

/** Which of these households are there already. */
export async function readKnownHouseholds(trx: Trx, ids: string[]): Promise<Set<string>> {
  const rows = await trx.selectFrom('household').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

function fromRows(table: string, rows: Record<string, unknown>[]) {
  const names = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  return sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
}

export async function countPeople(trx: Trx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from person`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}

/** An active card for a demo person; kept if it is there already. */
export async function insertDemoCard(
  trx: Trx,
  card: {
    card_sha256: Buffer
    household_id: string
    person_id: string
    division_code: number
    serial_check: string
    printed_by: string
    expires_on: string
    pin_hash: string
  },
): Promise<void> {
  await trx
    .insertInto('card')
    .values({
      ...card,
      state: 'active',
      activated_at: sql<Date>`now()`,
      activated_by: card.printed_by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertSignInLink(
  trx: Trx,
  officerId: string,
  tokenSha256: Buffer,
): Promise<void> {
  await trx
    .insertInto('sign_in_link')
    .values({
      officer_id: officerId,
      token_sha256: tokenSha256,
      purpose: 'demo',
      expires_at: sql<Date>`now() + interval '30 days'`,
    })
    .execute()
}

/** An invitation for a demo person's phone; unlike real ones it lasts as long as the sign-in links. */
export async function insertDemoTicket(
  trx: Trx,
  ticket: { ticket_sha256: Buffer; household_id: string; person_id: string; division_code: number },
): Promise<void> {
  await trx
    .insertInto('enrolment')
    .values({ ...ticket, expires_at: sql<Date>`now() + interval '30 days'` })
    .execute()
}
