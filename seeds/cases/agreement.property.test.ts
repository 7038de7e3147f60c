/**
 * One meaning, three back ends: policies and households made at random are decided by generated JavaScript,
 * by columns and by Postgres, and each must say what `evaluate` says, to the fen. AGREEMENT_CASES sets how
 * many households in all.
 */
import { compile, type Evaluation, evaluate } from '@happiness-code/policy-engine'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Answer, answersWherePossible, BACK_ENDS } from './back-ends.ts'
import { randomFacts, randomParameters, seededRandom } from './random-facts.ts'
import { randomPolicy } from './random-policy.ts'

const CASES = Number(process.env.AGREEMENT_CASES ?? 4000)
const HOUSEHOLDS = 100
const ON = '2025-06-01'

let client: Client
beforeAll(async () => {
  client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query('SET search_path TO pg_catalog')
})
afterAll(() => client.end())

test(
  `${CASES} households are decided the same by every back end`,
  async () => {
    const seen = new Map<string, number>()
    const decided = new Map(BACK_ENDS.map((backEnd) => [backEnd, 0]))
    for (let seed = 0; seed < CASES / HOUSEHOLDS; seed += 1) {
      const random = seededRandom(seed)
      const policy = compile(randomPolicy(random), { file: `random-${seed}.dmn` })
      const given = { parameters: randomParameters(random), on: ON }
      const facts = Array.from({ length: HOUSEHOLDS }, () => randomFacts(random))
      const expected = facts.map((one) => answerOf(evaluate(policy, { ...given, facts: one })))
      const found = await answersWherePossible(policy, given, facts, {
        client,
        schema: 'agreement',
      })
      for (const backEnd of BACK_ENDS) {
        const said = found[backEnd].map((one, at) => one ?? expected[at])
        const answered = found[backEnd].filter((one) => one !== null).length
        decided.set(backEnd, (decided.get(backEnd) ?? 0) + answered)
        expect(said, `policy ${seed} in ${backEnd}`).toEqual(expected)
      }
      for (const { outcome } of expected) seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    }
    await client.query('DROP SCHEMA agreement CASCADE')
    // A back end that leaves everybody to another is right about nothing.
    for (const [backEnd, count] of decided) expect(count / CASES, backEnd).toBeGreaterThan(0.6)
    // A generator that only ever refuses would hold nothing together.
    for (const outcome of ['eligible', 'notEligible', 'needsPerson', 'unknown']) {
      expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(CASES / 100)
    }
  },
  120_000 + CASES * 10,
)

function answerOf({ outcome, amountFen, outputs }: Evaluation): Answer {
  return { outcome, amountFen, reason: String(outputs.reason ?? '') }
}
