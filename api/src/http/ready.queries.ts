import { sql } from 'kysely'
import type { Platform } from './router.ts'

/** Can every role reach the database? */
export async function isReady(platform: Platform): Promise<boolean> {
  try {
    const { resident, staff, admin, worker, auditor } = platform.databases
    await Promise.all(
      [resident, staff, admin, worker, auditor].map((db) => sql`select 1`.execute(db)),
    )
    return true
  } catch {
    return false
  }
}
