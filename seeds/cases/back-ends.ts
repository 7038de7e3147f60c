/** The same households decided by every back end of the engine, as one kind of answer. */
import {
  columnAnswers,
  columnsFromFacts,
  factsRead,
  type JsonObject,
  NotScalarError,
  OUTCOMES,
  type ParameterSet,
  type Policy,
  toColumns,
  toJs,
  toSql,
} from '@happiness-code/policy-engine'
import type { Client } from 'pg'
import { createPopulation, decidedIn } from './population.queries.ts'

export type Given = { parameters: ParameterSet; on: string }

export type Answer = { outcome: string; amountFen: number | null; reason: string }

/** Null for a household that this back end leaves to the exact way. */
export type Answers = (Answer | null)[]

export const BACK_ENDS = ['js', 'columns', 'sql'] as const
export type BackEnd = (typeof BACK_ENDS)[number]

/** Where a policy is decided by SQL: its facts become tables of this schema. */
export type Place = { client: Client; schema: string }

type ByBackEnd = (
  policy: Policy,
  given: Given,
  facts: readonly JsonObject[],
  place: Place,
) => Answers | Promise<Answers>

const DECIDE: Record<BackEnd, ByBackEnd> = { js: byJs, columns: byColumns, sql: bySql }

/** Throws NotScalarError, saying why, when the policy has no scalar form. */
export async function answersByBackEnd(
  policy: Policy,
  given: Given,
  facts: readonly JsonObject[],
  place: Place,
): Promise<Record<BackEnd, Answers>> {
  const [js, columns, sql] = await Promise.all(
    BACK_ENDS.map((one) => DECIDE[one](policy, given, facts, place)),
  )
  return { js: js ?? [], columns: columns ?? [], sql: sql ?? [] }
}

/** A back end for which the policy has no form leaves every household to the exact way. */
export async function answersWherePossible(
  ...[policy, given, facts, place]: Parameters<ByBackEnd>
): Promise<Record<BackEnd, Answers>> {
  const found: Record<BackEnd, Answers> = { js: [], columns: [], sql: [] }
  for (const backEnd of BACK_ENDS) {
    try {
      found[backEnd] = await DECIDE[backEnd](policy, given, facts, place)
    } catch (error) {
      if (!(error instanceof NotScalarError)) throw error
      found[backEnd] = facts.map(() => null)
    }
  }
  return found
}

function byJs(policy: Policy, given: Given, facts: readonly JsonObject[]): Answers {
  const decider = toJs(policy, given)
  const trace = decider.newTrace()
  return facts.map((one) => {
    const { outcome, amountFen, reason } = decider.decide(one, trace)
    return answer(outcome, Number.isNaN(amountFen) ? null : amountFen, decider.reasons[reason])
  })
}

function byColumns(policy: Policy, given: Given, facts: readonly JsonObject[]): Answers {
  const plan = toColumns(policy, given)
  const answers = columnAnswers(facts.length)
  plan.over(plan.load(facts)).decide(answers)
  return facts.map((_, at) => {
    if (answers.exact.includes(at)) return null
    const amountFen = answers.amountFen[at] ?? Number.NaN
    return answer(
      answers.outcome[at] ?? -1,
      Number.isNaN(amountFen) ? null : amountFen,
      plan.reasons[answers.reason[at] ?? -1],
    )
  })
}

async function bySql(
  policy: Policy,
  given: Given,
  facts: readonly JsonObject[],
  { client, schema }: Place,
): Promise<Answers> {
  const used = factsRead(policy, given.parameters)
  const columns = columnsFromFacts(used, facts)
  const tables = await createPopulation(client, schema, used, columns)
  const statement = toSql(policy, { ...given, tables })
  const rows = await decidedIn(client, statement, facts.length)
  return rows.map(({ household, outcome, reason, amount }) =>
    outcome === null || columns.exact.includes(household)
      ? null
      : answer(
          outcome,
          amount === null ? null : Number(amount) / 10 ** statement.amountScale,
          statement.reasons[reason],
        ),
  )
}

function answer(outcome: number, amountFen: number | null, reason: string | undefined): Answer {
  return { outcome: OUTCOMES[outcome] ?? 'none', amountFen, reason: reason ?? '' }
}
