import { createRoute, z } from '@hono/zod-openapi'
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { writeAudit } from '../audit/audit.queries.ts'
import { insertEnrolment, takeEnrolment } from '../codes/device.queries.ts'
import { drawCode } from '../codes/draw-code.ts'
import { findPresence } from '../codes/presence.queries.ts'
import { randomToken, sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer, requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { findOwnPasskeys, insertOwnPasskey, revokeOwnPasskeys } from './own-passkey.queries.ts'
import { insertChallenge } from './passkey.queries.ts'
import {
  answeredChallenge,
  atTheGate,
  optionsSchema,
  orRefuse,
  site,
  webAuthn,
} from './web-authn.ts'

/** A resident's own passkey: the ticket is given face to face, the key is made on the resident's own phone. */
export const ownPasskeyRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/passkey-tickets',
      summary: 'A ticket with which a resident who is present makes a passkey on their own phone',
      request: { body: jsonBody(z.strictObject({ personId: uuid })) },
      responses: answer(
        z.object({ link: z.string(), svg: z.string(), minutes: z.int() }),
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
        const { household_id, person_id, division_code } = presence
        const holder = { household_id, person_id, division_code }
        await insertEnrolment(trx, holder, sha256(ticket), officer.officerId, 'passkey')
        await writeAudit(trx, officer, {
          action: 'passkey.ticket',
          purpose: 'card',
          personId: person_id,
          householdId: household_id,
        })
      })
      const link = `${environment.BASE_URL}/code/passkey#${ticket}`
      return c.json({ link, svg: await drawCode(link, 'M'), minutes: 10 }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/passkeys',
      summary: 'My passkeys',
      responses: answer(
        z.object({
          passkeys: z.array(
            z.object({ since: z.iso.datetime(), lastUsed: z.iso.datetime().nullable() }),
          ),
        }),
        'Passkeys, newest first',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findOwnPasskeys(trx, resident.householdId, resident.personId),
      )
      const passkeys = rows.map((row) => ({
        since: row.created_at.toISOString(),
        lastUsed: row.used_at?.toISOString() ?? null,
      }))
      return c.json({ passkeys }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/passkeys/options',
      summary: 'Begin to make my passkey, with a ticket given face to face',
      request: { body: jsonBody(z.strictObject({ ticket: z.string().min(16).max(60) })) },
      responses: answer(optionsSchema, 'For navigator.credentials.create'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const options = await atTheGate(c, async (trx) => {
        const holder = await takeEnrolment(trx, sha256(c.req.valid('json').ticket), 'passkey')
        if (holder?.person_id !== resident.personId) throw new Problem('ticket_refused')
        const made = await generateRegistrationOptions({
          rpName: '幸福码',
          rpID: site(c).rpID,
          userName: '幸福码',
          userID: new Uint8Array(Buffer.from(resident.personId.replaceAll('-', ''), 'hex')),
          attestationType: 'none',
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        })
        await insertChallenge(trx, made.challenge, { personId: resident.personId })
        return made
      })
      return c.json({ options: options as unknown as z.infer<typeof webAuthn> }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/passkeys',
      summary: 'Finish: the passkey is mine',
      request: { body: jsonBody(z.strictObject({ response: webAuthn })) },
      responses: answer(z.object({ enrolled: z.literal(true) }), 'Enrolled'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const response = c.req.valid('json').response as unknown as RegistrationResponseJSON
      const { challenge, personId } = await orRefuse(
        answeredChallenge(c, response.response?.clientDataJSON),
      )
      if (personId !== resident.personId) throw new Problem('sign_in_refused')
      const { origin, rpID } = site(c)
      const verified = await orRefuse(
        verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
        }),
      )
      if (!verified.verified) throw new Problem('sign_in_refused')
      const { credential } = verified.registrationInfo
      const { householdId } = resident
      await atTheGate(c, async (trx) => {
        await insertOwnPasskey(
          trx,
          { household_id: householdId, person_id: personId, division_code: resident.divisionCode },
          {
            credential_id: credential.id,
            public_key: Buffer.from(credential.publicKey),
            counter: credential.counter,
          },
        )
        await writeAudit(trx, resident, {
          action: 'passkey.enrol',
          purpose: 'card',
          personId,
          householdId,
        })
        await addJob(trx, 'notify', {
          householdId,
          personId,
          applicationId: null,
          kind: 'passkey.added',
          parameters: {},
        })
      })
      return c.json({ enrolled: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/passkeys/revoke',
      summary: 'My passkeys are gone: none of them opens anything any more',
      responses: answer(z.object({ revoked: z.int() }), 'How many were stopped'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const { householdId, personId } = resident
      const revoked = await inTransaction(c.get('platform').databases, resident, async (trx) => {
        await writeAudit(trx, resident, {
          action: 'passkey.revoke',
          purpose: 'card',
          personId,
          householdId,
        })
        return await revokeOwnPasskeys(trx, householdId, personId)
      })
      return c.json({ revoked }, 200)
    },
  )
