import type { Context } from 'hono'
import type { OfficerActor, OfficerRole, ResidentActor } from '../db/in-transaction.ts'
import { Problem } from './problem.ts'
import type { AppEnv, SignedIn } from './router.ts'

const strength = { C: 1, B: 2, A: 3 } as const

/** The resident who asks, identified at least this strongly (security.md 1.4, grades). */
export function requireResident(
  c: Context<AppEnv>,
  grade: 'C' | 'B' | 'A',
): ResidentActor & SignedIn {
  const signedIn = c.get('signedIn')
  if (signedIn?.kind !== 'resident') throw new Problem('not_signed_in')
  if (strength[signedIn.grade] < strength[grade]) throw new Problem('grade_too_low')
  return signedIn
}

/** The officer who asks, in one of these roles. */
export function requireOfficer(
  c: Context<AppEnv>,
  ...roles: OfficerRole[]
): OfficerActor & SignedIn {
  const signedIn = c.get('signedIn')
  if (signedIn?.kind !== 'officer') throw new Problem('not_signed_in')
  if (roles.length > 0 && !roles.includes(signedIn.role)) throw new Problem('role_not_allowed')
  return signedIn
}
