import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { findLiveConsents } from '../consents/consent.queries.ts'
import { PURPOSE } from '../consents/notice.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer, requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, jsonBody, moneyFen, text, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { findMembers } from '../people/people.queries.ts'
import { declarable, sources } from './catalogue.ts'
import {
  findNewestAnswers,
  findNewestPoolRun,
  findOpenDisputes,
  insertDispute,
  insertFacts,
  insertPoolRun,
  worksFor,
} from './fact.queries.ts'
import { knownFacts } from './known-facts.ts'

export const knownFactSchema = z.object({
  factId: z.int().nullable(),
  personId: uuid.nullable(),
  name: z.string(),
  value: anyJson,
  source: z.string().nullable(),
  asOf: z.iso.date().nullable(),
  quality: z.enum(['ok', 'stale', 'missing', 'conflict', 'declared']),
  reason: z.string().nullable(),
  said: z.array(z.object({ source: z.string(), value: anyJson, asOf: z.iso.date() })),
})

export const factsSchema = z.object({
  members: z.array(z.object({ personId: uuid, nameMasked: z.string(), relation: z.string() })),
  known: z.array(knownFactSchema),
  disputed: z.array(
    z.object({ id: uuid, factId: z.int(), words: z.string(), openedAt: z.iso.datetime() }),
  ),
})

const runSchema = z.object({
  run: z
    .object({
      id: uuid,
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
      answers: z.array(
        z.object({ personId: uuid, department: z.enum(sources), problem: z.string().nullable() }),
      ),
      expected: z.int(),
    })
    .nullable(),
})

export const declarationSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('moneyAssetsFen'), value: moneyFen }),
  z.strictObject({ name: z.literal('companyCapitalFen'), value: moneyFen }),
  z.strictObject({
    name: z.literal('vehicles'),
    value: z
      .array(
        z.strictObject({
          kind: z.enum(['CAR', 'TWO_WHEEL', 'BOAT', 'OTHER']),
          priceFen: moneyFen.nullable(),
          disabilityAid: z.boolean(),
        }),
      )
      .max(10),
  }),
])

export const factRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/facts/pool',
      summary: 'Ask the departments now about everybody in the household who consented',
      responses: answer(z.object({ runId: uuid }), 'A round of questions has begun'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      await takeToken(platform, c.get('requestId'), [
        { key: `pool:${resident.householdId}`, perMinute: 4, burst: 8 },
      ])
      const runId = randomUUID()
      await inTransaction(platform.databases, resident, async (trx) => {
        if ((await findLiveConsents(trx, resident.householdId, PURPOSE)).length === 0)
          throw new Problem('consent_missing')
        await insertPoolRun(trx, {
          household_id: resident.householdId,
          id: runId,
          division_code: resident.divisionCode,
          asked_by: 'resident',
        })
        await addJob(trx, 'poolFacts', { householdId: resident.householdId, runId })
        await writeAudit(trx, resident, {
          action: 'facts.pool',
          purpose: PURPOSE,
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ runId }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/facts/pool',
      summary: 'How far the newest round of questions is',
      responses: answer(runSchema, 'Progress'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const run = await findNewestPoolRun(trx, resident.householdId)
        if (!run) return c.json({ run: null }, 200)
        const answers = (await findNewestAnswers(trx, resident.householdId)).filter(
          (row) => row.run_id === run.id,
        )
        const members = await findMembers(trx, resident.householdId)
        return c.json(
          {
            run: {
              id: run.id,
              startedAt: run.started_at.toISOString(),
              finishedAt: run.finished_at?.toISOString() ?? null,
              answers: answers.map((row) => ({
                personId: row.person_id,
                department: row.department as 'education',
                problem: row.problem,
              })),
              expected: members.length * 4,
            },
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/facts',
      summary: 'What is known about my household, with source and date',
      responses: answer(factsSchema, 'Facts'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const { known } = await knownFacts(trx, {
          householdId: resident.householdId,
          purpose: 'ownData',
          requestId: resident.requestId,
        })
        const members = await findMembers(trx, resident.householdId)
        const disputed = await findOpenDisputes(trx, resident.householdId)
        return c.json(
          {
            members: members.map((member) => ({
              personId: member.id,
              nameMasked: member.name_masked,
              relation: member.relation,
            })),
            known: known as z.infer<typeof knownFactSchema>[],
            disputed: disputed.map((row) => ({
              id: row.id,
              factId: row.fact_id,
              words: row.words,
              openedAt: row.opened_at.toISOString(),
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
      path: '/facts/declare',
      summary: "What nobody holds, in the resident's own words",
      request: {
        body: jsonBody(
          z.strictObject({
            declarations: z.array(declarationSchema).min(1).max(declarable.length),
          }),
        ),
      },
      responses: answer(z.object({ declared: z.int() }), 'Kept, as declared'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      const { declarations } = c.req.valid('json')
      await inTransaction(platform.databases, resident, async (trx) => {
        await insertFacts(
          trx,
          declarations.map(({ name, value }) => ({
            household_id: resident.householdId,
            person_id: null,
            division_code: resident.divisionCode,
            name,
            value,
            source: 'declared',
            as_of: dayOf(platform.clock.now()),
            consent_id: null,
            quality: 'declared' as const,
          })),
        )
        await writeAudit(trx, resident, {
          action: 'facts.declare',
          purpose: PURPOSE,
          personId: resident.personId,
          householdId: resident.householdId,
          fields: declarations.map(({ name }) => name),
        })
      })
      return c.json({ declared: declarations.length }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/facts/{factId}/dispute',
      summary: 'This figure is wrong: it holds the decision until somebody has answered',
      request: {
        params: z.object({ factId: z.coerce.number().int().positive() }),
        body: jsonBody(z.strictObject({ words: text(1000) })),
      },
      responses: answer(z.object({ id: uuid }), 'Opened'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const id = randomUUID()
      await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const { known } = await knownFacts(trx, {
          householdId: resident.householdId,
          purpose: 'ownData',
          requestId: resident.requestId,
        })
        const { factId } = c.req.valid('param')
        if (!known.some((fact) => fact.factId === factId)) throw new Problem('not_found')
        await insertDispute(trx, {
          household_id: resident.householdId,
          id,
          fact_id: factId,
          person_id: resident.personId,
          division_code: resident.divisionCode,
          words: c.req.valid('json').words,
        })
        await writeAudit(trx, resident, {
          action: 'facts.dispute',
          purpose: PURPOSE,
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ id }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/facts/{householdId}/pool',
      summary:
        'Ask the departments for a household whose member is present, or that has an open case',
      request: { params: z.object({ householdId: uuid }) },
      responses: answer(z.object({ runId: uuid }), 'A round of questions has begun'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { householdId } = c.req.valid('param')
      const runId = randomUUID()
      await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const [member] = await findMembers(trx, householdId)
        if (!member) throw new Problem('not_found')
        if (!(await worksFor(trx, officer.officerId, householdId)))
          throw new Problem('presence_needed')
        await insertPoolRun(trx, {
          household_id: householdId,
          id: runId,
          division_code: member.division_code,
          asked_by: 'officer',
        })
        await addJob(trx, 'poolFacts', { householdId, runId })
        await writeAudit(trx, officer, {
          action: 'facts.pool',
          purpose: PURPOSE,
          personId: member.id,
          householdId,
        })
      })
      return c.json({ runId }, 200)
    },
  )
