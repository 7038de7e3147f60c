import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { lockApplication } from '../applications/application.queries.ts'
import { findDocument } from '../applications/attach.queries.ts'
import { writeAudit } from '../audit/audit.queries.ts'
import { decryptBytes } from '../crypto/field-encryption.ts'
import { inTransaction, type OfficerRole } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, text, uuid } from '../http/schemas.ts'
import { actOnCase } from './act-on-case.ts'
import { caseMoveSchema } from './case-move.ts'
import { findVisitors, insertVisit } from './casework.queries.ts'
import { refuseRelatives } from './guards.ts'

const caseworkers = ['townCaseworker', 'districtCaseworker'] as const satisfies OfficerRole[]

const params = z.object({ householdId: uuid, id: uuid })

export const caseActRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/cases/{householdId}/{id}/moves',
      summary: 'Act on a case; the version you saw must still be the newest',
      request: { params, body: jsonBody(caseMoveSchema) },
      responses: answer(z.object({ state: z.string() }), 'Moved'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock, keys } = c.get('platform')
      const { householdId, id } = c.req.valid('param')
      const move = c.req.valid('json')
      await inTransaction(databases, officer, (trx) =>
        actOnCase(trx, keys, officer, householdId, id, move, clock.procedureNow()),
      )
      return c.json({ state: move.to as string }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/cases/{householdId}/{id}/visits',
      summary: 'Record a home visit by two or more',
      request: {
        params,
        body: jsonBody(
          z.strictObject({
            visitorIds: z.array(uuid).min(2).max(6),
            visitedAt: z.iso.datetime({ offset: true }),
            findings: text(4000),
            signedByMember: z.boolean(),
          }),
        ),
      },
      responses: answer(z.object({ id: uuid }), 'Recorded'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'townCaseworker', 'districtCaseworker')
      const { databases } = c.get('platform')
      const { householdId, id } = c.req.valid('param')
      const given = c.req.valid('json')
      const visitId = randomUUID()
      await inTransaction(databases, officer, async (trx) => {
        const application = await lockApplication(trx, householdId, id)
        if (!application) throw new Problem('not_found')
        if (application.state !== 'surveying') throw new Problem('move_not_allowed')
        const allowed = new Set(
          (await findVisitors(trx, application.division_code)).map((each) => each.id),
        )
        const visitorIds = [...new Set(given.visitorIds)]
        if (visitorIds.length < 2 || visitorIds.some((each) => !allowed.has(each)))
          throw new Problem('invalid_input', {
            faults: [{ at: 'visitorIds', expected: 'two officers of this place' }],
          })
        await refuseRelatives(trx, householdId, [officer.officerId, ...visitorIds])
        await insertVisit(trx, {
          household_id: householdId,
          application_id: id,
          id: visitId,
          division_code: application.division_code,
          visitor_ids: visitorIds,
          visited_at: new Date(given.visitedAt),
          findings: given.findings,
          signed_by_member: given.signedByMember,
          recorded_by: officer.officerId,
        })
        await writeAudit(trx, officer, {
          action: 'case.visit',
          purpose: 'casework',
          personId: application.applicant_id,
          householdId,
          applicationId: id,
        })
      })
      return c.json({ id: visitId }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/cases/{householdId}/{id}/documents/{documentId}',
      summary: 'A document of a case',
      request: { params: params.extend({ documentId: uuid }) },
      responses: { 200: { description: 'The file, as an attachment' } },
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, keys } = c.get('platform')
      const { householdId, id, documentId } = c.req.valid('param')
      const document = await inTransaction(databases, officer, async (trx) => {
        const row = await findDocument(trx, householdId, id, documentId)
        if (!row) throw new Problem('not_found')
        await writeAudit(trx, officer, {
          action: 'read.document',
          purpose: 'casework',
          personId: row.person_id,
          householdId,
          applicationId: id,
          fields: [row.kind],
        })
        return row
      })
      return c.body(
        new Uint8Array(decryptBytes(keys, `document:content:${documentId}`, document.content_enc)),
        200,
        {
          'content-type': document.media_type,
          'content-disposition': 'attachment',
        },
      )
    },
  )
