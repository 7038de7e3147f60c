import type { Trx } from '../db/connect.ts'
import type { Actor } from '../db/in-transaction.ts'

/** What happened to whom, and why. Field names only, never values. */
export type AuditEntry = {
  action: string
  purpose: string
  personId?: string | null
  householdId?: string | null
  applicationId?: string | null
  onBehalfOf?: string | null
  fields?: string[]
  verdict?: 'allowed' | 'denied' | 'masked'
  resultCount?: number
}

/** Writes the entry in the caller's transaction: no log, no act. */
export async function writeAudit(trx: Trx, actor: Actor, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit_event')
    .values({
      actor_kind: actor.kind,
      actor_id:
        actor.kind === 'resident'
          ? actor.personId
          : actor.kind === 'officer'
            ? actor.officerId
            : null,
      actor_role:
        actor.kind === 'resident'
          ? `grade${actor.grade}`
          : actor.kind === 'officer'
            ? actor.role
            : actor.job,
      presence_id: actor.kind === 'officer' ? (actor.presenceId ?? null) : null,
      action: entry.action,
      purpose: entry.purpose,
      person_id: entry.personId ?? null,
      household_id: entry.householdId ?? null,
      application_id: entry.applicationId ?? null,
      on_behalf_of: entry.onBehalfOf ?? null,
      fields: entry.fields ?? [],
      verdict: entry.verdict ?? 'allowed',
      result_count: entry.resultCount ?? 1,
      request_id: actor.requestId,
    })
    .execute()
}
