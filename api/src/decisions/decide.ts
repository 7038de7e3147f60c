import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson, type Evaluation, evaluate, type Json } from '@happiness-code/policy-engine'
import type { Trx } from '../db/connect.ts'
import type { AssembledFacts } from '../facts/assemble.ts'
import { compiledPolicy } from '../policies/compiled.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { insertDecision, type NewDecision } from './decision.queries.ts'
import { type DecisionInput, evaluateProgrammes, type RequestFacts } from './evaluate-programmes.ts'

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
  const { divisionCode, on, assembled, requests, only } = household
  const evaluated = await evaluateProgrammes(trx, {
    place: placeOf(divisionCode),
    on,
    assembled,
    ...(requests ? { requests } : {}),
    ...(only ? { upTo: only } : {}),
  })
  // The others were asked only for what they found.
  const wanted = evaluated.filter(({ input }) => !only || input.programme === only)
  const decisions = wanted.map(({ input, evaluation }) =>
    decisionFrom(household, input, evaluation),
  )
  for (const decision of decisions) await insertDecision(trx, decision)
  return decisions
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
