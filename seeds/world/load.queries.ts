import type { Trx } from '@happiness-code/api/db/connect'
import { sql } from 'kysely'

/** Rows as JSON, inserted in one statement a table: a million people load without a million round trips. */
export async function insertRows(
  trx: Trx,
  table: string,
  columns: string[],
  rows: Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    on conflict do nothing`.execute(trx)
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
