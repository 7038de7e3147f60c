import { createRoute, z } from '@hono/zod-openapi'
import { sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { findOfficerNames } from '../people/people.queries.ts'
import { forgetCookie, openSession } from './authenticate.ts'
import { endSession, endSessionsOfOfficer, takeSignInLink } from './session.queries.ts'

export const officerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  role: z.enum([
    'communityWorker',
    'townCaseworker',
    'districtCaseworker',
    'paymentPreparer',
    'paymentReleaser',
    'policyAuthor',
    'policyPublisher',
    'auditor',
    'operator',
  ]),
  demo: z.boolean(),
})

export const officerSessionRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/sessions/link',
      summary: 'Sign in by a one-time link (demo mode only)',
      request: { body: jsonBody(z.strictObject({ token: z.string().min(16).max(100) })) },
      responses: answer(z.object({ signedIn: z.literal(true) }), 'Signed in'),
    }),
    async (c) => {
      const platform = c.get('platform')
      const requestId = c.get('requestId')
      if (!platform.environment.DEMO) throw new Problem('not_found')
      await takeToken(platform, requestId, [
        { key: `link:ip:${c.get('address')}`, perMinute: 30, burst: 60 },
      ])
      const officerId = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'gate', requestId },
        async (trx) => {
          const link = await takeSignInLink(trx, sha256(c.req.valid('json').token), 'demo')
          if (!link) throw new Problem('sign_in_refused')
          await endSessionsOfOfficer(trx, link.officer_id)
          return link.officer_id
        },
      )
      await openSession(c, { kind: 'officer', officer_id: officerId })
      return c.json({ signedIn: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/me',
      summary: 'The officer who is signed in',
      responses: answer(officerSchema, 'Officer'),
    }),
    async (c) => {
      const officer = requireOfficer(c)
      const platform = c.get('platform')
      const [row] = await inTransaction(platform.databases, officer, (trx) =>
        findOfficerNames(trx, [officer.officerId]),
      )
      return c.json(
        {
          id: officer.officerId,
          name: row?.name ?? '',
          nameEn: row?.name_en ?? '',
          role: officer.role,
          demo: platform.environment.DEMO,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/staff/sessions/current',
      summary: 'Sign out',
      responses: answer(z.object({ ended: z.literal(true) }), 'Ended'),
    }),
    async (c) => {
      const signedIn = c.get('signedIn')
      if (signedIn)
        await inTransaction(
          c.get('platform').databases,
          { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
          (trx) => endSession(trx, signedIn.sessionHash),
        )
      forgetCookie(c, 'officer')
      return c.json({ ended: true } as const, 200)
    },
  )
