import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { refuseRelatives } from '../casework/guards.ts'
import { inTransaction, type OfficerRole } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, text, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { changeSchema } from '../policies/programme.queries.ts'
import { answerChange, findOpenChanges, lockChange } from './change.queries.ts'
import { reportSchema } from './change.routes.ts'

const caseworkers = ['townCaseworker', 'districtCaseworker'] as const satisfies OfficerRole[]

export const changeDeskRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/changes',
      summary: 'Changes that households of my divisions told and nobody has acknowledged',
      responses: answer(
        z.object({
          changes: z.array(
            reportSchema.omit({ answer: true, answeredAt: true }).extend({
              householdId: uuid,
              nameMasked: z.string(),
              documentIds: z.array(uuid),
              /** Running allowances of the household. */
              awards: z.int(),
            }),
          ),
        }),
        'At most 100, oldest first',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      return await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const rows = await findOpenChanges(trx, 100)
        for (const row of rows)
          await writeAudit(trx, officer, {
            action: 'read.changes',
            purpose: 'casework',
            personId: row.person_id,
            householdId: row.household_id,
            fields: ['change'],
          })
        const changes = rows.map((row) => ({
          householdId: row.household_id,
          id: row.id,
          nameMasked: row.name_masked,
          kind: changeSchema.parse(row.kind),
          since: row.since,
          words: row.words,
          reportedAt: row.reported_at.toISOString(),
          documentIds: row.document_ids,
          awards: Number(row.awards ?? 0),
        }))
        return c.json({ changes }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/changes/{householdId}/{id}/acknowledge',
      summary: 'Acknowledge a change, and say what follows',
      request: {
        params: z.object({ householdId: uuid, id: uuid }),
        body: jsonBody(z.strictObject({ words: text(1000) })),
      },
      responses: answer(
        z.object({ answered: z.literal(true) }),
        'Acknowledged; the resident is told',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock } = c.get('platform')
      const { householdId, id } = c.req.valid('param')
      await inTransaction(databases, officer, async (trx) => {
        const change = await lockChange(trx, householdId, id)
        if (!change) throw new Problem('not_found')
        if (change.answered_at) throw new Problem('report_answered')
        await refuseRelatives(trx, householdId, [officer.officerId])
        await answerChange(trx, change, {
          answered_by: officer.officerId,
          answered_at: clock.procedureNow(),
          answer: c.req.valid('json').words,
        })
        await writeAudit(trx, officer, {
          action: 'change.acknowledge',
          purpose: 'casework',
          personId: change.person_id,
          householdId,
          fields: [change.kind],
        })
        await addJob(trx, 'notify', {
          householdId,
          personId: change.person_id,
          applicationId: null,
          kind: 'change.acknowledged',
          parameters: { change: change.kind },
        })
      })
      return c.json({ answered: true } as const, 200)
    },
  )
