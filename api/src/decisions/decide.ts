import { createHash, randomUUID } from 'node:crypto'
import {
  canonicalJson,
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
import { findParameterRows, findPoliciesOn, findPolicyVersion } from '../policies/policy.queries.ts'
import { findProgrammes } from '../policies/programme.queries.ts'
import { type Answered, assessedFacts } from './assessed.ts'
import { insertDecision, type NewDecision } from './decision.queries.ts'

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

/** The district of a village: the place whose parameters hold. */
export function placeOf(divisionCode: number): string {
  return String(divisionCode).slice(0, 6)
}

/**
 * Decides every programme for a household at once, for one day, and keeps each decision with its very bytes.
 * `requests` gives what a programme asks the applicant besides the household's facts, from what was assessed.
 */
export async function decideHousehold(
  trx: Trx,
  household: {
    householdId: string
    divisionCode: number
    on: string
    assembled: AssembledFacts
    requests?: Record<string, RequestFacts>
    only?: string
    /** Why it is made; an officer's assessment is not shown as the resident's result. */
    purpose?: 'resident' | 'application' | 'assessment'
  },
): Promise<NewDecision[]> {
  const place = placeOf(household.divisionCode)
  const parameters = parametersOn(await findParameterRows(trx), { place, on: household.on })
  const decisions: NewDecision[] = []
  const answered: Answered[] = []
  for (const version of await inOrderOfRoutes(trx, household.on)) {
    const { members, assessed } = assessedFacts(household.assembled.facts, answered)
    const input: DecisionInput = {
      programme: version.policy,
      version: version.version,
      rulesSha256: version.content_sha256.toString('hex'),
      on: household.on,
      place,
      facts: {
        ...(household.assembled.facts as unknown as JsonObject),
        members,
        assessed,
        ...household.requests?.[version.policy]?.(assessed),
      },
      known: household.assembled.known as unknown as Json,
      parameters,
    }
    const evaluation = evaluate(compiledPolicy(version), {
      facts: input.facts,
      parameters,
      on: input.on,
    })
    answered.push({ programme: version.policy, tier: version.tier, evaluation })
    // The others are asked only for what they found.
    if (household.only && version.policy !== household.only) continue
    const decision = decisionFrom(household, input, evaluation)
    await insertDecision(trx, decision)
    decisions.push(decision)
    if (household.only) break
  }
  return decisions
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

function decisionFrom(
  household: { householdId: string; divisionCode: number; purpose?: NewDecision['purpose'] },
  input: DecisionInput,
  evaluation: Evaluation,
): NewDecision {
  const inputJson = canonicalJson(input as unknown as Json)
  const evaluationJson = canonicalJson(evaluation as unknown as Json)
  return {
    household_id: household.householdId,
    id: randomUUID(),
    programme: input.programme,
    purpose: household.purpose ?? 'resident',
    policy_version: input.version,
    division_code: household.divisionCode,
    on_date: input.on,
    input_json: inputJson,
    evaluation_json: evaluationJson,
    input_sha256: hash(inputJson),
    evaluation_sha256: hash(evaluationJson),
    outcome: evaluation.outcome,
    amount_fen: evaluation.amountFen,
  }
}

/** Computes a kept decision again from its kept bytes. */
export async function recompute(
  trx: Trx,
  kept: { programme: string; policy_version: number; input_json: string; evaluation_json: string },
): Promise<{ sameBytes: boolean; evaluation: Evaluation; evaluationSha256: string }> {
  const version = await findPolicyVersion(trx, kept.programme, kept.policy_version)
  if (!version) throw new Error(`Rules ${kept.programme}@${kept.policy_version} are gone`)
  const input = JSON.parse(kept.input_json) as DecisionInput
  const evaluation = evaluate(compiledPolicy(version), {
    facts: input.facts,
    parameters: input.parameters,
    on: input.on,
  })
  const json = canonicalJson(evaluation as unknown as Json)
  return {
    sameBytes: json === kept.evaluation_json,
    evaluation,
    evaluationSha256: hash(json).toString('hex'),
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
