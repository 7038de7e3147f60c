import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { AppEnv } from '../http/router.ts'
import { findKiosk } from './kiosk.queries.ts'

/** A registered browser stays one for a year; an operator takes it away sooner. */
const REGISTERED_SECONDS = 365 * 86_400

export function isSecure(c: Context<AppEnv>): boolean {
  return c.get('platform').environment.BASE_URL.startsWith('https:')
}

function kioskCookie(c: Context<AppEnv>): string {
  return isSecure(c) ? '__Host-kiosk' : 'kiosk'
}

/** The public screen that asks, if this browser is one; null for everybody's own. */
export async function kioskOf(c: Context<AppEnv>): Promise<string | null> {
  const secret = getCookie(c, kioskCookie(c))
  if (!secret) return null
  const kiosk = await inTransaction(
    c.get('platform').databases,
    { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
    (trx) => findKiosk(trx, sha256(secret)),
  )
  return kiosk?.id ?? null
}

/** Makes this browser the public screen, or keeps it one while everything else is cleared. */
export function keepKiosk(c: Context<AppEnv>, secret = getCookie(c, kioskCookie(c))): void {
  if (!secret) return
  setCookie(c, kioskCookie(c), secret, {
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    path: '/',
    maxAge: REGISTERED_SECONDS,
  })
}
