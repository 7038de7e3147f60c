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
import { changeSchema, findProgrammes, type ProgrammeRow } from '../policies/programme.queries.ts'
import { decideHousehold, recompute } from './decide.ts'
import { findDecision, findNewestDecisions } from './decision.queries.ts'
import { decisionSchema, viewDecision } from './decision-view.ts'
import { assessedIn, offerFrom, offerSchema } from './offer.ts'

const inWords = z.strictObject({ language: language.default('zh') })

type KeptRow = Awaited<ReturnType<typeof findNewestDecisions>>[number]

/** A decision, and what the household would have to do for it. */
const offeredSchema = decisionSchema.extend({ offer: offerSchema })

async function viewed(
  trx: Trx,
  row: KeptRow,
  spoken: 'zh' | 'en',
  programmes: readonly ProgrammeRow[],
) {
  const version = await findPolicyVersion(trx, row.programme, row.policy_version)
  if (!version) throw new Error('The rules of a kept decision are gone')
  const offer = offerFrom(row.programme, programmes, assessedIn(row.input_json))
  return { ...viewDecision(row, version, spoken), offer }
}

/** The newest decision of each programme, in the order of routes. */
async function viewedNewest(trx: Trx, householdId: string, spoken: 'zh' | 'en') {
  const programmes = await findProgrammes(trx)
  const rows = await findNewestDecisions(trx, householdId)
  const decisions: z.infer<typeof offeredSchema>[] = []
  // One after the other: they share the transaction's connection, which takes one query at a time.
  for (const row of rows) decisions.push(await viewed(trx, row, spoken, programmes))
  return decisions.sort((one, other) => one.offer.rank - other.offer.rank)
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
        z.object({ decisions: z.array(offeredSchema) }),
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
        const { language: spoken } = c.req.valid('query')
        return c.json({ decisions: await viewedNewest(trx, resident.householdId, spoken) }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions',
      summary: 'The newest decision of each programme',
      request: { query: inWords },
      responses: answer(z.object({ decisions: z.array(offeredSchema) }), 'Decisions'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        await noteRead(trx, resident)
        const { language: spoken } = c.req.valid('query')
        return c.json({ decisions: await viewedNewest(trx, resident.householdId, spoken) }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions/after',
      summary:
        'Which programmes are decided again after a change; without one, after which changes each is',
      request: { query: z.strictObject({ change: changeSchema.optional() }) },
      responses: answer(
        z.object({
          programmes: z.array(
            z.object({ programme: z.string(), article: z.string(), after: z.array(changeSchema) }),
          ),
        }),
        'Programmes in the order of routes',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { change } = c.req.valid('query')
      const programmes = await inTransaction(c.get('platform').databases, resident, findProgrammes)
      const again = programmes.filter(({ rerun_when }) =>
        change ? rerun_when.includes(change) : rerun_when.length > 0,
      )
      return c.json(
        {
          programmes: again.map(({ programme, article, rerun_when }) => ({
            programme,
            article,
            after: rerun_when as z.infer<typeof changeSchema>[],
          })),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/decisions/{id}',
      summary: 'One decision, explained',
      request: { params: z.object({ id: uuid }), query: inWords },
      responses: answer(offeredSchema, 'Decision'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = await findDecision(trx, resident.householdId, c.req.valid('param').id)
        if (!row) throw new Problem('not_found')
        await noteRead(trx, resident)
        const { language: spoken } = c.req.valid('query')
        return c.json(await viewed(trx, row, spoken, await findProgrammes(trx)), 200)
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
