import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findDevicesOf, revokeDevice } from './device.queries.ts'

export const ownDeviceRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/devices',
      summary: 'My phones',
      responses: answer(
        z.object({
          devices: z.array(
            z.object({
              id: uuid,
              since: z.iso.datetime(),
              /** When it was last in touch. */
              lastUsed: z.iso.datetime(),
              until: z.iso.datetime(),
              thisOne: z.boolean(),
            }),
          ),
        }),
        'Phones',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findDevicesOf(trx, resident.householdId, resident.personId),
      )
      const devices = rows.map((row) => ({
        id: row.id,
        since: row.created_at.toISOString(),
        lastUsed: row.synced_at.toISOString(),
        until: row.expires_at.toISOString(),
        thisOne: row.id === resident.deviceId,
      }))
      return c.json({ devices }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/devices/{id}/revoke',
      summary: 'This phone is gone: its codes stop at once',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ revoked: z.literal(true) }), 'Stopped'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      await inTransaction(c.get('platform').databases, resident, async (trx) => {
        if (
          !(await revokeDevice(
            trx,
            resident.householdId,
            resident.personId,
            c.req.valid('param').id,
          ))
        )
          throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'device.revoke',
          purpose: 'card',
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ revoked: true } as const, 200)
    },
  )
