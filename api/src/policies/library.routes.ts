import { type ParameterRow, type PolicyWords, parametersOn } from '@happiness-code/policy-engine'
import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { newRouter, type Platform } from '../http/router.ts'
import { answer, anyJson, day, language } from '../http/schemas.ts'
import { findParameterRows, findPoliciesOn } from './policy.queries.ts'
import {
  departmentSchema,
  everySchema,
  findProgrammes,
  type ProgrammeRow,
} from './programme.queries.ts'

const inWords = z.strictObject({ language: language.default('zh') })

const entrySchema = z.object({
  programme: z.string(),
  name: z.string(),
  kind: z.enum(['tier', 'aid']),
  department: departmentSchema,
  every: everySchema,
  /** Can it be asked for in this product? */
  here: z.boolean(),
  /** Tiers for which it comes by itself. */
  automaticFor: z.array(z.string()),
  article: z.string(),
  effectiveFrom: day,
  version: z.int(),
})

const amountSchema = z.object({
  name: z.string(),
  value: anyJson,
  unit: z.string(),
  from: day,
  /** First day on which it no longer holds; null while none is set. */
  to: day.nullable(),
  source: z.string(),
  article: z.string().nullable(),
  example: z.boolean(),
})

type Version = Awaited<ReturnType<typeof findPoliciesOn>>[number]

/** The law as everybody may read it: no account, nothing recorded about the reader. */
export const libraryRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/policies',
      summary: 'Every programme in force today',
      request: { query: inWords },
      responses: answer(z.object({ policies: z.array(entrySchema) }), 'In the order of routes'),
    }),
    async (c) => {
      const platform = c.get('platform')
      const { language: spoken } = c.req.valid('query')
      return await asReader(platform, c.get('requestId'), async (trx) => {
        const versions = await findPoliciesOn(trx, today(platform))
        const policies = (await findProgrammes(trx)).flatMap((programme) => {
          const version = versions.find(({ policy }) => policy === programme.programme)
          return version ? [entryOf(programme, version, spoken)] : []
        })
        return c.json({ policies }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/policies/{programme}',
      summary: 'One programme: what is looked at, which amounts hold, and where they stand',
      request: {
        params: z.object({ programme: z.string().regex(/^[a-z-]{1,60}$/) }),
        query: inWords,
      },
      responses: answer(
        entrySchema.extend({
          conditions: z.array(z.string()),
          excludes: z.array(z.string()),
          recheckMonths: z.int().nullable(),
          /** Amounts of the law that it reads, with those that held before and those to come. */
          amounts: z.array(amountSchema),
        }),
        'Programme',
      ),
    }),
    async (c) => {
      const platform = c.get('platform')
      const { language: spoken } = c.req.valid('query')
      const { programme: wanted } = c.req.valid('param')
      return await asReader(platform, c.get('requestId'), async (trx) => {
        const versions = await findPoliciesOn(trx, today(platform))
        const version = versions.find(({ policy }) => policy === wanted)
        const programme = (await findProgrammes(trx)).find((one) => one.programme === wanted)
        if (!version || !programme) throw new Problem('not_found')
        const words = version.words as unknown as PolicyWords
        return c.json(
          {
            ...entryOf(programme, version, spoken),
            conditions: Object.values(words.conditions).map(({ name }) => name[spoken]),
            excludes: programme.excludes,
            recheckMonths: programme.recheck_months,
            amounts: amountsOf(version, await findParameterRows(trx), {
              place: platform.environment.DISTRICT,
              on: today(platform),
            }),
          },
          200,
        )
      })
    },
  )

function today({ clock }: Platform): string {
  return dayOf(clock.procedureNow())
}

function asReader<T>(
  { databases }: Platform,
  requestId: string,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return inTransaction(databases, { kind: 'worker', job: 'library', requestId }, work)
}

function entryOf(programme: ProgrammeRow, version: Version, spoken: 'zh' | 'en') {
  const words = version.words as unknown as PolicyWords
  return {
    programme: programme.programme,
    name: words.name[spoken],
    kind: programme.kind as 'tier',
    department: programme.department as 'civilAffairs',
    every: programme.every as 'month',
    here: programme.has_procedure,
    automaticFor: programme.automatic_for,
    article: programme.article,
    effectiveFrom: version.effective_from,
    version: version.version,
  }
}

/** Every dated value, of this place or the nearest above it, of the parameters that the rules name. */
function amountsOf(
  version: Version,
  rows: ParameterRow[],
  where: { place: string; on: string },
): z.infer<typeof amountSchema>[] {
  const named = new Set(
    [...version.dmn.matchAll(/parameters\.([A-Za-z][\w.]*\w)/g)].map(([, name]) => name as string),
  )
  const inForce = parametersOn(rows, where)
  return rows
    .filter(({ name, place }) => named.has(name) && inForce[name]?.place === place)
    .map((row) => ({
      name: row.name,
      value: row.value as z.infer<typeof anyJson>,
      unit: row.unit,
      from: row.from,
      to: row.to ?? null,
      source: row.source,
      article: row.article ?? null,
      example: row.example ?? false,
    }))
}
