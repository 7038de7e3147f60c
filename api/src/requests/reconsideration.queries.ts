import type { Trx } from '../db/connect.ts'

export async function insertReconsideration(
  trx: Trx,
  row: {
    household_id: string
    id: string
    application_id: string
    turn: number
    division_code: number
    person_id: string
    asked_at: Date
    due_at: Date
    grounds: string[]
    words: string
    document_ids: string[]
    decision_id: string
    prepared_by: string
    assisted_by: string | null
    decided_by: string
    asked_with: string | null
  },
): Promise<void> {
  await trx.insertInto('reconsideration').values(row).execute()
}

/** Requests about a case, newest first. */
export async function findReconsiderations(trx: Trx, householdId: string, applicationId: string) {
  return await trx
    .selectFrom('reconsideration')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('application_id', '=', applicationId)
    .orderBy('turn', 'desc')
    .execute()
}

/** Unanswered requests of an officer's divisions, oldest clock first; row security draws the border. */
export async function findOpenReconsiderations(trx: Trx, limit: number) {
  return await trx
    .selectFrom('reconsideration')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'reconsideration.household_id')
        .onRef('person.id', '=', 'reconsideration.person_id'),
    )
    .innerJoin('reference_directory', (join) =>
      join
        .onRef('reference_directory.household_id', '=', 'reconsideration.household_id')
        .onRef('reference_directory.application_id', '=', 'reconsideration.application_id'),
    )
    .innerJoin('officer_decision', (join) =>
      join
        .onRef('officer_decision.household_id', '=', 'reconsideration.household_id')
        .onRef('officer_decision.application_id', '=', 'reconsideration.application_id')
        .onRef('officer_decision.turn', '=', 'reconsideration.turn'),
    )
    .selectAll('reconsideration')
    .select([
      'person.name_masked',
      'reference_directory.reference',
      'officer_decision.kind as decided_kind',
      'officer_decision.amount_fen as decided_amount_fen',
      'officer_decision.reasons as decided_reasons',
      'officer_decision.decided_at',
    ])
    .where('reconsideration.answered_at', 'is', null)
    .orderBy('reconsideration.due_at')
    .orderBy('reconsideration.id')
    .limit(limit)
    .execute()
}

export async function lockReconsideration(trx: Trx, householdId: string, id: string) {
  return await trx
    .selectFrom('reconsideration')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function answerReconsideration(
  trx: Trx,
  row: { household_id: string; id: string },
  answered: {
    outcome: 'upheld' | 'setAside'
    reasons: string
    answered_by: string
    answered_at: Date
  },
): Promise<void> {
  await trx
    .updateTable('reconsideration')
    .set(answered)
    .where('household_id', '=', row.household_id)
    .where('id', '=', row.id)
    .execute()
}
