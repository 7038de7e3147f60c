import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit, writeHouseholdRead } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, language, uuid } from '../http/schemas.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { decideHousehold, recompute } from './decide.ts'
import { findDecision, findNewestDecisions } from './decision.queries.ts'
import { decisionSchema, viewDecision } from './decision-view.ts'

const inWords = z.strictObject({ language: language.default('zh') })

async function viewed(trx: Trx, row: Parameters<typeof viewDecision>[0], spoken: 'zh' | 'en') {
  const version = await findPolicyVersion(trx, row.programme, row.policy_version)
  if (!version) throw new Error('The rules of a kept decision are gone')
  return viewDecision(row, version, spoken)
}

/** A decision holds the figures of everybody in the household. */
const noteRead = (trx: Trx, resident: ResidentActor) =>
  writeHouseholdRead(trx, resident, {
    action: 'read.facts',
    purpose: 'ownData',
    householdId: resident.householdId,
    fields: ['decision'],
  })

export const decisionRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/decisions',
      summary: 'Decide every programme for my household, for today',
      request: { query: inWords },
      responses: answer(
        z.object({ decisions: z.array(decisionSchema) }),
        'One decision a programme',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      await takeToken(platform, c.get('requestId'), [
        { key: `decide:${resident.householdId}`, perMinute: 10, burst: 20 },
      ])
      return await inTransaction(platform.databases, resident, async (trx) => {
        const assembled = await knownFacts(trx, {
          householdId: resident.householdId,
          purpose: 'decide',
          requestId: resident.requestId,
        })
        await decideHousehold(trx, {
          householdId: resident.householdId,
          divisionCode: resident.divisionCode,
          on: dayOf(platform.clock.procedureNow()),
          assembled,
        })
        await writeAudit(trx, resident, {
          action: 'decide',
          purpose: 'decide',
          personId: resident.personId,
          householdId: resident.householdId,
        })
        const rows = await findNewestDecisions(trx, resident.householdId)
        const decisions = await Promise.all(
          rows.map((row) => viewed(trx, row, c.req.valid('query').language)),
        )
        return c.json({ decisions }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions',
      summary: 'The newest decision of each programme',
      request: { query: inWords },
      responses: answer(z.object({ decisions: z.array(decisionSchema) }), 'Decisions'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const rows = await findNewestDecisions(trx, resident.householdId)
        await noteRead(trx, resident)
        const decisions = await Promise.all(
          rows.map((row) => viewed(trx, row, c.req.valid('query').language)),
        )
        return c.json({ decisions }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions/{id}',
      summary: 'One decision, explained',
      request: { params: z.object({ id: uuid }), query: inWords },
      responses: answer(decisionSchema, 'Decision'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = await findDecision(trx, resident.householdId, c.req.valid('param').id)
        if (!row) throw new Problem('not_found')
        await noteRead(trx, resident)
        return c.json(await viewed(trx, row, c.req.valid('query').language), 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions/{id}/recompute',
      summary: 'Compute a kept decision again from its kept bytes',
      request: { params: z.object({ id: uuid }) },
      responses: answer(
        z.object({ sameBytes: z.boolean(), evaluationSha256: z.string() }),
        'Whether the same bytes came out',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = await findDecision(trx, resident.householdId, c.req.valid('param').id)
        if (!row) throw new Problem('not_found')
        const { sameBytes, evaluationSha256 } = await recompute(trx, row)
        return c.json({ sameBytes, evaluationSha256 }, 200)
      })
    },
  )
