import { sql } from 'kysely'
import type { DatabaseRole, Databases, Trx } from './connect.ts'

export type OfficerRole =
  | 'communityWorker'
  | 'townCaseworker'
  | 'districtCaseworker'
  | 'paymentPreparer'
  | 'paymentReleaser'
  | 'policyAuthor'
  | 'policyPublisher'
  | 'auditor'
  | 'operator'

export type ResidentActor = {
  kind: 'resident'
  personId: string
  householdId: string
  divisionCode: number
  grade: 'C' | 'B' | 'A'
  /** An officer is beside the resident, on the officer's device. */
  presenceId?: string
  /** Somebody of the family acts for this resident; see the table delegation. */
  delegation?: Delegation
  requestId: string
}

/** Who acts, under which delegation, and what it opens. */
export type Delegation = {
  id: string
  actions: DelegatedAction[]
  helperHouseholdId: string
  helperPersonId: string
  /** Masked name of the one for whom is acted. */
  personNameMasked: string
}

/** What a resident may let somebody of the family do. Closed: sessions/delegated-routes.ts says what each opens. */
export const delegatedActions = ['progress', 'apply', 'supply', 'payments'] as const
export type DelegatedAction = (typeof delegatedActions)[number]

export type OfficerActor = {
  kind: 'officer'
  officerId: string
  role: OfficerRole
  lo: number
  hi: number
  presenceId?: string
  requestId: string
}

/** A machine: the gate that looks up codes and sessions, or a job. */
export type WorkerActor = { kind: 'worker'; job: string; requestId: string }

export type Actor = ResidentActor | OfficerActor | WorkerActor

const roleOf: Record<OfficerRole, DatabaseRole> = {
  communityWorker: 'staff',
  townCaseworker: 'staff',
  districtCaseworker: 'staff',
  paymentPreparer: 'staff',
  paymentReleaser: 'staff',
  policyAuthor: 'admin',
  policyPublisher: 'admin',
  auditor: 'auditor',
  operator: 'auditor',
}

/** The database role an actor works through. */
export function databaseRoleOf(actor: Actor): DatabaseRole {
  if (actor.kind === 'officer') return roleOf[actor.role]
  return actor.kind
}

/**
 * Runs one unit of work as an actor. Row security sees who it is through settings that live as long as the
 * transaction (`set_config(…, true)`), so nothing leaks to the next user of the connection.
 */
export async function inTransaction<T>(
  databases: Databases,
  actor: Actor,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return await databases[databaseRoleOf(actor)].transaction().execute(async (trx) => {
    const context = contextOf(actor)
    await sql`select ${sql.join(
      Object.entries(context).map(
        ([name, value]) => sql`set_config(${`app.${name}`}::text, ${value}::text, true)`,
      ),
    )}`.execute(trx)
    return await work(trx)
  })
}

function contextOf(actor: Actor): Record<string, string> {
  if (actor.kind === 'resident')
    return {
      kind: 'resident',
      household: actor.householdId,
      person: actor.personId,
      role: `grade${actor.grade}`,
      ...(actor.presenceId ? { presence: actor.presenceId } : {}),
      ...(actor.delegation ? { helper: actor.delegation.helperPersonId } : {}),
    }
  if (actor.kind === 'officer')
    return {
      kind: 'officer',
      officer: actor.officerId,
      role: actor.role,
      lo: String(actor.lo),
      hi: String(actor.hi),
      ...(actor.presenceId ? { presence: actor.presenceId } : {}),
    }
  return { kind: 'worker', role: actor.job }
}
