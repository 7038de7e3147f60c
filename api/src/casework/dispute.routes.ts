import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction, type OfficerRole } from '../db/in-transaction.ts'
import { deskSchema } from '../facts/desk.ts'
import { findDisputesAtDesks } from '../facts/dispute.queries.ts'
import { requireOfficer } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, jsonBody, text, uuid } from '../http/schemas.ts'
import { answerDispute, disputeAnswerSchema } from './answer-dispute.ts'

const caseworkers = ['townCaseworker', 'districtCaseworker'] as const satisfies OfficerRole[]

const answered = z.object({ answered: z.literal(true) })

const listedSchema = z.object({
  householdId: uuid,
  id: uuid,
  nameMasked: z.string(),
  desk: deskSchema,
  words: z.string(),
  openedAt: z.iso.datetime(),
  factName: z.string(),
  factValue: anyJson,
  factAsOf: z.iso.date().nullable(),
  documentIds: z.array(uuid),
})

export const caseDisputeRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/disputes',
      summary: 'Figures that residents of my divisions say are wrong, oldest first, by desk',
      request: { query: z.strictObject({ desk: deskSchema.optional() }) },
      responses: answer(z.object({ disputes: z.array(listedSchema) }), 'At most 100'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { desk } = c.req.valid('query')
      return await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const rows = await findDisputesAtDesks(trx, desk ?? null, 100)
        for (const row of rows)
          await writeAudit(trx, officer, {
            action: 'read.disputes',
            purpose: 'casework',
            personId: row.person_id,
            householdId: row.household_id,
            fields: [row.fact_name],
          })
        const disputes = rows.map((row) => ({
          householdId: row.household_id,
          id: row.id,
          nameMasked: row.name_masked,
          desk: deskSchema.parse(row.desk),
          words: row.words,
          openedAt: row.opened_at.toISOString(),
          factName: row.fact_name,
          factValue: row.fact_value as z.infer<typeof listedSchema>['factValue'],
          factAsOf: row.fact_as_of,
          documentIds: row.document_ids,
        }))
        return c.json({ disputes }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/disputes/{householdId}/{id}/answer',
      summary: 'Answer: the figure stands, or here is the right one',
      request: {
        params: z.object({ householdId: uuid, id: uuid }),
        body: jsonBody(disputeAnswerSchema),
      },
      responses: answer(answered, 'Answered; the resident is told'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock } = c.get('platform')
      const { householdId, id } = c.req.valid('param')
      await inTransaction(databases, officer, (trx) =>
        answerDispute(trx, officer, householdId, id, c.req.valid('json'), clock.now()),
      )
      return c.json({ answered: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/cases/{householdId}/{id}/disputes/{disputeId}/answer',
      summary: 'Answer from the page of a case: the figure stands',
      request: {
        params: z.object({ householdId: uuid, id: uuid, disputeId: uuid }),
        body: jsonBody(z.strictObject({ words: text(1000) })),
      },
      responses: answer(answered, 'Answered; the resident is told'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock } = c.get('platform')
      const { householdId, disputeId } = c.req.valid('param')
      const given = { verdict: 'confirmed' as const, words: c.req.valid('json').words }
      await inTransaction(databases, officer, (trx) =>
        answerDispute(trx, officer, householdId, disputeId, given, clock.now()),
      )
      return c.json({ answered: true } as const, 200)
    },
  )
