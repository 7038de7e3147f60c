import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { identifyByCard, identifyByPhoneCode } from './identify.ts'
import { findPresences, insertPresence } from './presence.queries.ts'

const presenceSchema = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  personId: z.uuid(),
  nameMasked: z.string(),
  purpose: z.string(),
  how: z.enum(['phoneCode', 'cardAndPin', 'idDocument']),
  expiresAt: z.iso.datetime(),
})

export const presenceRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/presence',
      summary:
        'The resident stands here: scan their phone code, or let them type the PIN of their card',
      request: {
        body: jsonBody(
          z.strictObject({
            purpose: z.enum(['assist', 'visit', 'casework']),
            code: z.string().min(1).max(300),
            pin: z
              .string()
              .regex(/^\d{6}$/)
              .optional(),
          }),
        ),
      },
      responses: answer(
        presenceSchema.omit({ nameMasked: true }),
        'A presence token: one person, one purpose, 15 minutes',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker', 'districtCaseworker')
      const platform = c.get('platform')
      const { code, pin, purpose } = c.req.valid('json')
      const asking = {
        platform,
        requestId: c.get('requestId'),
        address: `officer:${officer.officerId}`,
      }
      const person = pin
        ? await identifyByCard(asking, { card: code, pin })
        : await identifyByPhoneCode(asking, code)
      if (!person || person.division_code < officer.lo || person.division_code > officer.hi)
        throw new Problem('code_refused')
      const presence = await inTransaction(platform.databases, officer, async (trx) => {
        const holder = {
          household_id: person.household_id,
          person_id: person.person_id,
          division_code: person.division_code,
        }
        const row = await insertPresence(trx, {
          ...holder,
          officer_id: officer.officerId,
          purpose,
          how: person.how,
        })
        await writeAudit(trx, officer, {
          action: 'presence.start',
          purpose,
          personId: person.person_id,
          householdId: person.household_id,
        })
        return row
      })
      return c.json(
        {
          id: presence.id,
          householdId: person.household_id,
          personId: person.person_id,
          purpose,
          how: person.how,
          expiresAt: presence.expires_at.toISOString(),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/presence',
      summary: 'Live presences of the officer',
      responses: answer(z.object({ presences: z.array(presenceSchema) }), 'Presences'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker', 'districtCaseworker')
      const rows = await inTransaction(c.get('platform').databases, officer, (trx) =>
        findPresences(trx, officer.officerId),
      )
      const presences = rows.map((row) => ({
        id: row.id,
        householdId: row.household_id,
        personId: row.person_id,
        nameMasked: row.name_masked,
        purpose: row.purpose,
        how: row.how as 'phoneCode',
        expiresAt: row.expires_at.toISOString(),
      }))
      return c.json({ presences }, 200)
    },
  )
