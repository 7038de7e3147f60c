import { createRoute, z } from '@hono/zod-openapi'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import { writeAudit } from '../audit/audit.queries.ts'
import { randomToken, sha256 } from '../crypto/random.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { type AppEnv, newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { setSecret } from './authenticate.ts'
import { countOwnPasskeyUse, findOwnPasskey, findOwnPasskeys } from './own-passkey.queries.ts'
import { insertChallenge } from './passkey.queries.ts'
import { raiseSession } from './session.queries.ts'
import {
  answeredChallenge,
  atTheGate,
  optionsSchema,
  orRefuse,
  site,
  webAuthn,
} from './web-authn.ts'

/** A step-up gives a new cookie, and not a second more of life. */
const secondsLeft = (endsAt: Date, now: Date) =>
  Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000))

/** Who may rise: on a phone of their own, not at a public screen, not on an officer's device (security.md 2.2). */
function requireOwnDevice(c: Context<AppEnv>) {
  const resident = requireResident(c, 'B')
  if (resident.kioskId || resident.presenceId) throw new Problem('grade_too_low')
  return resident
}

/** Grade A: a passkey asserted with user verification not more than two minutes ago. */
export const raiseRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/sessions/raise/options',
      summary: 'Begin to prove with my passkey that it is me',
      responses: answer(optionsSchema, 'For navigator.credentials.get'),
    }),
    async (c) => {
      const resident = requireOwnDevice(c)
      await takeToken(c.get('platform'), c.get('requestId'), [
        { key: `raise:${resident.personId}`, perMinute: 5, burst: 10 },
      ])
      const options = await atTheGate(c, async (trx) => {
        const own = await findOwnPasskeys(trx, resident.householdId, resident.personId)
        if (own.length === 0) throw new Problem('passkey_missing')
        const made = await generateAuthenticationOptions({
          rpID: site(c).rpID,
          userVerification: 'required',
          allowCredentials: own.map((row) => ({ id: row.credential_id })),
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
      path: '/sessions/raise',
      summary: 'Grade A for two minutes',
      request: { body: jsonBody(z.strictObject({ response: webAuthn })) },
      responses: answer(z.object({ grade: z.literal('A'), seconds: z.int() }), 'Raised'),
    }),
    async (c) => {
      const resident = requireOwnDevice(c)
      const { householdId } = resident
      const response = c.req.valid('json').response as unknown as AuthenticationResponseJSON
      const { challenge, personId } = await orRefuse(
        answeredChallenge(c, response.response?.clientDataJSON),
      )
      if (personId !== resident.personId) throw new Problem('sign_in_refused')
      const passkey = await atTheGate(c, (trx) =>
        findOwnPasskey(trx, householdId, personId, String(response.id)),
      )
      if (!passkey) throw new Problem('sign_in_refused')
      const { origin, rpID } = site(c)
      const verified = await orRefuse(
        verifyAuthenticationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
          credential: {
            id: passkey.credential_id,
            publicKey: new Uint8Array(passkey.public_key),
            counter: passkey.counter,
          },
          requireUserVerification: true,
        }),
      )
      if (!verified.verified) throw new Problem('sign_in_refused')
      const token = randomToken(256)
      await atTheGate(c, async (trx) => {
        await countOwnPasskeyUse(
          trx,
          householdId,
          passkey.credential_id,
          verified.authenticationInfo.newCounter,
        )
        await raiseSession(trx, resident.sessionHash, sha256(token))
        await writeAudit(trx, resident, {
          action: 'session.raise',
          purpose: 'signIn',
          personId,
          householdId,
        })
      })
      setSecret(c, 'resident', token, secondsLeft(resident.endsAt, c.get('platform').clock.now()))
      return c.json({ grade: 'A', seconds: 120 } as const, 200)
    },
  )
