import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { findDecision } from '../decisions/decision.queries.ts'
import { decisionSchema, viewDecision } from '../decisions/decision-view.ts'
import { requireOfficer } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, language, uuid } from '../http/schemas.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { answerRequest, partOf } from './answer-reconsideration.ts'
import { givenReasons, reasonsSchema } from './reasons.ts'
import { findOpenReconsiderations } from './reconsideration.queries.ts'

const listedSchema = z.object({
  householdId: uuid,
  id: uuid,
  applicationId: uuid,
  reference: z.string(),
  nameMasked: z.string(),
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  grounds: z.array(z.string()),
  words: z.string(),
  documentIds: z.array(uuid),
  decided: z.object({
    kind: z.enum(['approve', 'refuse']),
    amountFen: z.int().nullable(),
    reasons: reasonsSchema,
    at: z.iso.datetime(),
  }),
  frozen: decisionSchema,
  /** This officer had a part in the decision, and so none in this. */
  barred: z.boolean(),
})

export const reconsiderationDeskRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/reconsiderations',
      summary: 'Decisions that are to be looked at again, oldest clock first',
      request: { query: z.strictObject({ language: language.default('zh') }) },
      responses: answer(z.object({ reconsiderations: z.array(listedSchema) }), 'At most 50'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'districtCaseworker')
      const { databases, clock } = c.get('platform')
      return await inTransaction(databases, officer, async (trx) => {
        const reconsiderations: z.infer<typeof listedSchema>[] = []
        for (const row of await findOpenReconsiderations(trx, 50)) {
          const frozen = await findDecision(trx, row.household_id, row.decision_id)
          const version =
            frozen && (await findPolicyVersion(trx, frozen.programme, frozen.policy_version))
          if (!frozen || !version) throw new Error('A case has lost its decision')
          await writeAudit(trx, officer, {
            action: 'read.reconsideration',
            purpose: 'casework',
            personId: row.person_id,
            householdId: row.household_id,
            applicationId: row.application_id,
            fields: ['decision'],
          })
          reconsiderations.push({
            householdId: row.household_id,
            id: row.id,
            applicationId: row.application_id,
            reference: row.reference,
            nameMasked: row.name_masked,
            askedAt: row.asked_at.toISOString(),
            dueAt: row.due_at.toISOString(),
            overdue: row.due_at < clock.procedureNow(),
            grounds: row.grounds,
            words: row.words,
            documentIds: row.document_ids,
            decided: {
              kind: row.decided_kind as 'approve',
              amountFen: row.decided_amount_fen,
              reasons: reasonsSchema.parse(row.decided_reasons),
              at: row.decided_at.toISOString(),
            },
            frozen: viewDecision(frozen, version, c.req.valid('query').language),
            barred: partOf(row).includes(officer.officerId),
          })
        }
        return c.json({ reconsiderations }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/reconsiderations/{householdId}/{id}/answer',
      summary: 'The decision stands, or is set aside and the case surveyed again',
      request: {
        params: z.object({ householdId: uuid, id: uuid }),
        body: jsonBody(
          z.strictObject({ outcome: z.enum(['upheld', 'setAside']), reasons: givenReasons }),
        ),
      },
      responses: answer(
        z.object({ answered: z.literal(true) }),
        'Answered; a letter and a notice go out',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'districtCaseworker')
      const { databases, clock, keys } = c.get('platform')
      await inTransaction(databases, officer, (trx) =>
        answerRequest(
          trx,
          keys,
          officer,
          c.req.valid('param'),
          c.req.valid('json'),
          clock.procedureNow(),
        ),
      )
      return c.json({ answered: true } as const, 200)
    },
  )
