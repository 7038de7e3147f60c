import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { PURPOSE } from '../consents/notice.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, documentIds, jsonBody, text, uuid } from '../http/schemas.ts'
import { deskOf, deskSchema } from './desk.ts'
import { findSameDispute, insertDispute, lockDisputesOf } from './dispute.queries.ts'
import { knownFacts } from './known-facts.ts'
import { ownEvidence } from './own-evidence.ts'

export const disputeRoutes = newRouter().openapi(
  createRoute({
    method: 'post',
    path: '/facts/{factId}/dispute',
    summary: 'This figure is wrong: it goes to the desk that owns it, and holds the decision',
    request: {
      params: z.object({ factId: z.coerce.number().int().positive() }),
      body: jsonBody(z.strictObject({ words: text(1000), documentIds: documentIds.optional() })),
    },
    responses: answer(z.object({ id: uuid, desk: deskSchema }), 'Opened'),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    const platform = c.get('platform')
    await takeToken(platform, c.get('requestId'), [
      { key: `dispute:${resident.householdId}`, perMinute: 2, burst: 20 },
    ])
    const opened = await inTransaction(platform.databases, resident, async (trx) => {
      const { known } = await knownFacts(trx, {
        householdId: resident.householdId,
        purpose: 'ownData',
        requestId: resident.requestId,
      })
      const fact = known.find((each) => each.factId === c.req.valid('param').factId)
      if (!fact?.factId) throw new Problem('not_found')
      const given = {
        household_id: resident.householdId,
        person_id: resident.personId,
        fact_id: fact.factId,
        words: c.req.valid('json').words,
        document_ids: await ownEvidence(trx, resident, c.req.valid('json').documentIds),
      }
      await lockDisputesOf(trx, resident.personId)
      const same = await findSameDispute(trx, given)
      if (same) return { id: same.id, desk: deskSchema.parse(same.desk) }
      const id = randomUUID()
      const desk = deskOf(fact.source)
      await insertDispute(trx, {
        ...given,
        id,
        division_code: resident.divisionCode,
        desk,
        fact_name: fact.name,
        fact_value: JSON.stringify(fact.value ?? null),
        fact_person_id: fact.personId,
        fact_as_of: fact.asOf,
      })
      await writeAudit(trx, resident, {
        action: 'facts.dispute',
        purpose: PURPOSE,
        personId: resident.personId,
        householdId: resident.householdId,
        fields: [fact.name],
      })
      return { id, desk }
    })
    return c.json(opened, 200)
  },
)
