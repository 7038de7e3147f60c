import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'
import type { Actor } from '../db/in-transaction.ts'

/** What happened to whom, and why. Field names only, never values. */
export type AuditEntry = {
  action: string
  purpose: string
  personId?: string | null
  householdId?: string | null
  applicationId?: string | null
  fields?: string[]
  verdict?: 'allowed' | 'denied' | 'masked'
  resultCount?: number
}

/** Nobody who signed in: the rows say "public". */
type PublicActor = { kind: 'public'; requestId: string }

function whoActs(actor: Actor | PublicActor) {
  const shared = {
    actor_kind: actor.kind,
    request_id: actor.requestId,
    presence_id: 'presenceId' in actor ? (actor.presenceId ?? null) : null,
  }
  if (actor.kind === 'public')
    return { ...shared, actor_id: null, actor_role: null, on_behalf_of: null }
  if (actor.kind === 'resident')
    return {
      ...shared,
      actor_id: actor.delegation?.helperPersonId ?? actor.personId,
      actor_role: `grade${actor.grade}`,
      on_behalf_of: actor.delegation ? actor.personId : null,
    }
  if (actor.kind === 'worker')
    return { ...shared, actor_id: null, actor_role: actor.job, on_behalf_of: null }
  return { ...shared, actor_id: actor.officerId, actor_role: actor.role, on_behalf_of: null }
}

/** Writes the entry in the caller's transaction: no log, no act. */
export async function writeAudit(
  trx: Trx,
  actor: Actor | PublicActor,
  entry: AuditEntry,
): Promise<void> {
  await trx
    .insertInto('audit_event')
    .values({
      ...whoActs(actor),
      action: entry.action,
      purpose: entry.purpose,
      person_id: entry.personId ?? null,
      household_id: entry.householdId ?? null,
      application_id: entry.applicationId ?? null,
      fields: entry.fields ?? [],
      verdict: entry.verdict ?? 'allowed',
      result_count: entry.resultCount ?? 1,
    })
    .execute()
}

/** Writes one look at a whole household into the log of each of its members. */
export async function writeHouseholdRead(
  trx: Trx,
  actor: Actor,
  read: {
    action: 'read.person' | 'read.facts'
    purpose: string
    householdId: string
    fields: string[]
    masked?: boolean
  },
): Promise<void> {
  const who = whoActs(actor)
  await sql`
    insert into audit_event (actor_kind, actor_id, actor_role, on_behalf_of, presence_id, request_id, action, purpose, person_id, household_id, fields, verdict)
    select ${who.actor_kind}, ${who.actor_id}::uuid, ${who.actor_role}, ${who.on_behalf_of}::uuid, ${who.presence_id}::uuid, ${who.request_id},
      ${read.action}, ${read.purpose}, id, household_id, ${read.fields}, ${read.masked ? 'masked' : 'allowed'}
      from person where household_id = ${read.householdId}`.execute(trx)
}
