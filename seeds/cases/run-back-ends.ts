/** A policy's worked examples through the generated JavaScript, the columns and Postgres. */
import {
  type CasesFile,
  compile,
  evaluate,
  type JsonObject,
  NotScalarError,
  type ParameterRow,
  parametersOn,
} from '@happiness-code/policy-engine'
import type { Client } from 'pg'
import { type Answer, answersByBackEnd, BACK_ENDS, type BackEnd } from './back-ends.ts'

export type BackEndTally = { passed: number; failed: number; exact: number }

/** `exact` counts households that a back end leaves to the exact way: they pass there. */
export type BackEndResult = {
  policy: string
  backEnds: Record<BackEnd, BackEndTally>
  failures: { name: string; message: string }[]
}

/** Every answer must be that of `evaluate`. The schema is replaced: two runs at once need two. */
export async function runBackEnds(
  xml: string,
  file: CasesFile,
  parameters: readonly ParameterRow[],
  client: Client,
  schema = 'cases',
): Promise<BackEndResult> {
  const policy = compile(xml, { file: `${file.policy}.dmn` })
  const result: BackEndResult = {
    policy: file.policy,
    backEnds: { js: none(), columns: none(), sql: none() },
    failures: [],
  }
  const days = new Set(file.cases.map(({ on }) => on ?? file.on))
  for (const on of days) {
    const cases = file.cases.filter((one) => (one.on ?? file.on) === on)
    const given = { parameters: parametersOn(parameters, { place: file.place, on }), on }
    const facts = cases.map((one): JsonObject => one.facts)
    try {
      const found = await answersByBackEnd(policy, given, facts, { client, schema })
      for (const [at, { name }] of cases.entries()) {
        const { outcome, amountFen, outputs } = evaluate(policy, {
          ...given,
          facts: facts[at] ?? {},
        })
        const expected = { outcome, amountFen, reason: String(outputs.reason ?? '') }
        for (const backEnd of BACK_ENDS) {
          const message = compared(result.backEnds[backEnd], found[backEnd][at] ?? null, expected)
          if (message) result.failures.push({ name, message: `${backEnd}: ${message}` })
        }
      }
    } catch (error) {
      if (!(error instanceof NotScalarError)) throw error
      const message = `decides one household at a time only: ${error.message}`
      result.failures.push({ name: `on ${on}`, message })
      for (const backEnd of BACK_ENDS) result.backEnds[backEnd].failed += cases.length
    }
  }
  return result
}

function none(): BackEndTally {
  return { passed: 0, failed: 0, exact: 0 }
}

function compared(tally: BackEndTally, found: Answer | null, expected: Answer): string | null {
  if (found === null) tally.exact += 1
  const [said, meant] = [JSON.stringify(found ?? expected), JSON.stringify(expected)]
  if (said === meant) {
    tally.passed += 1
    return null
  }
  tally.failed += 1
  return `${said} instead of ${meant}`
}
