import { sql } from 'kysely'
import { lastMonth } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'

export async function insertAward(
  trx: Trx,
  award: {
    household_id: string
    id: string
    application_id: string
    turn: number
    person_id: string
    division_code: number
    programme: string
    amount_fen: number
    every: 'month' | 'once'
    first_period: string
    made_at: Date
  },
): Promise<boolean> {
  const row = await trx
    .insertInto('award')
    .values(award)
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'application_id', 'turn']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** An award that another decision replaces: months before the new one are still paid. */
export async function endAward(
  trx: Trx,
  award: { household_id: string; id: string; first_period: string; every: string },
  end: { at: Date; before: string },
): Promise<void> {
  await trx
    .updateTable('award')
    .set({
      ended_at: end.at,
      // What is paid once keeps its own month, whenever it is run.
      last_period: award.every === 'once' ? award.first_period : lastMonth(end.before),
    })
    .where('household_id', '=', award.household_id)
    .where('id', '=', award.id)
    .execute()
}

export async function findAwards(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('award')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('made_at', 'desc')
    .execute()
}

/**
 * After how many months each award is looked at again: what the decision before it said (民发〔2021〕57号 art. 31),
 * else what holds for the programme; null where nobody looks again.
 */
export async function findRecheckMonths(
  trx: Trx,
  householdId: string,
): Promise<Map<string, number | null>> {
  const { rows } = await sql<{ id: string; months: number | null }>`
    select award.id, coalesce((
        select (figure ->> 'value')::int
          from decision, jsonb_array_elements(evaluation_json::jsonb -> 'figures') as figure
         where decision.household_id = award.household_id and decision.programme = award.programme
           and decision.purpose <> 'resident' and decision.made_at <= award.made_at
           and figure ->> 'name' = 'recheckMonths' and jsonb_typeof(figure -> 'value') = 'number'
         order by decision.made_at desc limit 1), programme.recheck_months) as months
      from award left join programme on programme.programme = award.programme
     where award.household_id = ${householdId}`.execute(trx)
  return new Map(rows.map(({ id, months }) => [id, months]))
}

/** The standard of the allowance, fen a person a month, that the decision before each award used; empty where none was. */
export async function findStandards(trx: Trx, householdId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; standard_fen: number }>`
    select award.id, standard.fen as standard_fen
      from award cross join lateral (
        select (used ->> 'value')::bigint as fen
          from decision, jsonb_array_elements(evaluation_json::jsonb -> 'parametersUsed') as used
         where decision.household_id = award.household_id and decision.programme = award.programme
           and decision.purpose <> 'resident' and decision.made_at <= award.made_at
           and used ->> 'name' = 'dibao.standardFen' and jsonb_typeof(used -> 'value') = 'number'
         order by decision.made_at desc limit 1) as standard
     where award.household_id = ${householdId}`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.standard_fen]))
}

export async function findPayments(trx: Trx, householdId: string) {
  return await trx
    .selectFrom('payment')
    .innerJoin('award', (join) =>
      join
        .onRef('award.household_id', '=', 'payment.household_id')
        .onRef('award.id', '=', 'payment.award_id'),
    )
    .select([
      'payment.id',
      'payment.award_id',
      'payment.period',
      'payment.amount_fen',
      'payment.state',
      'award.programme',
      'award.every',
    ])
    .where('payment.household_id', '=', householdId)
    .orderBy('payment.period', 'desc')
    .execute()
}

/**
 * Makes the payments that awards ask for up to a month and nobody has made: also those of months in which no run was
 * prepared. The unique index pay_once makes it impossible to make one twice, whoever tries at the same time. A month
 * that was already made under an award that ended since is paid up to the new amount, not paid twice.
 */
export async function insertDuePayments(trx: Trx, period: string): Promise<void> {
  await sql`
    insert into payment (household_id, id, award_id, person_id, division_code, period, amount_fen)
    select a.household_id, gen_random_uuid(), a.id, a.person_id, a.division_code, to_char(month, 'YYYY-MM'), a.amount_fen - made.fen
      from award a
     cross join lateral generate_series(
       to_date(a.first_period, 'YYYY-MM')::timestamp,
       to_date(case when a.every = 'once' then a.first_period else least(${period}, a.last_period) end, 'YYYY-MM')::timestamp,
       interval '1 month') as month
     cross join lateral (
       select coalesce(sum(p.amount_fen), 0)::bigint as fen
         from payment p join award b on b.household_id = p.household_id and b.id = p.award_id
        where a.every = 'month' and p.household_id = a.household_id and p.period = to_char(month, 'YYYY-MM')
          and p.state <> 'reversed' and b.id <> a.id and b.programme = a.programme and b.every = 'month'
          and b.ended_at is not null and b.made_at < a.made_at) as made
     where (a.ended_at is null or a.last_period is not null) and a.first_period <= ${period} and a.amount_fen > made.fen
    on conflict do nothing`.execute(trx)
}

