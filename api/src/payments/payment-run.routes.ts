import { createHash, randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { monthOf, nextMonth } from '../clock/clock.ts'
import { decryptField, encryptField } from '../crypto/field-encryption.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { readPerson } from '../people/people.queries.ts'
import { type BankLine, bankFile } from './bank-file.ts'
import {
  cancelRun,
  countRun,
  findRunPayments,
  findRuns,
  insertDuePayments,
  insertRun,
  leaveOut,
  lockRun,
  markReleased,
  takeDuePayments,
} from './payment.queries.ts'
import { findWithoutAccount } from './without-account.ts'

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM')

const runSchema = z.object({
  id: uuid,
  period,
  state: z.enum(['prepared', 'released', 'cancelled']),
  preparedBy: z.string().nullable(),
  preparedAt: z.iso.datetime(),
  releasedBy: z.string().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  paymentCount: z.int(),
  totalFen: z.int(),
  fileSha256: z.string().nullable(),
  mine: z.boolean(),
})

const params = z.object({ id: uuid })

export const paymentRunRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/payment-runs',
      summary: 'Payment runs, newest first',
      responses: answer(z.object({ runs: z.array(runSchema) }), 'Runs'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentPreparer', 'paymentReleaser')
      const rows = await inTransaction(c.get('platform').databases, officer, (trx) => findRuns(trx))
      const runs = rows.map((row) => ({
        id: row.id,
        period: row.period,
        state: row.state as 'prepared',
        preparedBy: row.preparer,
        preparedAt: row.prepared_at.toISOString(),
        releasedBy: row.releaser,
        releasedAt: row.released_at?.toISOString() ?? null,
        paymentCount: row.payment_count,
        totalFen: row.total_fen,
        fileSha256: row.file_sha256?.toString('hex') ?? null,
        mine: row.prepared_by === officer.officerId,
      }))
      return c.json({ runs }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/payment-runs',
      summary: 'Prepare a run with everything due in a month',
      request: { body: jsonBody(z.strictObject({ period })) },
      responses: answer(
        z.object({
          id: uuid,
          paymentCount: z.int(),
          totalFen: z.int(),
          /** Payments left due, because there is no account to pay them to. */
          withoutAccount: z.int(),
        }),
        'Prepared; another officer releases it',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentPreparer')
      const id = randomUUID()
      const wanted = c.req.valid('json').period
      const { databases, clock, keys } = c.get('platform')
      const last = nextMonth(monthOf(clock.procedureNow()))
      if (wanted > last)
        throw new Problem('invalid_input', {
          faults: [{ at: 'period', expected: `${last} or earlier` }],
        })
      return await inTransaction(databases, officer, async (trx) => {
        await insertDuePayments(trx, wanted)
        await insertRun(trx, { id, period: wanted, prepared_by: officer.officerId })
        await takeDuePayments(trx, id, wanted)
        const withoutAccount = await findWithoutAccount(trx, keys, id, officer.requestId)
        await leaveOut(trx, withoutAccount)
        const taken = await countRun(trx, id)
        if (taken.count === 0)
          throw new Problem(withoutAccount.length > 0 ? 'no_account' : 'nothing_due')
        await writeAudit(trx, officer, {
          action: 'payments.prepare',
          purpose: 'payment',
          resultCount: taken.count,
        })
        return c.json(
          {
            id,
            paymentCount: taken.count,
            totalFen: taken.totalFen,
            withoutAccount: withoutAccount.length,
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/payment-runs/{id}',
      summary: 'The payments of a run, masked',
      request: { params },
      responses: answer(
        z.object({
          payments: z.array(
            z.object({
              id: uuid,
              nameMasked: z.string(),
              programme: z.string(),
              period,
              amountFen: z.int(),
            }),
          ),
        }),
        'Payments',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentPreparer', 'paymentReleaser')
      return await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const rows = await findRunPayments(trx, c.req.valid('param').id)
        for (const row of rows)
          await writeAudit(trx, officer, {
            action: 'read.payments',
            purpose: 'payment',
            personId: row.person_id,
            householdId: row.household_id,
            fields: ['name', 'amountFen'],
            verdict: 'masked',
          })
        const payments = rows.map((row) => ({
          id: row.id,
          nameMasked: row.name_masked,
          programme: row.programme,
          period: row.period,
          amountFen: row.amount_fen,
        }))
        return c.json({ payments }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/payment-runs/{id}/release',
      summary: "Release another officer's run: the bank file is written",
      request: { params },
      responses: answer(z.object({ fileSha256: z.string(), paymentCount: z.int() }), 'Released'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentReleaser')
      const { databases, keys } = c.get('platform')
      const { id } = c.req.valid('param')
      return await inTransaction(databases, officer, async (trx) => {
        const run = await lockRun(trx, id)
        if (!run) throw new Problem('not_found')
        if (run.state !== 'prepared') throw new Problem('run_closed')
        if (run.prepared_by === officer.officerId) throw new Problem('four_eyes')
        const payments = await findRunPayments(trx, id)
        const lines: BankLine[] = []
        for (const payment of payments) {
          const secret = await readPerson(trx, keys, {
            householdId: payment.household_id,
            personId: payment.person_id,
            fields: ['name', 'bankAccount'],
            purpose: 'payment',
            requestId: officer.requestId,
          })
          lines.push({
            paymentId: payment.id,
            name: secret.name ?? '',
            account: secret.bankAccount ?? '',
            amountFen: payment.amount_fen,
            period: payment.period,
            programme: payment.programme,
          })
        }
        const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
        const isWhole = lines.length === run.payment_count && totalFen === run.total_fen
        // What is released is what was prepared, or nothing: an account that vanished stops the run.
        if (!isWhole || lines.some((line) => line.account === ''))
          throw new Problem('state_changed')
        const file = bankFile(lines)
        const sha256 = createHash('sha256').update(file).digest()
        await markReleased(
          trx,
          id,
          officer.officerId,
          encryptField(keys, `payment_run:file:${id}`, file),
          sha256,
        )
        for (const payment of payments)
          await addJob(trx, 'notify', {
            householdId: payment.household_id,
            personId: payment.person_id,
            applicationId: payment.application_id,
            kind: 'payment.released',
            parameters: { programme: payment.programme, period: payment.period },
          })
        await writeAudit(trx, officer, {
          action: 'payments.release',
          purpose: 'payment',
          resultCount: lines.length,
        })
        return c.json({ fileSha256: sha256.toString('hex'), paymentCount: lines.length }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/payment-runs/{id}/cancel',
      summary: 'Give up a run that was not released; its payments are due again',
      request: { params },
      responses: answer(z.object({ cancelled: z.literal(true) }), 'Cancelled'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentPreparer', 'paymentReleaser')
      await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const run = await lockRun(trx, c.req.valid('param').id)
        if (!run) throw new Problem('not_found')
        if (run.state !== 'prepared') throw new Problem('run_closed')
        await cancelRun(trx, run.id)
        await writeAudit(trx, officer, { action: 'payments.cancel', purpose: 'payment' })
      })
      return c.json({ cancelled: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/payment-runs/{id}/file',
      summary: 'The bank file of a released run',
      request: { params },
      responses: { 200: { description: 'CSV, UTF-8' } },
    }),
    async (c) => {
      const officer = requireOfficer(c, 'paymentReleaser')
      const { databases, keys } = c.get('platform')
      const { id } = c.req.valid('param')
      const file = await inTransaction(databases, officer, async (trx) => {
        const run = await lockRun(trx, id)
        if (!run?.file_enc) throw new Problem('not_found')
        for (const payment of await findRunPayments(trx, id))
          await writeAudit(trx, officer, {
            action: 'read.bankFile',
            purpose: 'payment',
            personId: payment.person_id,
            householdId: payment.household_id,
            fields: ['name', 'bankAccount'],
          })
        return decryptField(keys, `payment_run:file:${id}`, run.file_enc)
      })
      return c.body(file, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="run-${id}.csv"`,
      })
    },
  )
