import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import {
  deleteWaitingDocuments,
  findEarlierDocuments,
  findWaitingDocuments,
} from '../documents/document.queries.ts'
import {
  documentSchema,
  earlierDocumentSchema,
  viewDocument,
  viewEarlier,
} from '../documents/document-view.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter, type Platform } from '../http/router.ts'
import { answer, anyJson, jsonBody, uuid } from '../http/schemas.ts'
import { deleteDeclaredMembers, findDeclaredMembers } from './declared-member.queries.ts'
import { declaredMemberSchema, viewDeclaredMember } from './declared-member-view.ts'
import { addToDraft, endDraft, findDraft, saveDraft } from './draft.queries.ts'
import {
  type Answers,
  answersSchema,
  openQuestions,
  type Programme,
  programmes,
  questionsFor,
} from './questions.ts'

const programme = z.enum(programmes)
const savedSchema = z.object({ savedAt: z.iso.datetime() })
const draftSchema = z.object({
  programmes: z.array(programme),
  answers: answersSchema,
  savedAt: z.iso.datetime(),
})
const questionSchema = z.object({
  name: z.enum(Object.keys(answersSchema.shape) as [keyof Answers]),
  required: z.boolean(),
  answered: z.boolean(),
  known: z.object({ value: anyJson, source: z.string(), asOf: z.iso.date() }).nullable(),
})
const wholeSchema = z.object({
  draft: draftSchema.nullable(),
  questions: z.array(questionSchema),
  open: z.array(z.string()),
  /** Given for this application, and not handed in yet. */
  documents: z.array(documentSchema),
  /** Handed in before; they need not be given again. */
  earlier: z.array(earlierDocumentSchema),
  /** What the draft says about who lives here. */
  members: z.array(declaredMemberSchema),
})

