import { createRoute, z } from '@hono/zod-openapi'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer } from '../http/schemas.ts'
import { findReads } from './reads.queries.ts'

const PAGE = 50

export const readsRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/reads',
    summary: 'Who looked at my data, when, what, and why',
    request: { query: z.strictObject({ before: z.coerce.number().int().positive().optional() }) },
    responses: answer(
      z.object({
        reads: z.array(
          z.object({
            id: z.int(),
            at: z.iso.datetime(),
            who: z.enum(['me', 'family', 'officer', 'machine', 'public']),
            name: z.string().nullable(),
            nameEn: z.string().nullable(),
            role: z.string().nullable(),
            action: z.string(),
            purpose: z.string(),
            fields: z.array(z.string()),
            masked: z.boolean(),
            /** What the reader asked about this look, and what the officer said. */
            question: z
              .object({
                words: z.string().nullable(),
                askedAt: z.iso.datetime(),
                answerBy: z.iso.date(),
                answer: z.string().nullable(),
              })
              .nullable(),
          }),
        ),
        more: z.boolean(),
      }),
      'Entries, newest first',
    ),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
      findReads(trx, resident.personId, c.req.valid('query').before ?? null, PAGE + 1),
    )
    const reads = rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      who: who(row.actor_kind, row.actor_id, resident.personId),
      name: row.name,
      nameEn: row.name_en,
      role: row.role,
      action: row.action,
      purpose: row.purpose,
      fields: row.fields,
      masked: row.verdict === 'masked',
      question:
        row.asked_at && row.answer_by
          ? {
              words: row.words,
              askedAt: row.asked_at.toISOString(),
              answerBy: row.answer_by,
              answer: row.answer,
            }
          : null,
    }))
    return c.json({ reads, more: rows.length > PAGE }, 200)
  },
)

function who(
  kind: string,
  actorId: string | null,
  me: string,
): 'me' | 'family' | 'officer' | 'machine' | 'public' {
  if (kind === 'resident') return actorId === me ? 'me' : 'family'
  if (kind === 'officer') return 'officer'
  return kind === 'worker' ? 'machine' : 'public'
}
