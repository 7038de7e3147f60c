import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { randomToken, sha256 } from '../crypto/random.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { AppEnv, SignedIn } from '../http/router.ts'
import { insertSession, type NewSession, touchSession } from './session.queries.ts'

type Kind = 'resident' | 'officer'

/** Idle and total life of a session (security.md 2.2), in seconds. */
const life = {
  resident: { idle: 15 * 60, total: 2 * 3600 },
  officer: { idle: 15 * 60, total: 8 * 3600 },
  /** Assisted on an officer's device: as long as the presence. */
  assisted: { idle: 15 * 60, total: 15 * 60 },
} as const

/** Two cookies, so that a community worker's tablet can hold both sessions. `__Host-` wherever there is TLS. */
export function cookieName(c: Context<AppEnv>, kind: Kind): string {
  const name = kind === 'officer' ? 'staff' : 'sid'
  return isSecure(c) ? `__Host-${name}` : name
}

function isSecure(c: Context<AppEnv>): boolean {
  return c.get('platform').environment.BASE_URL.startsWith('https:')
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
  const shared = { sessionHash, deviceId: row.device_id, verifiedAt: row.verified_at, requestId }
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
    grade: row.grade as 'C' | 'B' | 'A',
    ...(row.presence_id ? { presenceId: row.presence_id } : {}),
  }
}

type OpenSession = NewSession extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id_sha256' | 'idle_seconds' | 'lifeSeconds'>
    : never
  : never

/** Opens a session with a new secret and sets its cookie. */
export async function openSession(c: Context<AppEnv>, session: OpenSession): Promise<void> {
  const token = randomToken(256)
  const kind = session.kind
  const limits =
    kind === 'officer' ? life.officer : session.presence_id ? life.assisted : life.resident
  const row = {
    ...session,
    id_sha256: sha256(token),
    idle_seconds: limits.idle,
    lifeSeconds: limits.total,
  } as NewSession
  await inTransaction(
    c.get('platform').databases,
    { kind: 'worker', job: 'gate', requestId: c.get('requestId') },
    (trx) => insertSession(trx, row),
  )
  setCookie(c, cookieName(c, kind), token, {
    httpOnly: true,
    secure: isSecure(c),
    sameSite: kind === 'officer' ? 'Strict' : 'Lax',
    path: '/',
    maxAge: limits.total,
  })
}

export function forgetCookie(c: Context<AppEnv>, kind: Kind): void {
  deleteCookie(c, cookieName(c, kind), { path: '/', secure: isSecure(c) })
}
