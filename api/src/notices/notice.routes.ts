import { createRoute, z } from '@hono/zod-openapi'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findNotices, markRead } from './notice.queries.ts'

export const noticeRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/notices',
      summary: 'What happened, newest first',
      responses: answer(
        z.object({
          notices: z.array(
            z.object({
              id: uuid,
              kind: z.string(),
              parameters: z.record(z.string(), z.union([z.string(), z.number()])),
              at: z.iso.datetime(),
              read: z.boolean(),
              applicationId: uuid.nullable(),
              reference: z.string().nullable(),
            }),
          ),
        }),
        'Notices',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findNotices(
          trx,
          resident.householdId,
          resident.personId,
          resident.delegation !== undefined,
        ),
      )
      const notices = rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        parameters: row.parameters as Record<string, string>,
        at: row.created_at.toISOString(),
        read: row.read_at !== null,
        applicationId: row.application_id,
        reference: row.reference,
      }))
      return c.json({ notices }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/notices/read',
      summary: 'I have read them',
      responses: answer(z.object({ read: z.literal(true) }), 'Marked'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      await inTransaction(c.get('platform').databases, resident, (trx) =>
        markRead(trx, resident.householdId, resident.personId),
      )
      return c.json({ read: true } as const, 200)
    },
  )
