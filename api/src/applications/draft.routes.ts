import { createHash, randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { encryptField } from '../crypto/field-encryption.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, jsonBody, uuid } from '../http/schemas.ts'
import { countDocuments, findDocuments, insertDocument } from './document.queries.ts'
import { deleteDraft, findDrafts, saveDraft } from './draft.queries.ts'
import { MAX_FILE_BYTES, MAX_FILES, mediaTypeOf } from './file-kind.ts'
import {
  type Answers,
  answersSchema,
  openQuestions,
  programmes,
  questionsFor,
} from './questions.ts'

const programme = z.enum(programmes)

const draftSchema = z.object({ programme, answers: answersSchema, savedAt: z.iso.datetime() })
const questionSchema = z.object({
  name: z.enum(Object.keys(answersSchema.shape) as [keyof Answers]),
  required: z.boolean(),
  answered: z.boolean(),
  known: z.object({ value: anyJson, source: z.string(), asOf: z.iso.date() }).nullable(),
})
const documentSchema = z.object({
  id: uuid,
  kind: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  addedAt: z.iso.datetime(),
})

export const draftRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/drafts',
      summary: 'Applications I have begun',
      responses: answer(z.object({ drafts: z.array(draftSchema) }), 'Drafts'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findDrafts(trx, resident.householdId, resident.personId),
      )
      return c.json(
        {
          drafts: rows.map((row) => ({
            programme: row.programme as 'emergency-aid',
            answers: row.answers as Answers,
            savedAt: row.saved_at.toISOString(),
          })),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/drafts/{programme}',
      summary: 'A draft, what it still asks, and what is known already',
      request: { params: z.object({ programme }) },
      responses: answer(
        z.object({
          draft: draftSchema.nullable(),
          questions: z.array(questionSchema),
          open: z.array(z.string()),
          documents: z.array(documentSchema),
        }),
        'Draft',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const wanted = c.req.valid('param').programme
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const row = (await findDrafts(trx, resident.householdId, resident.personId)).find(
          (each) => each.programme === wanted,
        )
        const assembled = await knownFacts(trx, {
          householdId: resident.householdId,
          purpose: 'apply',
          requestId: resident.requestId,
        })
        const questions = questionsFor(wanted, (row?.answers ?? {}) as Answers, assembled)
        const documents = await findDocuments(trx, resident.householdId, null)
        return c.json(
          {
            draft: row
              ? {
                  programme: wanted,
                  answers: row.answers as Answers,
                  savedAt: row.saved_at.toISOString(),
                }
              : null,
            questions: questions as z.infer<typeof questionSchema>[],
            open: openQuestions(questions),
            documents: documents.map((each) => ({
              id: each.id,
              kind: each.kind,
              mediaType: each.media_type,
              sizeBytes: each.size_bytes,
              addedAt: each.added_at.toISOString(),
            })),
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/drafts/{programme}',
      summary: 'Keep a draft; later answers replace earlier ones, others stay',
      request: {
        params: z.object({ programme }),
        body: jsonBody(z.strictObject({ answers: answersSchema })),
      },
      responses: answer(z.object({ savedAt: z.iso.datetime() }), 'Kept'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const wanted = c.req.valid('param').programme
      const savedAt = await inTransaction(c.get('platform').databases, resident, async (trx) => {
        return await saveDraft(trx, {
          household_id: resident.householdId,
          person_id: resident.personId,
          programme: wanted,
          division_code: resident.divisionCode,
          answers: JSON.stringify(c.req.valid('json').answers),
        })
      })
      return c.json({ savedAt: savedAt.toISOString() }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/drafts/{programme}',
      summary: 'Throw a draft away',
      request: { params: z.object({ programme }) },
      responses: answer(z.object({ deleted: z.literal(true) }), 'Gone'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      await inTransaction(c.get('platform').databases, resident, (trx) =>
        deleteDraft(trx, resident.householdId, resident.personId, c.req.valid('param').programme),
      )
      return c.json({ deleted: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/documents',
      summary: 'Give a photo or a PDF',
      request: {
        body: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: z.object({
                kind: z.enum(['income', 'illness', 'housing', 'event', 'dispute', 'other']),
                file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
              }),
            },
          },
        },
      },
      responses: answer(documentSchema, 'Kept until the application is handed in'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, keys } = c.get('platform')
      const { kind, file } = c.req.valid('form')
      if (file.size > MAX_FILE_BYTES) throw new Problem('body_too_large')
      const content = Buffer.from(await file.arrayBuffer())
      const mediaType = mediaTypeOf(content)
      const id = randomUUID()
      await inTransaction(databases, resident, async (trx) => {
        if ((await countDocuments(trx, resident.householdId)) >= MAX_FILES)
          throw new Problem('too_many_files')
        await insertDocument(trx, {
          household_id: resident.householdId,
          id,
          person_id: resident.personId,
          division_code: resident.divisionCode,
          kind,
          media_type: mediaType,
          size_bytes: content.length,
          content_enc: encryptField(keys, `document:content:${id}`, content),
          sha256: createHash('sha256').update(content).digest(),
        })
      })
      return c.json(
        {
          id,
          kind,
          mediaType,
          sizeBytes: content.length,
          addedAt: c.get('platform').clock.now().toISOString(),
        },
        200,
      )
    },
  )
