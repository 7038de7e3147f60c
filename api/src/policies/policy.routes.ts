import { parametersOn } from '@happiness-code/policy-engine'
import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, day } from '../http/schemas.ts'
import { compiledPolicy } from './compiled.ts'
import { findParameterRows, findPoliciesOn, findVersions } from './policy.queries.ts'

const parameterSchema = z.object({
  name: z.string(),
  value: anyJson,
  unit: z.string(),
  place: z.string(),
  from: day,
  to: day.nullable(),
  source: z.string(),
  article: z.string().optional(),
  confidence: z.string().optional(),
  example: z.boolean().optional(),
})

const tableSchema = z.object({
  id: z.string(),
  name: z.string(),
  hitPolicy: z.string(),
  columns: z.array(z.object({ name: z.string(), kind: z.enum(['input', 'output', 'annotation']) })),
  rows: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      article: z.string(),
      cells: z.array(
        z.object({
          column: z.string(),
          kind: z.enum(['input', 'output', 'annotation']),
          text: z.string(),
        }),
      ),
    }),
  ),
})

export const policyRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/policies',
      summary: 'Programmes, their rules in force on a day, and their versions',
      request: { query: z.strictObject({ on: day.optional() }) },
      responses: answer(
        z.object({
          policies: z.array(
            z.object({
              policy: z.string(),
              name: z.string(),
              version: z.int(),
              effectiveFrom: day,
              tables: z.array(tableSchema),
              caseCount: z.int(),
            }),
          ),
          versions: z.array(
            z.object({
              policy: z.string(),
              version: z.int(),
              effectiveFrom: day,
              publishedAt: z.iso.datetime(),
            }),
          ),
        }),
        'Rules',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const { databases, clock } = c.get('platform')
      const on = c.req.valid('query').on ?? dayOf(clock.procedureNow())
      return await inTransaction(databases, officer, async (trx) => {
        const policies = (await findPoliciesOn(trx, on)).map((version) => {
          const policy = compiledPolicy(version)
          return {
            policy: version.policy,
            name: policy.name,
            version: version.version,
            effectiveFrom: version.effective_from,
            tables: policy.tables,
            caseCount: (version.cases as { cases: unknown[] }).cases.length,
          }
        })
        const versions = (await findVersions(trx)).map((row) => ({
          policy: row.policy,
          version: row.version,
          effectiveFrom: row.effective_from,
          publishedAt: row.published_at.toISOString(),
        }))
        return c.json({ policies, versions }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/parameters',
      summary: 'Every dated value, and what holds here on a day',
      request: {
        query: z.strictObject({
          on: day.optional(),
          place: z
            .string()
            .regex(/^\d{2,12}$/)
            .default('330113'),
        }),
      },
      responses: answer(
        z.object({ rows: z.array(parameterSchema), inForce: z.array(parameterSchema) }),
        'Parameters',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const { databases, clock } = c.get('platform')
      const { on, place } = c.req.valid('query')
      const rows = await inTransaction(databases, officer, (trx) => findParameterRows(trx))
      const inForce = Object.values(
        parametersOn(rows, { place, on: on ?? dayOf(clock.procedureNow()) }),
      )
      return c.json(
        {
          rows: rows as z.infer<typeof parameterSchema>[],
          inForce: inForce as z.infer<typeof parameterSchema>[],
        },
        200,
      )
    },
  )