export const draftRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/draft',
      summary: 'The application that I am writing: what it asks for, what is open, what is known',
      responses: answer(wholeSchema, 'Draft; without programmes nothing is asked yet'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      return c.json(
        await inTransaction(platform.databases, resident, (trx) =>
          readWhole(trx, platform, resident, null),
        ),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/draft',
      summary: 'Keep what I am writing; later answers replace earlier ones, others stay',
      request: {
        body: jsonBody(
          z.strictObject({
            programmes: z.array(programme).max(programmes.length).optional(),
            answers: answersSchema.optional(),
            earlierDocumentIds: z.array(uuid).max(60).optional(),
          }),
        ),
      },
      responses: answer(savedSchema, 'Kept; the time is the server’s'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const given = c.req.valid('json')
      refuseDayToCome(given.answers ?? {}, dayOf(clock.procedureNow()))
      const savedAt = await inTransaction(databases, resident, (trx) =>
        saveDraft(trx, {
          household_id: resident.householdId,
          person_id: resident.personId,
          division_code: resident.divisionCode,
          answers: JSON.stringify(given.answers ?? {}),
          ...(given.programmes ? { programmes: inOrder(given.programmes) } : {}),
          ...(given.earlierDocumentIds ? { document_ids: given.earlierDocumentIds } : {}),
        }),
      )
      return c.json({ savedAt: savedAt.toISOString() }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/draft',
      summary: 'Throw away what I was writing, with the documents and members that wait with it',
      responses: answer(z.object({ deleted: z.literal(true) }), 'Gone'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      await inTransaction(c.get('platform').databases, resident, (trx) =>
        throwAway(trx, resident, programmes),
      )
      return c.json({ deleted: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/drafts',
      summary: 'What I have begun, one for each programme',
      responses: answer(
        z.object({
          drafts: z.array(draftSchema.omit({ programmes: true }).extend({ programme })),
        }),
        'Drafts',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const row = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findDraft(trx, resident.householdId, resident.personId),
      )
      const drafts = inOrder(row?.programmes ?? []).map((each) => ({
        programme: each,
        answers: row?.answers as Answers,
        savedAt: row?.saved_at.toISOString() ?? '',
      }))
      return c.json({ drafts }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/drafts/{programme}',
      summary: 'The part of a draft that one programme asks',
      request: { params: z.object({ programme }) },
      responses: answer(wholeSchema, 'Draft'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      return c.json(
        await inTransaction(platform.databases, resident, (trx) =>
          readWhole(trx, platform, resident, [c.req.valid('param').programme]),
        ),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/drafts/{programme}',
      summary: 'Keep answers for one programme; it joins those that the draft asks for',
      request: {
        params: z.object({ programme }),
        body: jsonBody(z.strictObject({ answers: answersSchema })),
      },
      responses: answer(savedSchema, 'Kept'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const { answers } = c.req.valid('json')
      refuseDayToCome(answers, dayOf(clock.procedureNow()))
      const savedAt = await inTransaction(databases, resident, (trx) =>
        addToDraft(trx, {
          household_id: resident.householdId,
          person_id: resident.personId,
          division_code: resident.divisionCode,
          programmes: [c.req.valid('param').programme],
          answers: JSON.stringify(answers),
        }),
      )
      return c.json({ savedAt: savedAt.toISOString() }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/drafts/{programme}',
      summary: 'Ask for one programme less; the last one takes the draft with it',
      request: { params: z.object({ programme }) },
      responses: answer(z.object({ deleted: z.literal(true) }), 'Gone'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      await inTransaction(c.get('platform').databases, resident, (trx) =>
        throwAway(trx, resident, [c.req.valid('param').programme]),
      )
      return c.json({ deleted: true } as const, 200)
    },
  )

/** Programmes in the order of their questions, each once. */
function inOrder(wanted: readonly string[]): Programme[] {
  return programmes.filter((each) => wanted.includes(each))
}

function refuseDayToCome(answers: Answers, today: string): void {
  if (answers.eventDate && answers.eventDate > today)
    throw new Problem('invalid_input', {
      faults: [{ at: 'answers.eventDate', expected: 'a day that has been' }],
    })
}

/** The draft with everything that goes with it; `only` limits what is asked to these programmes. */
async function readWhole(
  trx: Trx,
  { keys }: Platform,
  resident: ResidentActor,
  only: Programme[] | null,
): Promise<z.infer<typeof wholeSchema>> {
  const { householdId, personId } = resident
  const row = await findDraft(trx, householdId, personId)
  const chosen = inOrder(row?.programmes ?? [])
  const assembled = await knownFacts(trx, {
    householdId,
    purpose: 'apply',
    requestId: resident.requestId,
  })
  const questions = questionsFor(only ?? chosen, (row?.answers ?? {}) as Answers, assembled)
  return {
    draft:
      row && (only === null || only.some((each) => chosen.includes(each)))
        ? {
            programmes: chosen,
            answers: row.answers as Answers,
            savedAt: row.saved_at.toISOString(),
          }
        : null,
    questions: questions as z.infer<typeof questionSchema>[],
    open: openQuestions(questions),
    documents: (await findWaitingDocuments(trx, householdId, personId)).map(viewDocument),
    earlier: (await findEarlierDocuments(trx, householdId)).map((each) =>
      viewEarlier(each, personId, row?.document_ids ?? []),
    ),
    members: (await findDeclaredMembers(trx, householdId, null)).map((each) =>
      viewDeclaredMember(keys, each),
    ),
  }
}

async function throwAway(
  trx: Trx,
  resident: ResidentActor,
  given: readonly Programme[],
): Promise<void> {
  const { householdId, personId } = resident
  if (!(await endDraft(trx, householdId, personId, given))) return
  await deleteDeclaredMembers(trx, householdId, personId, null)
  await deleteWaitingDocuments(trx, householdId, personId)
  await writeAudit(trx, resident, {
    action: 'draft.remove',
    purpose: 'apply',
    personId,
    householdId,
  })
}
