import { type JsonWebKey, randomBytes, randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { addDays, dayOf } from '../clock/clock.ts'
import { decryptBytes, encryptField } from '../crypto/field-encryption.ts'
import { randomToken, sha256 } from '../crypto/random.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, uuid } from '../http/schemas.ts'
import { findPerson } from '../people/people.queries.ts'
import {
  findDevice,
  insertAliases,
  insertDevice,
  insertEnrolment,
  markSynced,
  takeEnrolment,
} from './device.queries.ts'
import { drawCode } from './draw-code.ts'
import { aliasOf, isPublicKey, STEP_SECONDS, signatureHolds } from './phone-code.ts'
import { findPresence } from './presence.queries.ts'

/** A P-256 public key and nothing else: no private part may ever arrive here. */
const publicJwk = z
  .strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .refine(isPublicKey, 'a point of P-256')

/** How far a phone's reading of our time may be off. */
const SYNC_TOLERANCE_MS = 5 * 60_000

const phoneSchema = z.object({
  deviceId: uuid,
  /** Whose phone it is, as the page of the code shows it; the code itself carries no name. */
  nameMasked: z.string(),
  aliases: z.array(z.object({ day: z.iso.date(), alias: z.string() })),
  serverTimeMs: z.int(),
  stepSeconds: z.int(),
  link: z.string(),
})

const ticketSchema = z.object({ link: z.string(), svg: z.string(), minutes: z.int() })

/** Aliases of today and tomorrow: a phone works offline for a day after its last contact. */
async function aliasesFor(trx: Trx, deviceId: string, seed: Buffer, now: Date) {
  const today = dayOf(now)
  const rows = [today, addDays(today, 1)].map((day) => ({
    day,
    alias: aliasOf(seed, day),
    device_id: deviceId,
  }))
  await insertAliases(trx, rows)
  return rows.map((row) => ({ day: row.day, alias: row.alias.toString('base64url') }))
}

export const deviceRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/enrolments',
      summary: 'A ticket that binds the phone of a resident who is present',
      request: { body: jsonBody(z.strictObject({ personId: uuid })) },
      responses: answer(
        ticketSchema,
        "Link and code for the resident's phone, good once, for ten minutes",
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { databases, environment } = c.get('platform')
      const ticket = randomToken(128)
      await inTransaction(databases, officer, async (trx) => {
        const presence = await findPresence(trx, officer.officerId, c.req.valid('json').personId)
        if (!presence) throw new Problem('presence_needed')
        const holder = {
          household_id: presence.household_id,
          person_id: presence.person_id,
          division_code: presence.division_code,
        }
        await insertEnrolment(trx, holder, sha256(ticket), officer.officerId)
        await writeAudit(trx, officer, {
          action: 'device.ticket',
          purpose: 'card',
          personId: holder.person_id,
          householdId: holder.household_id,
        })
      })
      const link = `${environment.BASE_URL}/enrol#${ticket}`
      return c.json({ link, svg: await drawCode(link, 'M'), minutes: 10 }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/devices',
      summary: 'Enrol this phone: its key is made on it and cannot leave it',
      request: {
        body: jsonBody(z.strictObject({ ticket: z.string().min(16).max(60), publicJwk })),
      },
      responses: answer(phoneSchema, 'What the phone needs to draw codes for a day'),
    }),
    async (c) => {
      const { databases, keys, clock } = c.get('platform')
      const { ticket, publicJwk: jwk } = c.req.valid('json')
      await takeToken(c.get('platform'), c.get('requestId'), [
        { key: `enrol:ip:${c.get('address')}`, perMinute: 10, burst: 20 },
      ])
      const actor = { kind: 'worker', job: 'gate', requestId: c.get('requestId') } as const
      const deviceId = randomUUID()
      const seed = randomBytes(32)
      const [aliases, nameMasked] = await inTransaction(databases, actor, async (trx) => {
        const holder = await takeEnrolment(trx, sha256(ticket))
        if (!holder) throw new Problem('ticket_refused')
        const place = `device:alias_seed:${deviceId}` as const
        await insertDevice(trx, holder, {
          id: deviceId,
          public_jwk: JSON.stringify(jwk),
          alias_seed_enc: encryptField(keys, place, seed),
        })
        await writeAudit(trx, actor, {
          action: 'device.enrol',
          purpose: 'card',
          personId: holder.person_id,
          householdId: holder.household_id,
        })
        return [
          await aliasesFor(trx, deviceId, seed, clock.now()),
          await maskedNameOf(trx, holder),
        ] as const
      })
      return c.json(
        phone(
          c.get('platform').environment.BASE_URL,
          { deviceId, nameMasked, aliases },
          clock.now(),
        ),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/devices/sync',
      summary: 'New aliases and the right time, for a phone that signs the request',
      request: {
        body: jsonBody(
          z.strictObject({
            deviceId: uuid,
            atMs: z.int(),
            signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
          }),
        ),
      },
      responses: answer(phoneSchema, 'Aliases of today and tomorrow'),
    }),
    async (c) => {
      const { databases, keys, clock, environment } = c.get('platform')
      const { deviceId, atMs, signature } = c.req.valid('json')
      // A phone knows the right time from its last contact; an old request was copied.
      if (Math.abs(atMs - clock.now().getTime()) > SYNC_TOLERANCE_MS)
        throw new Problem('ticket_refused')
      await takeToken(c.get('platform'), c.get('requestId'), [
        { key: `sync:${deviceId}`, perMinute: 6, burst: 12 },
      ])
      const actor = { kind: 'worker', job: 'gate', requestId: c.get('requestId') } as const
      const [aliases, nameMasked] = await inTransaction(databases, actor, async (trx) => {
        const device = await findDevice(trx, deviceId)
        const signed = Buffer.from(`xfm-sync|${deviceId}|${atMs}`)
        if (
          !device ||
          !signatureHolds(
            device.public_jwk as JsonWebKey,
            signed,
            Buffer.from(signature, 'base64url'),
          )
        )
          throw new Problem('ticket_refused')
        await markSynced(trx, deviceId)
        const seed = decryptBytes(keys, `device:alias_seed:${deviceId}`, device.alias_seed_enc)
        return [
          await aliasesFor(trx, deviceId, seed, clock.now()),
          await maskedNameOf(trx, device),
        ] as const
      })
      return c.json(
        phone(environment.BASE_URL, { deviceId, nameMasked, aliases }, clock.now()),
        200,
      )
    },
  )

async function maskedNameOf(
  trx: Trx,
  holder: { household_id: string; person_id: string },
): Promise<string> {
  return (await findPerson(trx, holder.household_id, holder.person_id))?.name_masked ?? ''
}

function phone(
  baseUrl: string,
  known: { deviceId: string; nameMasked: string; aliases: { day: string; alias: string }[] },
  now: Date,
) {
  return {
    ...known,
    serverTimeMs: now.getTime(),
    stepSeconds: STEP_SECONDS,
    link: `${baseUrl}/c#`,
  }
}
