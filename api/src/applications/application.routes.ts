import { createRoute, z } from '@hono/zod-openapi'
import { writeHouseholdRead } from '../audit/audit.queries.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { once } from '../http/idempotency.queries.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, idempotencyKey, jsonBody, uuid } from '../http/schemas.ts'
import { findPresenceOfSession } from '../sessions/session.queries.ts'
import {
  findApplication,
  findApplications,
  findEvents,
  lockApplication,
} from './application.queries.ts'
import { applicationSchema, eventSchema, viewApplication, viewEvents } from './application-view.ts'
import { findDraft } from './draft.queries.ts'
import { mayFollow } from './may-follow.ts'
import { moveCase } from './move.ts'
import { type Answers, programmes } from './questions.ts'
import { type Made, submitApplication } from './submit.ts'

const caseSchema = z.object({
  id: uuid,
  programme: z.enum(programmes),
  reference: z.string(),
  dueAt: z.iso.datetime().nullable(),
})
/** The first case, and all of them: one for each programme, handed in together. */
const receiptSchema = caseSchema.omit({ programme: true }).extend({ cases: z.array(caseSchema) })

export const applicationRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/applications',
      summary:
        'Hand in what the draft asks for, or one programme of it; all or nothing, and the same key hands in once',
      request: {
        headers: idempotencyKey,
        body: jsonBody(z.strictObject({ programme: z.enum(programmes).optional() })),
      },
      responses: answer(receiptSchema, 'Receipt'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      const { programme } = c.req.valid('json')
      const assistedBy = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'gate', requestId: resident.requestId },
        (trx) => findPresenceOfSession(trx, resident.sessionHash),
      )
      return await inTransaction(platform.databases, resident, async (trx) => {
        const receipt = await once(
          trx,
          {
            owner: resident.personId,
            route: 'POST /applications',
            key: c.req.valid('header')['idempotency-key'],
            body: programme ? { programme } : {},
          },
          async () => {
            // Counted here, so that a repetition on a bad line gets its receipt and not a refusal.
            await takeToken(platform, c.get('requestId'), [
              { key: `submit:${resident.personId}`, perMinute: 1, burst: 10 },
            ])
            const draft = await findDraft(trx, resident.householdId, resident.personId)
            const asked = programmes.filter((each) => draft?.programmes.includes(each))
            if (!draft || (programme && !asked.includes(programme)))
              throw new Problem('draft_incomplete')
            const applicant = {
              householdId: resident.householdId,
              personId: resident.personId,
              divisionCode: resident.divisionCode,
              assistedBy,
            }
            const made = await submitApplication(
              trx,
              resident,
              applicant,
              {
                programmes: programme ? [programme] : asked,
                answers: draft.answers as Answers,
                documentIds: draft.document_ids,
              },
              platform.clock.procedureNow(),
            )
            return viewReceipt(made)
          },
        )
        return c.json(receipt, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/applications',
      summary: "My household's applications",
      responses: answer(
        z.object({
          applications: z.array(applicationSchema.omit({ proposedAmountFen: true, outcome: true })),
        }),
        'Applications',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const { databases, clock } = c.get('platform')
      const rows = await inTransaction(databases, resident, async (trx) => {
        await noteRead(trx, resident)
        const all = await findApplications(trx, resident.householdId)
        return all.filter((row) => mayFollow(resident, row))
      })
      return c.json(
        {
          applications: rows.map((row) =>
            withoutFigures(viewApplication(row, clock.procedureNow())),
          ),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}',
      summary: 'One application and everything that happened to it',
      request: { params: z.object({ id: uuid }) },
      responses: answer(
        z.object({
          application: applicationSchema.omit({ proposedAmountFen: true, outcome: true }),
          events: z.array(eventSchema),
        }),
        'Application; amounts only from grade B on',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const { databases, clock } = c.get('platform')
      return await inTransaction(databases, resident, async (trx) => {
        const row = await findApplication(trx, resident.householdId, c.req.valid('param').id)
        if (!row || !mayFollow(resident, row)) throw new Problem('not_found')
        await noteRead(trx, resident)
        const events = viewEvents(await findEvents(trx, resident.householdId, row.id), true)
        const shown = resident.grade === 'C' ? events.map(atGradeC) : events
        return c.json(
          {
            application: withoutFigures(viewApplication(row, clock.procedureNow())),
            events: shown,
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/applications/{id}/withdraw',
      summary: 'Take an application back',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ state: z.string() }), 'Withdrawn'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      await inTransaction(databases, resident, (trx) =>
        moveOwn(trx, resident, c.req.valid('param').id, clock.procedureNow(), async () => ({
          to: 'withdrawn',
          note: null,
        })),
      )
      return c.json({ state: 'withdrawn' }, 200)
    },
  )

/** Stages, and what is still to bring: who has only a card must learn that too. Any other note stays closed. */
function atGradeC(event: z.infer<typeof eventSchema>): z.infer<typeof eventSchema> {
  return { ...event, detail: {}, note: event.to === 'supplementRequested' ? event.note : null }
}

const noteRead = (trx: Trx, resident: ResidentActor) =>
  writeHouseholdRead(trx, resident, {
    action: 'read.facts',
    purpose: 'ownData',
    householdId: resident.householdId,
    fields: ['application'],
  })

function withoutFigures(view: z.infer<typeof applicationSchema>) {
  const { proposedAmountFen: _amount, outcome: _outcome, ...rest } = view
  return rest
}

async function moveOwn(
  trx: Trx,
  resident: ResidentActor,
  id: string,
  now: Date,
  move: () => Promise<{ to: string; note: string | null }>,
): Promise<void> {
  const application = await lockApplication(trx, resident.householdId, id)
  if (!application) throw new Problem('not_found')
  await moveCase(trx, resident, application, await move(), now)
}

function viewReceipt(made: Made[]): z.infer<typeof receiptSchema> {
  const cases = made.map((each) => ({ ...each, dueAt: each.dueAt?.toISOString() ?? null }))
  const [first] = cases
  if (!first) throw new Error('Nothing was handed in')
  return { id: first.id, reference: first.reference, dueAt: first.dueAt, cases }
}
