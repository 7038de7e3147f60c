import { timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter, type Platform } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { readPerson } from '../people/people.queries.ts'
import { findByReference } from './follow.queries.ts'

/** Every answer takes at least so long: a wrong number is not told from wrong digits by the clock. */
const FLOOR_MS = 200

const referenceForm = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text.toUpperCase().replaceAll(/[\s—–]/g, ''))
  .pipe(z.string().regex(/^LP-?\d{6}-?\d{6}$/, 'LP-YYMMDD-NNNNNN'))
  .transform((text) => text.replace(/^LP-?(\d{6})-?(\d{6})$/, 'LP-$1-$2'))
const lastFour = z
  .string()
  .trim()
  .regex(/^\d{3}[\dXx]$/, 'the last four characters of the ID number')

const trackSchema = z.object({
  state: z.string(),
  since: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  paused: z.boolean(),
  final: z.boolean(),
  overdue: z.boolean(),
  hotline: z.string(),
})

export const trackRoutes = newRouter().openapi(
  createRoute({
    method: 'post',
    path: '/track',
    summary:
      'The stage of a case by its number and four digits, without a session; no name, programme or amount',
    request: { body: jsonBody(z.strictObject({ reference: referenceForm, lastFour })) },
    responses: answer(trackSchema, 'Stage and legal date, and nothing else'),
  }),
  async (c) => {
    const platform = c.get('platform')
    const { reference, lastFour: digits } = c.req.valid('json')
    await takeToken(platform, c.get('requestId'), [
      { key: `track:${c.get('address')}`, perMinute: 2, burst: 10 },
      // Ten tries a day for one number: four digits are ten thousand.
      { key: `track-reference:${reference}`, perMinute: 10 / 1440, burst: 10 },
    ])
    const [found] = await Promise.all([
      findStage(platform, c.get('requestId'), reference, digits),
      wait(FLOOR_MS),
    ])
    if (!found) throw new Problem('not_found')
    return c.json(found, 200)
  },
)

/** Undefined for a number that nobody has and for digits that are not its applicant's, alike. */
async function findStage(
  platform: Platform,
  requestId: string,
  reference: string,
  digits: string,
): Promise<z.infer<typeof trackSchema> | undefined> {
  const gate = { kind: 'worker', job: 'gate', requestId } as const
  return await inTransaction(platform.databases, gate, async (trx) => {
    const row = await findByReference(trx, reference)
    if (!row) return undefined
    const secret = await readPerson(trx, platform.keys, {
      householdId: row.household_id,
      personId: row.applicant_id,
      fields: ['citizenId'],
      purpose: 'track',
      requestId,
    })
    const same = isSame(secret.citizenId?.slice(-4) ?? '', digits)
    await writeAudit(
      trx,
      { kind: 'public', requestId },
      {
        action: 'application.track',
        purpose: 'track',
        personId: row.applicant_id,
        householdId: row.household_id,
        applicationId: row.id,
        fields: ['application'],
        verdict: same ? 'masked' : 'denied',
      },
    )
    if (!same) return undefined
    return {
      state: row.state,
      since: row.state_since.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      paused: row.pauses,
      final: row.final,
      overdue: row.due_at !== null && row.due_at < platform.clock.procedureNow(),
      hotline: platform.environment.HOTLINE,
    }
  })
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => Buffer.from(text.toUpperCase().padEnd(4)))
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b)
}
