import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { inTransaction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import type { AppEnv } from '../http/router.ts'
import { anyJson } from '../http/schemas.ts'
import { takeChallenge } from './passkey.queries.ts'

/** What the browser hands to and takes from its authenticator; its shape is the WebAuthn library's to check. */
export const webAuthn = z.record(z.string(), anyJson)
export const optionsSchema = z.object({ options: webAuthn })

export function site(c: Context<AppEnv>): { origin: string; rpID: string } {
  const url = new URL(c.get('platform').environment.BASE_URL)
  return { origin: url.origin, rpID: url.hostname }
}

export function atTheGate<T>(
  c: Context<AppEnv>,
  work: Parameters<typeof inTransaction<T>>[2],
): Promise<T> {
  return inTransaction(
    c.get('platform').databases,
    { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
    work,
  )
}

/** The challenge that an authenticator's answer carries, and whose it was; taken once whatever follows. */
export async function answeredChallenge(
  c: Context<AppEnv>,
  clientDataJSON: unknown,
): Promise<{ challenge: string; officerId: string | null; personId: string | null }> {
  const { challenge = '' } = JSON.parse(
    Buffer.from(String(clientDataJSON ?? ''), 'base64url').toString('utf8') || '{}',
  ) as { challenge?: string }
  const taken = await atTheGate(c, (trx) => takeChallenge(trx, String(challenge)))
  if (!taken) throw new Problem('sign_in_refused')
  return { challenge, officerId: taken.officer_id, personId: taken.person_id }
}

/** Refuses alike whatever the library found wrong. */
export async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('sign_in_refused', { cause })
  }
}
