import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit, writeHouseholdRead } from '../audit/audit.queries.ts'
import { addMonths, dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { ownEvidence } from '../facts/own-evidence.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, day, documentIds, jsonBody, text, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { changeSchema, findProgrammes } from '../policies/programme.queries.ts'
import {
  askForRecheck,
  findChanges,
  findSameChange,
  insertChange,
  lockChangesOf,
} from './change.queries.ts'

/** After three months a change that matters counts as kept back (民政部 83号 五(五)); said kindly, never as a threat. */
const TELL_WITHIN_MONTHS = 3

export const reportSchema = z.object({
  id: uuid,
  kind: changeSchema,
  since: z.iso.date(),
  words: z.string(),
  reportedAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

export const changeRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/changes',
      summary: 'Something has changed in our life',
      request: {
        body: jsonBody(
          z.strictObject({
            kind: changeSchema,
            since: day,
            words: text(1000),
            documentIds: documentIds.optional(),
          }),
        ),
      },
      responses: answer(
        z.object({
          id: uuid,
          /** Programmes that are decided again, in the order of routes. */
          programmes: z.array(z.string()),
          /** Running allowances that are looked at again. */
          rechecked: z.int(),
          /** Told later than the law asks. */
          late: z.boolean(),
        }),
        'Told',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      const given = c.req.valid('json')
      const now = platform.clock.procedureNow()
      if (given.since > dayOf(now))
        throw new Problem('invalid_input', {
          faults: [{ at: 'since', expected: 'today or earlier' }],
        })
      await takeToken(platform, c.get('requestId'), [
        { key: `change:${resident.householdId}`, perMinute: 1, burst: 10 },
      ])
      return await inTransaction(platform.databases, resident, async (trx) => {
        const change = {
          household_id: resident.householdId,
          person_id: resident.personId,
          kind: given.kind,
          since: given.since,
          words: given.words,
          document_ids: await ownEvidence(trx, resident, given.documentIds),
        }
        await lockChangesOf(trx, resident.personId)
        const id =
          (await findSameChange(trx, change))?.id ?? (await tell(trx, resident, change, now))
        const rechecked = await askForRecheck(trx, resident.householdId, now)
        const programmes = (await findProgrammes(trx))
          .filter(({ rerun_when }) => rerun_when.includes(given.kind))
          .map(({ programme }) => programme)
        const late = addMonths(given.since, TELL_WITHIN_MONTHS) < dayOf(now)
        return c.json({ id, programmes, rechecked, late }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/changes',
      summary: 'Changes that my household told, newest first',
      responses: answer(z.object({ changes: z.array(reportSchema) }), 'Changes'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        await writeHouseholdRead(trx, resident, {
          action: 'read.facts',
          purpose: 'ownData',
          householdId: resident.householdId,
          fields: ['change'],
        })
        const changes = (await findChanges(trx, resident.householdId)).map((row) => ({
          id: row.id,
          kind: changeSchema.parse(row.kind),
          since: row.since,
          words: row.words,
          reportedAt: row.reported_at.toISOString(),
          answer: row.answer,
          answeredAt: row.answered_at?.toISOString() ?? null,
        }))
        return c.json({ changes }, 200)
      })
    },
  )

/** Writes a report down and tells its giver that it came; gives its id. */
async function tell(
  trx: Trx,
  resident: ResidentActor,
  change: Omit<Parameters<typeof insertChange>[1], 'id' | 'division_code' | 'reported_at'>,
  now: Date,
): Promise<string> {
  const id = randomUUID()
  await insertChange(trx, {
    ...change,
    id,
    division_code: resident.divisionCode,
    reported_at: now,
  })
  await writeAudit(trx, resident, {
    action: 'change.report',
    purpose: 'ownData',
    personId: resident.personId,
    householdId: resident.householdId,
    fields: [change.kind],
  })
  await addJob(trx, 'notify', {
    householdId: resident.householdId,
    personId: resident.personId,
    applicationId: null,
    kind: 'change.received',
    parameters: { change: change.kind },
  })
  return id
}
