import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit, writeHouseholdRead } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findApplication, findEvents } from './application.queries.ts'
import { findNudges, insertNudge } from './follow.queries.ts'
import { findHolder } from './holder.ts'
import { mayFollow } from './may-follow.ts'
import { findState, findStraightWay } from './procedure.queries.ts'
import { straightWay } from './straight-way.ts'

const params = z.object({ id: uuid })
const named = z.object({ name: z.string(), nameEn: z.string() }).nullable()

export const followRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/way',
      summary:
        'Where a case stands on its way: who has it, since when, and by when it must move on',
      request: { params },
      responses: answer(
        z.object({
          steps: z.array(
            z.object({
              state: z.string(),
              status: z.enum(['done', 'current', 'next']),
              since: z.iso.datetime().nullable(),
              clock: z.enum(['working', 'calendar', 'hours', 'none']),
              length: z.int().nullable(),
              article: z.string(),
            }),
          ),
          holder: z.object({
            desk: z.enum(['town', 'district', 'resident', 'payments', 'nobody']),
            office: named,
            officer: named,
          }),
          hotline: z.string(),
          /** The clock of cases. */
          now: z.iso.datetime(),
          /** May one knock now, how often was it done in this state, and when last. */
          nudge: z.object({
            allowed: z.boolean(),
            count: z.int(),
            lastOn: z.iso.date().nullable(),
          }),
        }),
        'Way',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const { databases, clock, environment } = c.get('platform')
      const now = clock.procedureNow()
      return await inTransaction(databases, resident, async (trx) => {
        const row = await findApplication(trx, resident.householdId, c.req.valid('param').id)
        if (!row || !mayFollow(resident, row)) throw new Problem('not_found')
        await writeHouseholdRead(trx, resident, {
          action: 'read.facts',
          purpose: 'ownData',
          householdId: resident.householdId,
          fields: ['application'],
        })
        const state = await findState(trx, row.programme, row.state)
        if (!state) throw new Error(`No state ${row.state}`)
        const steps = straightWay(
          await findStraightWay(trx, row.programme),
          state,
          await findEvents(trx, row.household_id, row.id),
        )
        const nudges = await findNudges(trx, row.household_id, row.id, row.state_since)
        const overdue = row.due_at !== null && row.due_at < now
        return c.json(
          {
            steps: steps.map((step) => ({
              ...step,
              clock: step.clock as 'working',
              since: step.since?.toISOString() ?? null,
            })),
            holder: await findHolder(trx, row),
            hotline: environment.HOTLINE,
            now: now.toISOString(),
            nudge: { allowed: overdue && nudges.lastOn !== dayOf(now), ...nudges },
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/nudge',
      summary: 'The clock has run out: knock at the desk that has the case, at most once a day',
      request: { params },
      responses: answer(z.object({ nudged: z.literal(true) }), 'Shown in the queue of that desk'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const { databases, clock } = c.get('platform')
      const now = clock.procedureNow()
      await inTransaction(databases, resident, async (trx) => {
        const row = await findApplication(trx, resident.householdId, c.req.valid('param').id)
        if (!row || !mayFollow(resident, row)) throw new Problem('not_found')
        if (row.due_at === null || row.due_at >= now) throw new Problem('not_overdue')
        await insertNudge(trx, {
          household_id: row.household_id,
          application_id: row.id,
          on_day: dayOf(now),
          division_code: row.division_code,
          person_id: resident.personId,
          at: now,
        })
        await writeAudit(trx, resident, {
          action: 'application.nudge',
          purpose: 'ownData',
          personId: resident.personId,
          householdId: row.household_id,
          applicationId: row.id,
        })
      })
      return c.json({ nudged: true } as const, 200)
    },
  )
