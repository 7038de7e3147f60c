import {
  type Evaluation,
  evaluate,
  type Json,
  type JsonObject,
  type ParameterSet,
  parametersOn,
} from '@happiness-code/policy-engine'
import type { Trx } from '../db/connect.ts'
import type { AssembledFacts } from '../facts/assemble.ts'
import { compiledPolicy } from '../policies/compiled.ts'
import { findParameterRows, findPoliciesOn } from '../policies/policy.queries.ts'
import { findProgrammes } from '../policies/programme.queries.ts'
import { type Answered, assessedFacts } from './assessed.ts'

/** Everything a decision was given; its canonical JSON is kept and hashed. */
export type DecisionInput = {
  programme: string
  version: number
  rulesSha256: string
  on: string
  place: string
  facts: JsonObject
  known: Json
  parameters: ParameterSet
}

/** Facts of one request, given what earlier programmes found. */
export type RequestFacts = (assessed: JsonObject) => JsonObject

export type Evaluated = {
  version: Awaited<ReturnType<typeof inOrderOfRoutes>>[number]
  input: DecisionInput
  evaluation: Evaluation
}

/**
 * Evaluates every programme for one household and one day in the order of routes, each given what the earlier ones
 * found. Writes nothing. `upTo` ends after that programme.
 */
export async function evaluateProgrammes(
  trx: Trx,
  household: {
    /** GB/T 2260 of the district whose parameters hold. */
    place: string
    on: string
    assembled: AssembledFacts
    requests?: Record<string, RequestFacts>
    upTo?: string
  },
): Promise<Evaluated[]> {
  const { place, on, assembled, requests, upTo } = household
  const parameters = parametersOn(await findParameterRows(trx), { place, on })
  const evaluated: Evaluated[] = []
  const answered: Answered[] = []
  for (const version of await inOrderOfRoutes(trx, on)) {
    const { members, assessed } = assessedFacts(assembled.facts, answered)
    const input: DecisionInput = {
      programme: version.policy,
      version: version.version,
      rulesSha256: version.content_sha256.toString('hex'),
      on,
      place,
      facts: {
        ...(assembled.facts as unknown as JsonObject),
        members,
        assessed,
        ...requests?.[version.policy]?.(assessed),
      },
      known: assembled.known as unknown as Json,
      parameters,
    }
    const evaluation = evaluate(compiledPolicy(version), { facts: input.facts, parameters, on })
    answered.push({ programme: version.policy, tier: version.tier, evaluation })
    evaluated.push({ version, input, evaluation })
    if (version.policy === upTo) break
  }
  return evaluated
}

/** The rules of each programme on a day, in the order in which they read each other's answers. */
async function inOrderOfRoutes(trx: Trx, on: string) {
  const programmes = new Map((await findProgrammes(trx)).map((one) => [one.programme, one]))
  const last = Number.MAX_SAFE_INTEGER
  return (await findPoliciesOn(trx, on))
    .map((version) => ({
      ...version,
      rank: programmes.get(version.policy)?.rank ?? last,
      tier: programmes.get(version.policy)?.tier ?? null,
    }))
    .sort((one, other) => one.rank - other.rank)
}
