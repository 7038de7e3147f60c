import { createRoute, z } from '@hono/zod-openapi'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findPublic } from './publicity.queries.ts'

export const publicityRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/publicity/{publicId}',
    summary: 'One publicity notice, while it hangs; there is no list',
    request: { params: z.object({ publicId: uuid }) },
    responses: answer(
      z.object({
        nameShown: z.string(),
        peopleCount: z.int(),
        amountFen: z.int(),
        programme: z.string(),
        village: z.string(),
        villageEn: z.string(),
        from: z.iso.datetime(),
        until: z.iso.datetime(),
        hotline: z.string(),
      }),
      'The fields that the law allows, and no others',
    ),
  }),
  async (c) => {
    const { databases, clock, environment } = c.get('platform')
    const row = await inTransaction(
      databases,
      { kind: 'worker', job: 'publicity', requestId: c.get('requestId') },
      (trx) => findPublic(trx, c.req.valid('param').publicId),
    )
    if (!row) throw new Problem('not_found')
    if (row.taken_down_at || row.ends_at < clock.procedureNow()) throw new Problem('gone')
    c.header('x-robots-tag', 'noindex, nofollow')
    return c.json(
      {
        nameShown: row.name_shown,
        peopleCount: row.people_count,
        amountFen: row.amount_fen,
        programme: row.programme,
        village: row.village,
        villageEn: row.village_en,
        from: row.starts_at.toISOString(),
        until: row.ends_at.toISOString(),
        hotline: environment.HOTLINE,
      },
      200,
    )
  },
)