export async function insertRun(
  trx: Trx,
  run: { id: string; period: string; prepared_by: string },
): Promise<void> {
  await trx
    .insertInto('payment_run')
    .values({ ...run, payment_count: 0, total_fen: 0 })
    .execute()
}

/** Takes every payment that is due by the end of the period into the run. */
export async function takeDuePayments(trx: Trx, runId: string, period: string): Promise<void> {
  await trx
    .updateTable('payment')
    .set({ state: 'inRun', run_id: runId })
    .where('period', '<=', period)
    .where('state', '=', 'due')
    .execute()
}

/** Leaves payments out of a run, due as before: there is no account to pay them to. */
export async function leaveOut(trx: Trx, paymentIds: string[]): Promise<void> {
  if (paymentIds.length === 0) return
  await trx
    .updateTable('payment')
    .set({ state: 'due', run_id: null })
    .where('id', 'in', paymentIds)
    .where('state', '=', 'inRun')
    .execute()
}

/** Writes down how many payments a run holds, and their sum. */
export async function countRun(
  trx: Trx,
  runId: string,
): Promise<{ count: number; totalFen: number }> {
  const row = await trx
    .selectFrom('payment')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(sum(amount_fen), 0)::bigint`.as('total'))
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('payment_run')
    .set({ payment_count: row.count, total_fen: row.total })
    .where('id', '=', runId)
    .execute()
  return { count: row.count, totalFen: row.total }
}

export async function findRuns(trx: Trx) {
  return await trx
    .selectFrom('payment_run')
    .leftJoin('officer as preparer', 'preparer.id', 'payment_run.prepared_by')
    .leftJoin('officer as releaser', 'releaser.id', 'payment_run.released_by')
    .select([
      'payment_run.id',
      'payment_run.period',
      'payment_run.state',
      'payment_run.prepared_at',
      'payment_run.prepared_by',
      'payment_run.released_at',
      'payment_run.payment_count',
      'payment_run.total_fen',
      'payment_run.file_sha256',
      'preparer.name as preparer',
      'releaser.name as releaser',
    ])
    .orderBy('payment_run.prepared_at', 'desc')
    .limit(100)
    .execute()
}

export async function lockRun(trx: Trx, id: string) {
  return await trx
    .selectFrom('payment_run')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findRunPayments(trx: Trx, runId: string) {
  return await trx
    .selectFrom('payment')
    .innerJoin('award', (join) =>
      join
        .onRef('award.household_id', '=', 'payment.household_id')
        .onRef('award.id', '=', 'payment.award_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'payment.household_id')
        .onRef('person.id', '=', 'payment.person_id'),
    )
    .select([
      'payment.id',
      'payment.household_id',
      'payment.person_id',
      'payment.amount_fen',
      'payment.period',
      'award.programme',
      'award.application_id',
      'person.name_masked',
    ])
    .where('payment.run_id', '=', runId)
    .orderBy('payment.id')
    .execute()
}

export async function markReleased(
  trx: Trx,
  runId: string,
  officerId: string,
  file: Buffer,
  fileSha256: Buffer,
): Promise<void> {
  await trx
    .updateTable('payment_run')
    .set({
      state: 'released',
      released_by: officerId,
      released_at: sql<Date>`now()`,
      file_enc: file,
      file_sha256: fileSha256,
    })
    .where('id', '=', runId)
    .where('state', '=', 'prepared')
    .execute()
  await trx
    .updateTable('payment')
    .set({ state: 'released' })
    .where('run_id', '=', runId)
    .where('state', '=', 'inRun')
    .execute()
}

/** Lets the payments of a run that will not be released go back to due. */
export async function cancelRun(trx: Trx, runId: string): Promise<void> {
  await trx
    .updateTable('payment')
    .set({ state: 'due', run_id: null })
    .where('run_id', '=', runId)
    .where('state', '=', 'inRun')
    .execute()
  await trx
    .updateTable('payment_run')
    .set({ state: 'cancelled' })
    .where('id', '=', runId)
    .where('state', '=', 'prepared')
    .execute()
}
