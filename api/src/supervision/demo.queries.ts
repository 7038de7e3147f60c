import type { Trx } from '../db/connect.ts'

export async function findClockOffset(trx: Trx): Promise<number> {
  const row = await trx.selectFrom('procedure_clock').select('offset_days').executeTakeFirst()
  return row?.offset_days ?? 0
}

export async function setClockOffset(trx: Trx, days: number): Promise<void> {
  await trx.updateTable('procedure_clock').set({ offset_days: days }).execute()
}
