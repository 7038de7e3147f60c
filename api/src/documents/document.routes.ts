import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { decryptBytes, encryptField } from '../crypto/field-encryption.ts'
import type { Keys } from '../crypto/keys.ts'
import { sha256 } from '../crypto/random.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { type CleanFile, cleanFile } from './clean-file.ts'
import { smallPicture } from './clean-picture.ts'
import {
  countEvidenceOfDay,
  countWaitingDocuments,
  deleteWaitingDocuments,
  findOwnDocument,
  findSameEvidence,
  findSameWaiting,
  insertDocument,
  lockDocumentsOf,
} from './document.queries.ts'
import { documentKindSchema, documentSchema, viewDocument } from './document-view.ts'
import { MAX_FILE_BYTES, MAX_FILES } from './file-kind.ts'

export const documentRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/documents',
      summary: 'Give a photo or a PDF; what is kept is written anew, without scripts and metadata',
      request: {
        body: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: z.object({
                kind: documentKindSchema,
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
      const platform = c.get('platform')
      const { databases, keys } = platform
      const { kind, file } = c.req.valid('form')
      if (file.size > MAX_FILE_BYTES) throw new Problem('body_too_large')
      await takeToken(platform, c.get('requestId'), [
        { key: `document:${resident.personId}`, perMinute: 30, burst: 60 },
      ])
      // Read outside the transaction: a large picture takes a second, and would hold a connection meanwhile.
      const { mediaType, content } = await cleanFile(Buffer.from(await file.arrayBuffer()))
      const given = { kind, mediaType, content, addedAt: platform.clock.now() }
      return c.json(
        await inTransaction(databases, resident, (trx) => keep(trx, resident, keys, given)),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/documents/{id}',
      summary: 'Take back a document that was not handed in yet',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ deleted: z.literal(true) }), 'Gone'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { id } = c.req.valid('param')
      await inTransaction(c.get('platform').databases, resident, async (trx) => {
        if ((await deleteWaitingDocuments(trx, resident.householdId, resident.personId, id)) === 0)
          throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'document.remove',
          purpose: 'apply',
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ deleted: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/documents/{id}/picture',
      summary: 'A small picture of a photo that I gave',
      request: { params: z.object({ id: uuid }) },
      responses: { 200: { description: 'JPEG, at most 320 pixels' } },
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, keys } = c.get('platform')
      const { id } = c.req.valid('param')
      const row = await inTransaction(databases, resident, async (trx) => {
        const found = await findOwnDocument(trx, resident.householdId, resident.personId, id)
        if (found?.media_type !== 'image/jpeg') throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'read.document',
          purpose: 'ownData',
          personId: resident.personId,
          householdId: resident.householdId,
          fields: [found.kind],
        })
        return found
      })
      const small = await smallPicture(
        decryptBytes(keys, `document:content:${id}`, row.content_enc),
      )
      return c.body(new Uint8Array(small), 200, { 'content-type': 'image/jpeg' })
    },
  )

/** Keeps a document once, however often it is sent. */
async function keep(
  trx: Trx,
  resident: ResidentActor,
  keys: Keys,
  given: CleanFile & { kind: string; addedAt: Date },
): Promise<z.infer<typeof documentSchema>> {
  const { householdId, personId } = resident
  const { kind, mediaType, content, addedAt } = given
  const hash = sha256(content)
  await lockDocumentsOf(trx, personId)
  const findSame = kind === 'evidence' ? findSameEvidence : findSameWaiting
  const same = await findSame(trx, householdId, personId, hash)
  if (same) return viewDocument(same)
  const count = kind === 'evidence' ? countEvidenceOfDay : countWaitingDocuments
  if ((await count(trx, householdId, personId)) >= MAX_FILES) throw new Problem('too_many_files')
  const id = randomUUID()
  await insertDocument(trx, {
    household_id: householdId,
    id,
    person_id: personId,
    division_code: resident.divisionCode,
    kind,
    media_type: mediaType,
    size_bytes: content.length,
    content_enc: encryptField(keys, `document:content:${id}`, content),
    sha256: hash,
  })
  await writeAudit(trx, resident, {
    action: 'document.give',
    purpose: 'apply',
    personId,
    householdId,
    fields: [kind],
  })
  return { id, kind, mediaType, sizeBytes: content.length, addedAt: addedAt.toISOString() }
}
