import { createRoute, z } from '@hono/zod-openapi'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findAwards, findPayments, findRecheckMonths } from './payment.queries.ts'
import { nextRecheck } from './recheck.ts'

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM')

export const paymentRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/payments',
    summary: 'What my household gets, and when',
    responses: answer(
      z.object({
        awards: z.array(
          z.object({
            id: uuid,
            programme: z.string(),
            amountFen: z.int(),
            every: z.enum(['month', 'once']),
            firstPeriod: period,
            ended: z.boolean(),
            /** Each so many months it is looked at again, next on that day; null when it is not. */
            recheckMonths: z.int().nullable(),
            recheckOn: z.iso.date().nullable(),
          }),
        ),
        payments: z.array(
          z.object({
            id: uuid,
            programme: z.string(),
            period,
            amountFen: z.int(),
            state: z.enum(['due', 'inRun', 'released', 'returned', 'reversed']),
          }),
        ),
      }),
      'Awards and payments',
    ),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    return await inTransaction(c.get('platform').databases, resident, async (trx) => {
      await writeHouseholdRead(trx, resident, {
        action: 'read.facts',
        purpose: 'ownData',
        householdId: resident.householdId,
        fields: ['payment'],
      })
      const months = await findRecheckMonths(trx, resident.householdId)
      const today = dayOf(c.get('platform').clock.procedureNow())
      const awards = (await findAwards(trx, resident.householdId)).map((row) => ({
        id: row.id,
        programme: row.programme,
        amountFen: row.amount_fen,
        every: row.every as 'month',
        firstPeriod: row.first_period,
        ended: row.ended_at !== null,
        ...nextRecheck(row, months.get(row.id) ?? null, today),
      }))
      const payments = (await findPayments(trx, resident.householdId)).map((row) => ({
        id: row.id,
        programme: row.programme,
        period: row.period,
        amountFen: row.amount_fen,
        state: row.state as 'due',
      }))
      return c.json({ awards, payments }, 200)
    })
  },
)
