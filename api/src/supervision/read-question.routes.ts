import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { addWorkingDays } from '../clock/working-days.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer, requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, text, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import {
  answerQuestion,
  findLook,
  findOverdueQuestions,
  findQuestionsTo,
  insertQuestion,
} from './read-question.queries.ts'

/** Working days within which an officer says why they looked. */
const ANSWER_DAYS = 5

/** Roles whose looks stand in a resident's log. */
const looks = [
  'communityWorker',
  'townCaseworker',
  'districtCaseworker',
  'paymentPreparer',
  'paymentReleaser',
] as const

export const readQuestionRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/reads/{readId}/ask',
      summary: 'Ask the officer why they looked at my data',
      request: {
        params: z.object({ readId: z.coerce.number().int().positive() }),
        body: jsonBody(z.strictObject({ words: text(300).optional() })),
      },
      responses: answer(
        z.object({ answerBy: z.iso.date() }),
        'Asked; an answer is due by that day',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const answerBy = addWorkingDays(dayOf(clock.procedureNow()), ANSWER_DAYS)
      await inTransaction(databases, resident, async (trx) => {
        const look = await findLook(trx, resident.personId, c.req.valid('param').readId)
        if (!look) throw new Problem('not_found')
        await insertQuestion(trx, {
          household_id: resident.householdId,
          id: randomUUID(),
          person_id: resident.personId,
          division_code: resident.divisionCode,
          audit_id: look.id,
          officer_id: look.officer_id,
          words: c.req.valid('json').words ?? null,
          asked_at: clock.procedureNow(),
          answer_by: answerBy,
        })
        await writeAudit(trx, resident, {
          action: 'read.ask',
          purpose: 'ownData',
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ answerBy }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/read-questions',
      summary:
        'Why did you look? What residents ask of me; for auditors, what nobody answered in time',
      responses: answer(
        z.object({
          mine: z.array(
            z.object({
              id: uuid,
              nameMasked: z.string(),
              words: z.string().nullable(),
              askedAt: z.iso.datetime(),
              answerBy: z.iso.date(),
              answer: z.string().nullable(),
            }),
          ),
          overdue: z.array(
            z.object({
              id: uuid,
              askedAt: z.iso.datetime(),
              answerBy: z.iso.date(),
              officer: z.string(),
              officerEn: z.string(),
              role: z.string(),
            }),
          ),
        }),
        'Open ones first',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...looks, 'auditor')
      const { databases, clock } = c.get('platform')
      return await inTransaction(databases, officer, async (trx) => {
        const isAuditor = officer.role === 'auditor'
        const mine = isAuditor ? [] : await findQuestionsTo(trx, officer.officerId)
        for (const row of mine)
          await writeAudit(trx, officer, {
            action: 'read.question',
            purpose: 'answerQuestion',
            personId: row.person_id,
            householdId: row.household_id,
            fields: ['name'],
            verdict: 'masked',
          })
        const today = dayOf(clock.procedureNow())
        const overdue = isAuditor ? await findOverdueQuestions(trx, today) : []
        return c.json(
          {
            mine: mine.map((row) => ({
              id: row.id,
              nameMasked: row.name_masked,
              words: row.words,
              askedAt: row.asked_at.toISOString(),
              answerBy: row.answer_by,
              answer: row.answer,
            })),
            overdue: overdue.map((row) => ({
              id: row.id,
              askedAt: row.asked_at.toISOString(),
              answerBy: row.answer_by,
              officer: row.name,
              officerEn: row.name_en,
              role: row.role,
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
      path: '/staff/read-questions/{id}/answer',
      summary: 'Say why; the resident reads it beside the look',
      request: {
        params: z.object({ id: uuid }),
        body: jsonBody(z.strictObject({ words: text(500) })),
      },
      responses: answer(z.object({ answered: z.literal(true) }), 'Answered'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...looks)
      const { databases, clock } = c.get('platform')
      await inTransaction(databases, officer, async (trx) => {
        const asked = await answerQuestion(
          trx,
          officer.officerId,
          c.req.valid('param').id,
          c.req.valid('json').words,
          clock.procedureNow(),
        )
        if (!asked) throw new Problem('question_answered')
        const about = { householdId: asked.household_id, personId: asked.person_id }
        await writeAudit(trx, officer, {
          action: 'read.answer',
          purpose: 'answerQuestion',
          ...about,
        })
        await addJob(trx, 'notify', {
          ...about,
          applicationId: null,
          kind: 'read.answered',
          parameters: {},
        })
      })
      return c.json({ answered: true } as const, 200)
    },
  )
