import { z } from '@hono/zod-openapi'
import { uuid } from '../http/schemas.ts'
import type { findWaitingDocuments } from './document.queries.ts'

/**
 * What a document shows; the person who gives it says so. `evidence` goes with a wrong figure, a change at home or a
 * request to look again, and never with an application.
 */
export const documentKindSchema = z.enum([
  'evidence',
  'identity',
  'income',
  'illness',
  'housing',
  'event',
  'other',
])

export const documentSchema = z.object({
  id: uuid,
  kind: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  addedAt: z.iso.datetime(),
})

/** A document that was handed in before: whether the reader gave it, and whether it goes with the new application. */
export const earlierDocumentSchema = documentSchema.extend({
  own: z.boolean(),
  chosen: z.boolean(),
})

type Row = Awaited<ReturnType<typeof findWaitingDocuments>>[number]

export function viewDocument(row: Row): z.infer<typeof documentSchema> {
  return {
    id: row.id,
    kind: row.kind,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    addedAt: row.added_at.toISOString(),
  }
}

export function viewEarlier(
  row: Row,
  personId: string,
  chosen: readonly string[],
): z.infer<typeof earlierDocumentSchema> {
  return { ...viewDocument(row), own: row.person_id === personId, chosen: chosen.includes(row.id) }
}
