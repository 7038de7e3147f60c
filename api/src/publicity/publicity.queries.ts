import type { Trx } from '../db/connect.ts'

export async function insertPublicity(
  trx: Trx,
  publicity: {
    household_id: string
    application_id: string
    division_code: number
    public_id: string
    name_shown: string
    people_count: number
    amount_fen: number
    programme: string
    starts_at: Date
    ends_at: Date
  },
): Promise<void> {
  await trx
    .insertInto('publicity')
    .values(publicity)
    .onConflict((conflict) =>
      conflict.columns(['household_id', 'application_id']).doUpdateSet({
        public_id: publicity.public_id,
        amount_fen: publicity.amount_fen,
        people_count: publicity.people_count,
        starts_at: publicity.starts_at,
        ends_at: publicity.ends_at,
        taken_down_at: null,
      }),
    )
    .execute()
}

export async function findPublicity(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('publicity')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
}

/** What the public may see: these columns and no others (民发〔2021〕57号 art. 24). */
export async function findPublic(trx: Trx, publicId: string) {
  return await trx
    .selectFrom('publicity')
    .innerJoin('division', 'division.code', 'publicity.division_code')
    .select([
      'name_shown',
      'people_count',
      'amount_fen',
      'programme',
      'starts_at',
      'ends_at',
      'taken_down_at',
      'division.name as village',
      'division.name_en as village_en',
    ])
    .where('public_id', '=', publicId)
    .executeTakeFirst()
}

export async function takeDown(
  trx: Trx,
  householdId: string,
  applicationId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('publicity')
    .set({ taken_down_at: now })
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .execute()
}
