import { z } from '@hono/zod-openapi'
import type { findCardsOf } from './card.queries.ts'

export const cardRowSchema = z.object({
  serialCheck: z.string(),
  state: z.enum(['printed', 'active', 'revoked']),
  printedAt: z.iso.datetime(),
  /** Printed by the resident; a printed one waits until it is handed over. */
  atHome: z.boolean(),
  activatedAt: z.iso.datetime().nullable(),
  expiresOn: z.iso.date(),
})

export function cardRow(row: Awaited<ReturnType<typeof findCardsOf>>[number]) {
  return {
    serialCheck: row.serial_check,
    state: row.state as 'printed' | 'active' | 'revoked',
    printedAt: row.printed_at.toISOString(),
    atHome: row.printed_by_person !== null,
    activatedAt: row.activated_at?.toISOString() ?? null,
    expiresOn: row.expires_on,
  }
}
