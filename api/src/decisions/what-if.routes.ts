import {
  type PolicyWords,
  parametersOn,
  whatIf,
  whatIfInWords,
} from '@happiness-code/policy-engine'
import { createRoute, z } from '@hono/zod-openapi'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, language, uuid } from '../http/schemas.ts'
import { compiledPolicy } from '../policies/compiled.ts'
import { findParameterRows, findPolicyVersion } from '../policies/policy.queries.ts'
import { findDecision } from './decision.queries.ts'
import type { DecisionInput } from './evaluate-programmes.ts'

/**
 * What would change a kept decision: a figure by how much, a later day, and for what is not known yet the answer
 * that each value would give. Worked out from the kept facts when somebody asks: it takes some hundred evaluations.
 */
export const whatIfRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/decisions/{id}/what-if',
    summary: 'What would change this decision, in sentences',
    request: {
      params: z.object({ id: uuid }),
      query: z.strictObject({ language: language.default('zh') }),
    },
    responses: answer(z.object({ sentences: z.array(z.string()) }), 'Sentences, best first'),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    const platform = c.get('platform')
    await takeToken(platform, c.get('requestId'), [
      { key: `what-if:${resident.householdId}`, perMinute: 20, burst: 20 },
    ])
    return await inTransaction(platform.databases, resident, async (trx) => {
      const row = await findDecision(trx, resident.householdId, c.req.valid('param').id)
      const version = row && (await findPolicyVersion(trx, row.programme, row.policy_version))
      if (!row || !version) throw new Problem('not_found')
      // A decision holds the figures of everybody in the household.
      await writeHouseholdRead(trx, resident, {
        action: 'read.facts',
        purpose: 'ownData',
        householdId: resident.householdId,
        fields: ['decision'],
      })
      const { facts, parameters, on, place } = JSON.parse(row.input_json) as DecisionInput
      const rows = await findParameterRows(trx)
      const found = whatIf(compiledPolicy(version), {
        facts,
        parameters,
        on,
        parametersOn: (day) => parametersOn(rows, { place, on: day }),
      })
      const words = version.words as unknown as PolicyWords
      return c.json({ sentences: whatIfInWords(found, words, c.req.valid('query').language) }, 200)
    })
  },
)
