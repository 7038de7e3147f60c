import { createRoute, z } from '@hono/zod-openapi'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import { dayOf, monthOf } from '../clock/clock.ts'
import { maskAccount } from '../crypto/masks.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { readPerson } from '../people/people.queries.ts'
import { moneyCalendar } from './money-calendar.ts'
import { findAwards, findPayments, findStandards } from './payment.queries.ts'

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM')

const monthSchema = z.object({
  period,
  when: z.enum(['past', 'this', 'next']),
  totalFen: z.int(),
  lines: z.array(
    z.object({
      awardId: uuid,
      programme: z.string(),
      every: z.enum(['month', 'once']),
      amountFen: z.int(),
      state: z.enum(['expected', 'due', 'inRun', 'released', 'returned']),
      again: z.boolean(),
    }),
  ),
  /** Why it differs from the month before; the parts add up to the difference of the two totals. */
  differences: z.array(
    z.object({
      kind: z.enum([
        'started',
        'ended',
        'amountChanged',
        'oneOff',
        'oneOffBefore',
        'returned',
        'returnedBefore',
        'returnedAndPaidAgain',
      ]),
      programme: z.string(),
      differenceFen: z.int(),
      fromFen: z.int(),
      toFen: z.int(),
      awardId: uuid.nullable(),
    }),
  ),
})

export const moneyRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/payments/calendar',
    summary: 'Money month by month, newest first, and why a month differs from the one before',
    responses: answer(
      z.object({
        months: z.array(monthSchema),
        /** The decision behind each award, and the standard that held for it. */
        awards: z.array(
          z.object({
            id: uuid,
            applicationId: uuid,
            decidedOn: z.iso.date(),
            standardFen: z.int().nullable(),
            /** A change was told: it is looked at again before its day. */
            recheckAsked: z.boolean(),
          }),
        ),
        /** Last four digits of the account; from grade A on. */
        account: z.string().nullable(),
      }),
      'Calendar',
    ),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    const { databases, clock, keys } = c.get('platform')
    return await inTransaction(databases, resident, async (trx) => {
      await writeHouseholdRead(trx, resident, {
        action: 'read.facts',
        purpose: 'ownData',
        householdId: resident.householdId,
        fields: ['payment'],
      })
      const awards = await findAwards(trx, resident.householdId)
      const payments = await findPayments(trx, resident.householdId)
      const standards = await findStandards(trx, resident.householdId)
      const months = moneyCalendar(
        awards.map((row) => ({
          id: row.id,
          programme: row.programme,
          every: row.every as 'month',
          amountFen: row.amount_fen,
          firstPeriod: row.first_period,
          lastPeriod: row.last_period,
          stopped: row.ended_at !== null && row.last_period === null,
        })),
        payments.map((row) => ({
          awardId: row.award_id,
          period: row.period,
          amountFen: row.amount_fen,
          state: row.state as 'due',
        })),
        monthOf(clock.procedureNow()),
      )
      const secret =
        resident.grade === 'A'
          ? await readPerson(trx, keys, {
              householdId: resident.householdId,
              personId: resident.personId,
              fields: ['bankAccount'],
              purpose: 'ownData',
              requestId: resident.requestId,
            })
          : {}
      return c.json(
        {
          months,
          awards: awards.map((row) => ({
            id: row.id,
            applicationId: row.application_id,
            decidedOn: dayOf(row.made_at),
            standardFen: standards.get(row.id) ?? null,
            recheckAsked: row.recheck_asked_at !== null && row.recheck_asked_at > row.made_at,
          })),
          account: secret.bankAccount ? maskAccount(secret.bankAccount) : null,
        },
        200,
      )
    })
  },
)
