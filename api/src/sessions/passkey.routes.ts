import { createRoute, z } from '@hono/zod-openapi'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { sha256 } from '../crypto/random.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { openSession } from './authenticate.ts'
import {
  countPasskeyUse,
  findOfficerName,
  findPasskey,
  insertChallenge,
  insertPasskey,
} from './passkey.queries.ts'
import { endSessionsOfOfficer, takeSignInLink } from './session.queries.ts'
import {
  answeredChallenge,
  atTheGate,
  optionsSchema,
  orRefuse,
  site,
  webAuthn,
} from './web-authn.ts'

export const passkeyRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/passkeys/options',
      summary: 'Begin to enrol a passkey, by a one-time invitation',
      request: { body: jsonBody(z.strictObject({ token: z.string().min(16).max(100) })) },
      responses: answer(optionsSchema, 'For navigator.credentials.create'),
    }),
    async (c) => {
      await takeToken(c.get('platform'), c.get('requestId'), [
        { key: `passkey:ip:${c.get('address')}`, perMinute: 10, burst: 20 },
      ])
      const options = await atTheGate(c, async (trx) => {
        const link = await takeSignInLink(trx, sha256(c.req.valid('json').token), 'enrolPasskey')
        const name = link && (await findOfficerName(trx, link.officer_id))
        if (!link || !name) throw new Problem('sign_in_refused')
        const made = await generateRegistrationOptions({
          rpName: '幸福码',
          rpID: site(c).rpID,
          userName: name,
          userID: new Uint8Array(Buffer.from(link.officer_id.replaceAll('-', ''), 'hex')),
          attestationType: 'none',
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        })
        await insertChallenge(trx, made.challenge, { officerId: link.officer_id })
        return made
      })
      return c.json({ options: options as unknown as z.infer<typeof webAuthn> }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/passkeys',
      summary: 'Finish: the new passkey signs the officer in',
      request: { body: jsonBody(z.strictObject({ response: webAuthn })) },
      responses: answer(z.object({ signedIn: z.literal(true) }), 'Enrolled and signed in'),
    }),
    async (c) => {
      const response = c.req.valid('json').response as unknown as RegistrationResponseJSON
      const { challenge, officerId } = await orRefuse(
        answeredChallenge(c, response.response?.clientDataJSON),
      )
      if (!officerId) throw new Problem('sign_in_refused')
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
      await atTheGate(c, async (trx) => {
        await insertPasskey(trx, {
          credential_id: credential.id,
          officer_id: officerId,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
        })
        await endSessionsOfOfficer(trx, officerId)
      })
      await openSession(c, { kind: 'officer', officer_id: officerId })
      return c.json({ signedIn: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/sessions/passkey/options',
      summary: 'Begin to sign in with a passkey',
      responses: answer(optionsSchema, 'For navigator.credentials.get'),
    }),
    async (c) => {
      await takeToken(c.get('platform'), c.get('requestId'), [
        { key: `passkey:ip:${c.get('address')}`, perMinute: 10, burst: 20 },
      ])
      const options = await generateAuthenticationOptions({
        rpID: site(c).rpID,
        userVerification: 'required',
      })
      await atTheGate(c, (trx) => insertChallenge(trx, options.challenge))
      return c.json({ options: options as unknown as z.infer<typeof webAuthn> }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/sessions/passkey',
      summary: 'Sign in with a passkey',
      request: { body: jsonBody(z.strictObject({ response: webAuthn })) },
      responses: answer(z.object({ signedIn: z.literal(true) }), 'Signed in'),
    }),
    async (c) => {
      const response = c.req.valid('json').response as unknown as AuthenticationResponseJSON
      const {
        challenge,
        officerId: invited,
        personId,
      } = await orRefuse(answeredChallenge(c, response.response?.clientDataJSON))
      const passkey = await atTheGate(c, (trx) => findPasskey(trx, String(response.id)))
      if (!passkey || invited || personId) throw new Problem('sign_in_refused')
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
      await atTheGate(c, async (trx) => {
        await countPasskeyUse(trx, passkey.credential_id, verified.authenticationInfo.newCounter)
        await endSessionsOfOfficer(trx, passkey.officer_id)
      })
      await openSession(c, { kind: 'officer', officer_id: passkey.officer_id })
      return c.json({ signedIn: true } as const, 200)
    },
  )
