import { z } from '@hono/zod-openapi'
import { anyJson, uuid } from '../http/schemas.ts'
import type { ApplicationRow, findEvents } from './application.queries.ts'

export const applicationSchema = z.object({
  id: uuid,
  householdId: uuid,
  reference: z.string(),
  programme: z.string(),
  state: z.string(),
  stateSince: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  paused: z.boolean(),
  final: z.boolean(),
  overdue: z.boolean(),
  submittedAt: z.iso.datetime(),
  /** The same for all cases handed in together. */
  handedInWith: uuid,
  decisionId: uuid,
  outcome: z.enum(['eligible', 'notEligible', 'needsPerson', 'unknown']),
  proposedAmountFen: z.int().nullable(),
  version: z.int(),
})

export const eventSchema = z.object({
  seq: z.int(),
  from: z.string(),
  to: z.string(),
  at: z.iso.datetime(),
  actorKind: z.string(),
  actorRole: z.string(),
  actorName: z.string().nullable(),
  actorNameEn: z.string().nullable(),
  note: z.string().nullable(),
  detail: z.record(z.string(), anyJson),
})

export function viewApplication(row: ApplicationRow, now: Date): z.infer<typeof applicationSchema> {
  return {
    id: row.id,
    householdId: row.household_id,
    reference: row.reference,
    programme: row.programme,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    paused: row.pauses,
    final: row.final,
    overdue: row.due_at !== null && row.due_at < now,
    submittedAt: row.submitted_at.toISOString(),
    handedInWith: row.handed_in_with,
    decisionId: row.decision_id,
    outcome: row.outcome as 'eligible',
    proposedAmountFen: row.proposed_amount_fen,
    version: row.version,
  }
}

/** Events with what each recorded; residents do not see the officers' working notes in `detail`. */
export function viewEvents(
  rows: Awaited<ReturnType<typeof findEvents>>,
  forResident: boolean,
): z.infer<typeof eventSchema>[] {
  return rows.map((row) => ({
    seq: row.seq,
    from: row.from_state,
    to: row.to_state,
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    actorRole: row.actor_role,
    actorName: row.officer_name,
    actorNameEn: row.officer_name_en,
    note: row.note,
    detail: forResident ? residentDetail(row.detail) : (row.detail as Record<string, never>),
  }))
}

const shownToResident = ['amountFen', 'reasons', 'publicUntil', 'firstPeriod']

function residentDetail(detail: unknown): Record<string, never> {
  return Object.fromEntries(
    Object.entries(detail as Record<string, never>).filter(([name]) =>
      shownToResident.includes(name),
    ),
  )
}
