import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { decryptBytes } from '../crypto/field-encryption.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { findDocumentOf } from '../documents/document.queries.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { uuid } from '../http/schemas.ts'
import { isEvidence } from './evidence.queries.ts'

export const evidenceRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/staff/evidence/{householdId}/{documentId}',
    summary: 'A photo or paper given with a dispute, a change or a request for reconsideration',
    request: { params: z.object({ householdId: uuid, documentId: uuid }) },
    responses: { 200: { description: 'The file, as an attachment' } },
  }),
  async (c) => {
    const officer = requireOfficer(c, 'townCaseworker', 'districtCaseworker')
    const { databases, keys } = c.get('platform')
    const { householdId, documentId } = c.req.valid('param')
    const document = await inTransaction(databases, officer, async (trx) => {
      const row = await findDocumentOf(trx, householdId, documentId)
      if (!row || !(await isEvidence(trx, householdId, documentId))) throw new Problem('not_found')
      await writeAudit(trx, officer, {
        action: 'read.document',
        purpose: 'casework',
        personId: row.person_id,
        householdId,
        fields: [row.kind],
      })
      return row
    })
    return c.body(
      new Uint8Array(decryptBytes(keys, `document:content:${documentId}`, document.content_enc)),
      200,
      { 'content-type': document.media_type, 'content-disposition': 'attachment' },
    )
  },
)
