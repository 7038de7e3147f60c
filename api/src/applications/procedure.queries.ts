import type { Trx } from '../db/connect.ts'

export type ProcedureState = {
  state: string
  clock: string
  clock_length: number | null
  pauses: boolean
  final: boolean
  article: string
}

export async function findState(
  trx: Trx,
  programme: string,
  state: string,
): Promise<ProcedureState | undefined> {
  return await trx
    .selectFrom('procedure_state')
    .select(['state', 'clock', 'clock_length', 'pauses', 'final', 'article'])
    .where('programme', '=', programme)
    .where('state', '=', state)
    .executeTakeFirst()
}

/** Moves out of a state, and who may make them. */
export async function findEdges(trx: Trx, programme: string, from: string) {
  return await trx
    .selectFrom('legal_edge')
    .select(['to_state', 'roles'])
    .where('programme', '=', programme)
    .where('from_state', '=', from)
    .orderBy('to_state')
    .execute()
}

/** What may be done against a decision, and until when; calendar days. */
export async function findRemedy(trx: Trx, programme: string) {
  return await trx
    .selectFrom('procedure_remedy')
    .select([
      'ask_days',
      'ask_article',
      'answer_days',
      'answer_article',
      'suit_days',
      'suit_article',
    ])
    .where('programme', '=', programme)
    .executeTakeFirstOrThrow()
}

/** The states of a case's straight way, in order. */
export async function findStraightWay(trx: Trx, programme: string) {
  return await trx
    .selectFrom('procedure_state')
    .select(['state', 'clock', 'clock_length', 'article'])
    .where('programme', '=', programme)
    .where('line_rank', 'is not', null)
    .orderBy('line_rank')
    .execute()
}

export type Procedure = {
  programme: string
  remedy: {
    askDays: number
    askArticle: string
    answerDays: number
    answerArticle: string
    suitDays: number
    suitArticle: string
  }
  /** States of the straight way, in order; every other is a way round. */
  line: string[]
  states: {
    state: string
    clock: string
    length?: number
    pauses?: boolean
    final?: boolean
    article: string
  }[]
  edges: { from: string; to: string; roles: string[] }[]
}

/** Loads a procedure from its file; repeating it changes nothing. */
export async function upsertProcedure(trx: Trx, procedure: Procedure): Promise<void> {
  const states = [
    { state: 'start', clock: 'none', article: '–' },
    ...procedure.states,
  ] as Procedure['states']
  for (const state of states) {
    const row = {
      clock: state.clock,
      clock_length: state.length ?? null,
      pauses: state.pauses ?? false,
      final: state.final ?? false,
      article: state.article,
      line_rank: procedure.line.includes(state.state) ? procedure.line.indexOf(state.state) : null,
    }
    await trx
      .insertInto('procedure_state')
      .values({ programme: procedure.programme, state: state.state, ...row })
      .onConflict((conflict) => conflict.columns(['programme', 'state']).doUpdateSet(row))
      .execute()
  }
  for (const edge of procedure.edges)
    await trx
      .insertInto('legal_edge')
      .values({
        programme: procedure.programme,
        from_state: edge.from,
        to_state: edge.to,
        roles: edge.roles,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['programme', 'from_state', 'to_state'])
          .doUpdateSet({ roles: edge.roles }),
      )
      .execute()
  const { remedy } = procedure
  const row = {
    ask_days: remedy.askDays,
    ask_article: remedy.askArticle,
    answer_days: remedy.answerDays,
    answer_article: remedy.answerArticle,
    suit_days: remedy.suitDays,
    suit_article: remedy.suitArticle,
  }
  await trx
    .insertInto('procedure_remedy')
    .values({ programme: procedure.programme, ...row })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet(row))
    .execute()
}
