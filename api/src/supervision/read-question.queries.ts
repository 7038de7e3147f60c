import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

/** A look of an officer at this person's data; undefined for looks of oneself, of machines, and of others' data. */
export async function findLook(trx: Trx, personId: string, auditId: number) {
  return await trx
    .selectFrom('audit_event')
    .innerJoin('officer', 'officer.id', 'audit_event.actor_id')
    .select(['audit_event.id', 'officer.id as officer_id'])
    .where('audit_event.id', '=', auditId)
    .where('audit_event.person_id', '=', personId)
    .where('audit_event.actor_kind', '=', 'officer')
    .executeTakeFirst()
}

export async function insertQuestion(
  trx: Trx,
  question: {
    household_id: string
    id: string
    person_id: string
    division_code: number
    audit_id: number
    officer_id: string
    words: string | null
    asked_at: Date
    answer_by: string
  },
): Promise<void> {
  await trx.insertInto('read_question').values(question).execute()
}

/** A person's own questions, with what was answered. */
export async function findQuestionsOf(trx: Trx, personId: string) {
  return await trx
    .selectFrom('read_question')
    .select(['audit_id', 'words', 'asked_at', 'answer_by', 'answer', 'answered_at'])
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute()
}

/** What is asked of an officer: the open ones first, oldest first, and the answered ones of late. */
export async function findQuestionsTo(trx: Trx, officerId: string) {
  return await trx
    .selectFrom('read_question')
    .innerJoin('person', (join) =>
      join
        .onRef('person.household_id', '=', 'read_question.household_id')
        .onRef('person.id', '=', 'read_question.person_id'),
    )
    .select([
      'read_question.id',
      'read_question.household_id',
      'read_question.person_id',
      'read_question.words',
      'read_question.asked_at',
      'read_question.answer_by',
      'read_question.answer',
      'read_question.answered_at',
      'person.name_masked',
    ])
    .where('read_question.officer_id', '=', officerId)
    .orderBy(sql`read_question.answered_at desc nulls first`)
    .orderBy('read_question.asked_at')
    .limit(100)
    .execute()
}

/** Questions whose five working days are over, and who owes the answer; without a word about the resident. */
export async function findOverdueQuestions(trx: Trx, today: string) {
  return await trx
    .selectFrom('read_question')
    .innerJoin('officer', 'officer.id', 'read_question.officer_id')
    .select([
      'read_question.id',
      'read_question.asked_at',
      'read_question.answer_by',
      'officer.name',
      'officer.name_en',
      'officer.role',
    ])
    .where('read_question.answered_at', 'is', null)
    .where('read_question.answer_by', '<', today)
    .orderBy('read_question.answer_by')
    .limit(200)
    .execute()
}

/** Undefined when there is no such question to this officer, or it was answered. */
export async function answerQuestion(
  trx: Trx,
  officerId: string,
  id: string,
  words: string,
  at: Date,
) {
  return await trx
    .updateTable('read_question')
    .set({ answer: words, answered_at: at })
    .where('id', '=', id)
    .where('officer_id', '=', officerId)
    .where('answered_at', 'is', null)
    .returning(['household_id', 'person_id'])
    .executeTakeFirst()
}
