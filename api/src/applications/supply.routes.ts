import { createRoute, z } from '@hono/zod-openapi'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { findEarlierDocuments, findWaitingDocuments } from '../documents/document.queries.ts'
import {
  documentSchema,
  earlierDocumentSchema,
  viewDocument,
  viewEarlier,
} from '../documents/document-view.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, keepable, text, uuid } from '../http/schemas.ts'
import { findApplication, findEvents, lockApplication } from './application.queries.ts'
import { attachDocuments, findDocuments } from './attach.queries.ts'
import { moveCase } from './move.ts'
import { deleteSupply, findSupply, saveSupply } from './supply.queries.ts'

const params = z.object({ id: uuid })
const earlierDocumentIds = z.array(uuid).max(60)

export const supplyRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/supply',
      summary: 'What is asked for besides, and my answer so far',
      request: { params },
      responses: answer(
        z.object({
          asked: z.object({ words: z.string(), at: z.iso.datetime() }),
          words: z.string(),
          savedAt: z.iso.datetime().nullable(),
          documents: z.array(documentSchema),
          earlier: z.array(earlierDocumentSchema),
        }),
        'Request and answer; not found while nothing is asked',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { id } = c.req.valid('param')
      const { householdId, personId } = resident
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = await findApplication(trx, householdId, id)
        const request = row && (await findRequest(trx, householdId, row))
        if (!request) throw new Problem('not_found')
        await writeHouseholdRead(trx, resident, {
          action: 'read.facts',
          purpose: 'ownData',
          householdId,
          fields: ['application'],
        })
        const kept = await findSupply(trx, householdId, id, personId)
        const given = new Set((await findDocuments(trx, householdId, id)).map((each) => each.id))
        const earlier = (await findEarlierDocuments(trx, householdId)).filter(
          (each) => !given.has(each.id),
        )
        return c.json(
          {
            asked: { words: request.note ?? '', at: request.at.toISOString() },
            words: kept?.words ?? '',
            savedAt: kept?.saved_at.toISOString() ?? null,
            documents: (await findWaitingDocuments(trx, householdId, personId)).map(viewDocument),
            earlier: earlier.map((each) => viewEarlier(each, personId, kept?.document_ids ?? [])),
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/applications/{id}/supply',
      summary: 'Keep my answer while I write it',
      request: {
        params,
        body: jsonBody(
          z.strictObject({
            words: keepable(2000),
            earlierDocumentIds: earlierDocumentIds.optional(),
          }),
        ),
      },
      responses: answer(z.object({ savedAt: z.iso.datetime() }), 'Kept'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      const savedAt = await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = await lockApplication(trx, resident.householdId, id)
        if (row?.state !== 'supplementRequested') throw new Problem('not_found')
        return await saveSupply(trx, {
          household_id: resident.householdId,
          application_id: id,
          person_id: resident.personId,
          division_code: resident.divisionCode,
          words: given.words,
          ...(given.earlierDocumentIds ? { document_ids: given.earlierDocumentIds } : {}),
        })
      })
      return c.json({ savedAt: savedAt.toISOString() }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/supply',
      summary: 'Answer a request for more, in words, with documents or both; the clock runs again',
      request: {
        params,
        body: jsonBody(
          z.strictObject({
            words: text(2000).optional(),
            earlierDocumentIds: earlierDocumentIds.optional(),
          }),
        ),
      },
      responses: answer(z.object({ state: z.string() }), 'Handed in'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const { id } = c.req.valid('param')
      const state = await inTransaction(databases, resident, (trx) =>
        supply(trx, resident, id, c.req.valid('json'), clock.procedureNow()),
      )
      return c.json({ state }, 200)
    },
  )

/** The request that is open now. */
async function findRequest(trx: Trx, householdId: string, row: { id: string; state: string }) {
  if (row.state !== 'supplementRequested') return undefined
  const events = await findEvents(trx, householdId, row.id)
  return events.findLast((event) => event.to_state === 'supplementRequested')
}

async function supply(
  trx: Trx,
  resident: ResidentActor,
  id: string,
  given: { words?: string | undefined; earlierDocumentIds?: string[] | undefined },
  now: Date,
): Promise<string> {
  const { householdId, personId } = resident
  const application = await lockApplication(trx, householdId, id)
  if (!application) throw new Problem('not_found')
  const request = await findRequest(trx, householdId, application)
  const before = (await findDocuments(trx, householdId, id)).length
  const kept = await findSupply(trx, householdId, id, personId)
  const to = request?.from_state ?? 'submitted'
  await moveCase(trx, resident, application, { to, note: given.words ?? null }, now)
  const earlier = given.earlierDocumentIds ?? kept?.document_ids ?? []
  await attachDocuments(trx, householdId, personId, [id], earlier)
  const added = (await findDocuments(trx, householdId, id)).length - before
  if (given.words === undefined && added === 0)
    throw new Problem('invalid_input', {
      faults: [{ at: 'words', expected: 'words, or a document' }],
    })
  await deleteSupply(trx, householdId, id, personId)
  return to
}
