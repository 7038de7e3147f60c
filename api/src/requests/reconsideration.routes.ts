import { createRoute, z } from '@hono/zod-openapi'
import { findApplication } from '../applications/application.queries.ts'
import { findDecisionBehind } from '../applications/decision-behind.ts'
import { findRemedy } from '../applications/procedure.queries.ts'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import { findOfficerDecision } from '../casework/casework.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { recompute } from '../decisions/decide.ts'
import { findDecision } from '../decisions/decision.queries.ts'
import { decisionSchema, viewDecision } from '../decisions/decision-view.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, documentIds, jsonBody, language, line, text, uuid } from '../http/schemas.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { findPresenceOfSession } from '../sessions/session.queries.ts'
import { askReconsideration } from './ask-reconsideration.ts'
import { reasonsSchema } from './reasons.ts'
import { findReconsiderations } from './reconsideration.queries.ts'
import { lastDayToAsk } from './remedy.ts'

const requestSchema = z.object({
  id: uuid,
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  grounds: z.array(z.string()),
  words: z.string(),
  outcome: z.enum(['upheld', 'setAside']).nullable(),
  reasons: reasonsSchema.nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

const params = z.object({ id: uuid })

export const reconsiderationRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/reconsideration',
      summary: 'What can be done against the decision of a case, until when, and what was asked',
      request: { params, query: z.strictObject({ language: language.default('zh') }) },
      responses: answer(
        z.object({
          /** The officers' decision. */
          decided: z.object({
            kind: z.enum(['approve', 'refuse']),
            amountFen: z.int().nullable(),
            reasons: reasonsSchema,
            on: z.iso.date(),
          }),
          /** The frozen facts and reasons under it, and whether they come out the same when computed again. */
          frozen: decisionSchema,
          sameBytes: z.boolean(),
          askUntil: z.iso.date(),
          askDays: z.int(),
          answerDays: z.int(),
          article: z.string(),
          mayAsk: z.boolean(),
          /** Requests, newest first. */
          requests: z.array(requestSchema),
        }),
        'Remedy',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const now = clock.procedureNow()
      return await inTransaction(databases, resident, async (trx) => {
        const { id } = c.req.valid('param')
        const application = await findApplication(trx, resident.householdId, id)
        if (!application) throw new Problem('not_found')
        const decided = await findOfficerDecision(trx, resident.householdId, id)
        if (!decided) throw new Problem('decision_missing')
        await writeHouseholdRead(trx, resident, {
          action: 'read.facts',
          purpose: 'ownData',
          householdId: resident.householdId,
          fields: ['decision'],
        })
        const rows = await findReconsiderations(trx, resident.householdId, id)
        // Once asked, what was frozen with the request; set aside, the case rests on newer facts.
        const ofDecision = rows.find((row) => row.turn === decided.turn)
        const behind = ofDecision
          ? await findDecision(trx, resident.householdId, ofDecision.decision_id)
          : await findDecisionBehind(trx, application)
        if (!behind) throw new Error('A case has lost its decision')
        const version = await findPolicyVersion(trx, behind.programme, behind.policy_version)
        if (!version) throw new Error('The rules of a kept decision are gone')
        const remedy = await findRemedy(trx, application.programme)
        const askUntil = lastDayToAsk(remedy, decided.decided_at)
        const { sameBytes } = await recompute(trx, behind)
        return c.json(
          {
            decided: {
              kind: decided.kind as 'approve',
              amountFen: decided.amount_fen,
              reasons: reasonsSchema.parse(decided.reasons),
              on: dayOf(decided.decided_at),
            },
            frozen: viewDecision(behind, version, c.req.valid('query').language),
            sameBytes,
            askUntil,
            askDays: remedy.ask_days,
            answerDays: remedy.answer_days,
            article: remedy.ask_article,
            mayAsk: dayOf(now) <= askUntil && !rows.some((row) => row.turn === decided.turn),
            requests: rows.map((row) => ({
              id: row.id,
              askedAt: row.asked_at.toISOString(),
              dueAt: row.due_at.toISOString(),
              overdue: row.answered_at === null && row.due_at < now,
              grounds: row.grounds,
              words: row.words,
              outcome: row.outcome as 'upheld' | null,
              reasons: row.reasons ? reasonsSchema.parse(row.reasons) : null,
              answeredAt: row.answered_at?.toISOString() ?? null,
            })),
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/reconsideration',
      summary: 'Ask that others look at the decision again; once a decision',
      request: {
        params,
        body: jsonBody(
          z.strictObject({
            grounds: z.array(line(120)).max(30),
            words: text(2000),
            documentIds: documentIds.optional(),
          }),
        ),
      },
      responses: answer(z.object({ id: uuid, dueAt: z.iso.datetime() }), 'Asked; its clock runs'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const { grounds, words, documentIds: given = [] } = c.req.valid('json')
      const askedWith = await inTransaction(
        databases,
        { kind: 'worker', job: 'gate', requestId: resident.requestId },
        (trx) => findPresenceOfSession(trx, resident.sessionHash),
      )
      const asked = await inTransaction(databases, resident, (trx) =>
        askReconsideration(
          trx,
          resident,
          c.req.valid('param').id,
          { grounds, words, documentIds: given, askedWith },
          clock.procedureNow(),
        ),
      )
      return c.json({ id: asked.id, dueAt: asked.dueAt.toISOString() }, 200)
    },
  )
