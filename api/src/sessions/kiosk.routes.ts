import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, getCookie } from 'hono/cookie'
import { randomToken, sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { sessionFrom } from './authenticate.ts'
import { registerKiosk } from './kiosk.queries.ts'
import { isSecure, keepKiosk, kioskOf } from './kiosk.ts'
import { endSession } from './session.queries.ts'

export const kioskRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/kiosk',
      summary: 'Make this browser a public screen, by a one-time token of an operator',
      request: { body: jsonBody(z.strictObject({ token: z.string().min(16).max(100) })) },
      responses: answer(z.object({ name: z.string() }), 'Registered'),
    }),
    async (c) => {
      const platform = c.get('platform')
      await takeToken(platform, c.get('requestId'), [
        { key: `kiosk:ip:${c.get('address')}`, perMinute: 10, burst: 20 },
      ])
      const secret = randomToken(256)
      const kiosk = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
        (trx) => registerKiosk(trx, sha256(c.req.valid('json').token), sha256(secret)),
      )
      if (!kiosk) throw new Problem('ticket_refused')
      keepKiosk(c, secret)
      return c.json({ name: kiosk.name }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/kiosk/end',
      summary: 'The next person comes: the session ends and the browser forgets everything of it',
      responses: answer(
        z.object({ ended: z.literal(true), kiosk: z.boolean() }),
        'Ended; only the registration of the screen stays',
      ),
    }),
    async (c) => {
      const kiosk = (await kioskOf(c)) !== null
      const signedIn = await sessionFrom(c, 'resident')
      if (signedIn)
        await inTransaction(
          c.get('platform').databases,
          { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
          (trx) => endSession(trx, signedIn.sessionHash),
        )
      // By name, not by Clear-Site-Data "cookies": that would take the registration with it, in an order of its own.
      for (const name of Object.keys(getCookie(c)))
        if (!/^(__Host-)?(kiosk|staff)$/.test(name))
          deleteCookie(c, name, { path: '/', secure: isSecure(c) })
      if (kiosk) keepKiosk(c)
      c.header('clear-site-data', '"cache", "storage"')
      return c.json({ ended: true, kiosk } as const, 200)
    },
  )
