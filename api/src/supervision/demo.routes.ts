import { createRoute, z } from '@hono/zod-openapi'
import { randomToken, sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { newRouter, type Platform } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { findMessages } from '../notices/notice.queries.ts'
import { insertKiosk } from '../sessions/kiosk.queries.ts'
import { findClockOffset, setClockOffset } from './demo.queries.ts'

const clockSchema = z.object({ offsetDays: z.int(), procedureNow: z.iso.datetime() })

function demoOnly(platform: Platform): void {
  if (!platform.environment.DEMO) throw new Problem('not_found')
}

/** Routes that exist in the demo district only; elsewhere they answer like unknown ones. */
export const demoRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/demo/outbox',
      summary: 'Text messages and e-mails that would have been sent (demo mode only)',
      responses: answer(
        z.object({
          messages: z.array(
            z.object({
              id: z.uuid(),
              channel: z.enum(['sms', 'email']),
              to: z.string(),
              message: z.string(),
              at: z.iso.datetime(),
            }),
          ),
        }),
        'Messages',
      ),
    }),
    async (c) => {
      const platform = c.get('platform')
      demoOnly(platform)
      const rows = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'demo', requestId: c.get('requestId') },
        (trx) => findMessages(trx),
      )
      const messages = rows.map((row) => ({
        id: row.id,
        channel: row.channel as 'sms',
        to: row.recipient_masked,
        message: row.message,
        at: row.created_at.toISOString(),
      }))
      return c.json({ messages }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/demo/kiosk',
      summary: 'A link that makes this browser a public screen (demo mode only)',
      responses: answer(z.object({ link: z.string() }), 'Good once, for a day'),
    }),
    async (c) => {
      const platform = c.get('platform')
      demoOnly(platform)
      const token = randomToken(256)
      await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'demo', requestId: c.get('requestId') },
        (trx) => insertKiosk(trx, '演示屏', sha256(token)),
      )
      return c.json({ link: `${platform.environment.BASE_URL}/kiosk#${token}` }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/demo/clock',
      summary: "The procedures' clock (demo mode only)",
      responses: answer(clockSchema, 'Clock'),
    }),
    async (c) => {
      const platform = c.get('platform')
      demoOnly(platform)
      const offsetDays = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'demo', requestId: c.get('requestId') },
        (trx) => findClockOffset(trx),
      )
      return c.json({ offsetDays, procedureNow: platform.clock.procedureNow().toISOString() }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/demo/clock',
      summary: "Move the procedures' clock ahead (demo mode only)",
      request: { body: jsonBody(z.strictObject({ offsetDays: z.int().min(0).max(3650) })) },
      responses: answer(clockSchema, 'Clock'),
    }),
    async (c) => {
      const platform = c.get('platform')
      demoOnly(platform)
      const { offsetDays } = c.req.valid('json')
      await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'demo', requestId: c.get('requestId') },
        (trx) => setClockOffset(trx, offsetDays),
      )
      platform.clock.moveProcedure(offsetDays)
      return c.json({ offsetDays, procedureNow: platform.clock.procedureNow().toISOString() }, 200)
    },
  )
