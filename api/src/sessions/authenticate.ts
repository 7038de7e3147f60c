import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { randomToken, sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { AppEnv, SignedIn } from '../http/router.ts'
import { isSecure, kioskOf } from './kiosk.ts'
import { insertSession, type NewSession, touchSession } from './session.queries.ts'

type Kind = 'resident' | 'officer'

/** Idle and total life of a session (security.md 2.2), in seconds. */
const life = {
  resident: { idle: 15 * 60, total: 2 * 3600 },
  officer: { idle: 15 * 60, total: 8 * 3600 },
  /** Assisted on an officer's device: as long as the presence. */
  assisted: { idle: 15 * 60, total: 15 * 60 },
  /** On a public screen: the next person waits behind this one. */
  kiosk: { idle: 2 * 60, total: 8 * 60 },
} as const

/** Two cookies, so that a community worker's tablet can hold both sessions. `__Host-` wherever there is TLS. */
export function cookieName(c: Context<AppEnv>, kind: Kind): string {
  const name = kind === 'officer' ? 'staff' : 'sid'
  return isSecure(c) ? `__Host-${name}` : name
}

/** Officers' routes read the officers' cookie, all others the residents'; the session row is read on every request. */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set(
    'signedIn',
    (await sessionFrom(c, c.req.path.startsWith('/api/staff/') ? 'officer' : 'resident')) ?? null,
  )
  await next()
}

/** The live session in one of the two cookies. */
export async function sessionFrom(c: Context<AppEnv>, kind: Kind): Promise<SignedIn | undefined> {
  const token = getCookie(c, cookieName(c, kind))
  if (!token) return undefined
  const sessionHash = sha256(token)
  const requestId = c.get('requestId')
  const row = await inTransaction(
    c.get('platform').databases,
    { kind: 'worker', job: 'gate', requestId },
    (trx) => touchSession(trx, sessionHash),
  )
  if (!row || row.kind !== kind) return undefined
  const shared = {
    sessionHash,
    deviceId: row.device_id,
    cardSha256: row.card_sha256,
    verifiedAt: row.verified_at,
    idleSeconds: row.idle_seconds,
    endsAt: row.expires_at,
    kioskId: row.kiosk_id,
    requestId,
  }
  if (row.officer)
    return {
      ...shared,
      kind: 'officer',
      officerId: row.officer.id,
      role: row.officer.role,
      lo: row.officer.lo,
      hi: row.officer.hi,
    }
  return {
    ...shared,
    kind: 'resident',
    householdId: row.household_id as string,
    personId: row.person_id as string,
    divisionCode: row.division_code as number,
    grade: row.raised ? 'A' : (row.grade as 'C' | 'B'),
    ...(row.delegation ? { delegation: row.delegation } : {}),
    ...(row.presence_id ? { presenceId: row.presence_id } : {}),
  }
}

/** How long a session lasts: without a request, and at most. */
type Limits = { idleSeconds: number; endsAt: Date; kiosk: boolean }

type OpenSession = NewSession extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id_sha256' | 'idle_seconds' | 'lifeSeconds' | 'kiosk_id'>
    : never
  : never

/**
 * Opens a session with a new secret and sets its cookie. A session that goes on from another ends when that one would
 * have ended: give its end as `notAfter`.
 */
export async function openSession(
  c: Context<AppEnv>,
  session: OpenSession,
  notAfter?: Date,
): Promise<Limits> {
  const token = randomToken(256)
  const kind = session.kind
  const now = c.get('platform').clock.now()
  const kioskId = kind === 'resident' ? await kioskOf(c) : null
  const { idle, total } = limitsOf(session, kioskId)
  const left = notAfter ? Math.floor((notAfter.getTime() - now.getTime()) / 1000) : total
  const lifeSeconds = Math.max(0, Math.min(total, left))
  const row = {
    ...session,
    ...(kind === 'resident' ? { kiosk_id: kioskId } : {}),
    id_sha256: sha256(token),
    idle_seconds: idle,
    lifeSeconds,
  } as NewSession
  await inTransaction(
    c.get('platform').databases,
    { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
    (trx) => insertSession(trx, row),
  )
  setSecret(c, kind, token, lifeSeconds)
  return {
    idleSeconds: idle,
    endsAt: new Date(now.getTime() + lifeSeconds * 1000),
    kiosk: kioskId !== null,
  }
}

function limitsOf(session: OpenSession, kioskId: string | null) {
  if (session.kind === 'officer') return life.officer
  if (kioskId) return life.kiosk
  return session.presence_id ? life.assisted : life.resident
}

/** Puts the secret of a session into its cookie. */
export function setSecret(
  c: Context<AppEnv>,
  kind: Kind,
  token: string,
  lifeSeconds: number,
): void {
  setCookie(c, cookieName(c, kind), token, {
    httpOnly: true,
    secure: isSecure(c),
    sameSite: kind === 'officer' ? 'Strict' : 'Lax',
    path: '/',
    maxAge: lifeSeconds,
  })
}

export function forgetCookie(c: Context<AppEnv>, kind: Kind): void {
  deleteCookie(c, cookieName(c, kind), { path: '/', secure: isSecure(c) })
}
