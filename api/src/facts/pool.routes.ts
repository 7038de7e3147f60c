import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { findLiveConsents } from '../consents/consent.queries.ts'
import { PURPOSE } from '../consents/notice.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer, requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { findMembers } from '../people/people.queries.ts'
import { sources } from './catalogue.ts'
import { findNewestAnswers, findNewestPoolRun, insertPoolRun, worksFor } from './fact.queries.ts'

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

export const poolRoutes = newRouter()
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
