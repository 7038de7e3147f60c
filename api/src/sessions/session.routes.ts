import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { writeAudit } from '../audit/audit.queries.ts'
import {
  type Asking,
  type Identified,
  identifyByCard,
  identifyByPhoneCode,
  personKnowsPin,
} from '../codes/identify.ts'
import { findPresence } from '../codes/presence.queries.ts'
import { delegatedActions, inTransaction, type OfficerRole } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { type AppEnv, newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { authenticate, forgetCookie, openSession, sessionFrom } from './authenticate.ts'
import { isElder } from './elder.ts'
import { kioskOf } from './kiosk.ts'
import { endSession } from './session.queries.ts'

const pin = z.string().regex(/^\d{6}$/, 'six digits')
const card = z.string().min(1).max(200)
const code = z.string().min(1).max(300)

const openSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('card'), card, pin }),
  z.strictObject({ by: z.literal('phoneCode'), code, pin: pin.optional() }),
])

const sessionSchema = z.object({
  grade: z.enum(['C', 'B', 'A']),
  personId: z.uuid(),
  householdId: z.uuid(),
  assisted: z.boolean(),
  /** Over 60: pages are made for eyes and hands of that age, unless the reader chose otherwise. */
  elder: z.boolean(),
  kiosk: z.boolean(),
  /** Seconds without a request after which the session ends; pages say so before it does. */
  idleSeconds: z.int(),
  /** When it ends in any case. */
  endsAt: z.iso.datetime(),
  /** For whom the reader acts, under a delegation. */
  actingFor: z
    .object({
      delegationId: z.uuid(),
      nameMasked: z.string(),
      actions: z.array(z.enum(delegatedActions)),
    })
    .nullable(),
})

export const sessionRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/sessions',
      summary: 'Identify a resident by card and PIN, or by phone code (and PIN)',
      request: { body: jsonBody(openSchema) },
      responses: answer(
        sessionSchema,
        'A session at the grade that this way of identifying reaches',
      ),
    }),
    async (c) => {
      const given = c.req.valid('json')
      const asking: Asking = {
        platform: c.get('platform'),
        requestId: c.get('requestId'),
        address: c.get('address'),
        ...(await ofKiosk(c)),
      }
      const identified =
        given.by === 'card'
          ? await identifyByCard(asking, given)
          : await identifyByPhoneCode(asking, given.code)
      if (!identified) throw new Problem('code_refused')
      const withPin = given.by === 'phoneCode' && given.pin !== undefined
      if (withPin && !(await personKnowsPin(asking, identified, given.pin as string)))
        throw new Problem('code_refused')
      const presenceId = given.by === 'card' ? await presenceOfOfficer(c, identified) : null
      const grade = withPin || presenceId ? 'B' : 'C'
      const limits = await openSession(c, {
        kind: 'resident',
        household_id: identified.household_id,
        person_id: identified.person_id,
        division_code: identified.division_code,
        grade,
        device_id: identified.deviceId,
        card_sha256: identified.cardSha256,
        presence_id: presenceId,
      })
      const actor = { kind: 'worker', job: 'gate', requestId: asking.requestId } as const
      const elder = await inTransaction(asking.platform.databases, actor, async (trx) => {
        await writeAudit(trx, actor, {
          action: 'session.open',
          purpose: 'signIn',
          personId: identified.person_id,
          householdId: identified.household_id,
        })
        return await isElder(trx, asking.platform.clock.now(), {
          householdId: identified.household_id,
          personId: identified.person_id,
        })
      })
      return c.json(
        {
          grade,
          personId: identified.person_id,
          householdId: identified.household_id,
          assisted: presenceId !== null,
          elder,
          kiosk: limits.kiosk,
          idleSeconds: limits.idleSeconds,
          endsAt: limits.endsAt.toISOString(),
          actingFor: null,
        } as const,
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/sessions/current',
      summary: 'Who is signed in here',
      middleware: [authenticate] as const,
      responses: answer(
        z.object({
          signedIn: sessionSchema.nullable(),
          /** This browser is a public screen, whether somebody is signed in or not. */
          kiosk: z.boolean(),
        }),
        'The resident session, or null',
      ),
    }),
    async (c) => {
      const signedIn = c.get('signedIn')
      const kiosk = (await kioskOf(c)) !== null
      if (signedIn?.kind !== 'resident') return c.json({ signedIn: null, kiosk }, 200)
      const { platform } = c.var
      const { delegation } = signedIn
      const reader = delegation
        ? { householdId: delegation.helperHouseholdId, personId: delegation.helperPersonId }
        : signedIn
      const elder = await inTransaction(
        platform.databases,
        { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
        (trx) => isElder(trx, platform.clock.now(), reader),
      )
      return c.json(
        {
          signedIn: {
            grade: signedIn.grade,
            personId: signedIn.personId,
            householdId: signedIn.householdId,
            assisted: signedIn.presenceId !== undefined,
            elder,
            kiosk: signedIn.kioskId !== null,
            idleSeconds: signedIn.idleSeconds,
            endsAt: signedIn.endsAt.toISOString(),
            actingFor: delegation
              ? {
                  delegationId: delegation.id,
                  nameMasked: delegation.personNameMasked,
                  actions: delegation.actions,
                }
              : null,
          },
          kiosk,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/sessions/current',
      summary: 'Sign out; nothing stays in the browser',
      responses: answer(z.object({ ended: z.literal(true) }), 'Ended'),
    }),
    async (c) => {
      const signedIn = await sessionFrom(c, 'resident')
      if (signedIn)
        await inTransaction(
          c.get('platform').databases,
          { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
          (trx) => endSession(trx, signedIn.sessionHash),
        )
      forgetCookie(c, 'resident')
      c.header('clear-site-data', '"cache"')
      return c.json({ ended: true } as const, 200)
    },
  )

/** A public screen is limited by itself, not by its address: 120 tries a minute (security.md 1.4). */
async function ofKiosk(c: Context<AppEnv>): Promise<Partial<Asking>> {
  const kioskId = await kioskOf(c)
  return kioskId ? { address: `kiosk:${kioskId}`, perMinute: 120 } : {}
}

/** Roles that may meet a resident and work with them on one device. */
const meetsResidents = new Set<OfficerRole>([
  'communityWorker',
  'townCaseworker',
  'districtCaseworker',
])

/** On an officer's device, with the resident present: the id of that presence. */
async function presenceOfOfficer(
  c: Parameters<typeof sessionFrom>[0],
  person: Identified,
): Promise<string | null> {
  const officer = await sessionFrom(c, 'officer')
  if (officer?.kind !== 'officer' || !meetsResidents.has(officer.role)) return null
  const presence = await inTransaction(c.get('platform').databases, officer, (trx) =>
    findPresence(trx, officer.officerId, person.person_id),
  )
  return presence?.id ?? null
}
