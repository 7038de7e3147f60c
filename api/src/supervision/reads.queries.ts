import type { Trx } from '../db/connect.ts'

/** Everything that was done with a person's data, newest first; row security shows only one's own. */
export async function findReads(
  trx: Trx,
  personId: string,
  beforeId: number | null,
  limit: number,
) {
  let query = trx
    .selectFrom('audit_event')
    .leftJoin('officer', 'officer.id', 'audit_event.actor_id')
    .leftJoin('read_question', (join) =>
      join
        .onRef('read_question.audit_id', '=', 'audit_event.id')
        .onRef('read_question.person_id', '=', 'audit_event.person_id'),
    )
    .select([
      'audit_event.id',
      'audit_event.at',
      'audit_event.actor_kind',
      'audit_event.actor_id',
      'audit_event.actor_role',
      'audit_event.action',
      'audit_event.purpose',
      'audit_event.fields',
      'audit_event.verdict',
      'officer.name',
      'officer.name_en',
      'officer.role',
      'read_question.asked_at',
      'read_question.words',
      'read_question.answer_by',
      'read_question.answer',
      'read_question.answered_at',
    ])
    .where('audit_event.person_id', '=', personId)
    .orderBy('audit_event.id', 'desc')
    .limit(limit)
  if (beforeId) query = query.where('audit_event.id', '<', beforeId)
  return await query.execute()
}
