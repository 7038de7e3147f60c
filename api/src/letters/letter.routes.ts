import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit, writeHouseholdRead } from '../audit/audit.queries.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, line, uuid } from '../http/schemas.ts'
import { findByCode, findLetter, findLetters } from './letter.queries.ts'
import { letterCode, letterCodeHash, readLetterCode, typedLetterCode } from './letter-code.ts'
import { letterContentSchema, letterKind } from './letter-content.ts'

const listedSchema = z.object({
  id: uuid,
  applicationId: uuid,
  kind: letterKind,
  programme: z.string(),
  reference: z.string(),
  madeOn: z.iso.date(),
})

type Row = NonNullable<Awaited<ReturnType<typeof findLetter>>>

const contentOf = (row: Row) => letterContentSchema.parse(JSON.parse(row.content_json))

/** A letter holds figures of everybody in the household. */
const noteRead = (trx: Trx, resident: ResidentActor) =>
  writeHouseholdRead(trx, resident, {
    action: 'read.facts',
    purpose: 'ownData',
    householdId: resident.householdId,
    fields: ['letter'],
  })

export const letterRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/letters',
      summary: 'Letters to my household, newest first',
      responses: answer(z.object({ letters: z.array(listedSchema) }), 'Letters'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        await noteRead(trx, resident)
        const letters = (await findLetters(trx, resident.householdId)).map((row) => {
          const { kind, programme, reference, madeOn } = contentOf(row)
          return {
            id: row.id,
            applicationId: row.application_id,
            kind,
            programme,
            reference,
            madeOn,
          }
        })
        return c.json({ letters }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/letters/{id}',
      summary: 'One letter, with the code by which anybody can check it',
      request: { params: z.object({ id: uuid }) },
      responses: answer(
        letterContentSchema.extend({
          id: uuid,
          applicationId: uuid,
          /** For a QR code; the code stands in the fragment, which no server sees. */
          link: z.url(),
          typedCode: z.string(),
          hotline: z.string(),
        }),
        'Letter',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, keys, environment } = c.get('platform')
      return await inTransaction(databases, resident, async (trx) => {
        const row = await findLetter(trx, resident.householdId, c.req.valid('param').id)
        if (!row) throw new Problem('not_found')
        await noteRead(trx, resident)
        const code = letterCode(keys, row.id)
        return c.json(
          {
            ...contentOf(row),
            id: row.id,
            applicationId: row.application_id,
            link: `${environment.BASE_URL}/letter#${code}`,
            typedCode: typedLetterCode(code),
            hotline: environment.HOTLINE,
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/letters/check',
      summary: 'Is this letter genuine? For anybody who holds its code',
      request: { body: jsonBody(z.strictObject({ code: line(200) })) },
      responses: answer(
        z.object({ reference: z.string(), madeOn: z.iso.date(), kind: letterKind }),
        'Reference, date, kind of decision, and nothing else',
      ),
    }),
    async (c) => {
      const platform = c.get('platform')
      const requestId = c.get('requestId')
      await takeToken(platform, requestId, [
        { key: `letter:${c.get('address')}`, perMinute: 10, burst: 20 },
      ])
      const code = readLetterCode(c.req.valid('json').code)
      if (!code) throw new Problem('not_found')
      return await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'gate', requestId },
        async (trx) => {
          const row = await findByCode(trx, letterCodeHash(code))
          if (!row) throw new Problem('not_found')
          await writeAudit(
            trx,
            { kind: 'public', requestId },
            {
              action: 'letter.check',
              purpose: 'letterCheck',
              personId: row.person_id,
              householdId: row.household_id,
              fields: ['letter'],
              verdict: 'masked',
            },
          )
          return c.json(
            { reference: row.reference, madeOn: row.made_on, kind: letterKind.parse(row.kind) },
            200,
          )
        },
      )
    },
  )
