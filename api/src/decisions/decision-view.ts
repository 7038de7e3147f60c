import { type Evaluation, explain, type PolicyWords } from '@happiness-code/policy-engine'
import { z } from '@hono/zod-openapi'
import { anyJson, uuid } from '../http/schemas.ts'
import { compiledPolicy } from '../policies/compiled.ts'
import type { findPolicyVersion } from '../policies/policy.queries.ts'
import { figuresUsed, figureUsedSchema, type KeptFigures } from './figures-used.ts'

const comparedSchema = z.object({ name: z.string(), value: anyJson, unit: z.string() })

/** An answer of the rules in words: the outcome first, then every reason with its figure, distance and article. */
export const explainedSchema = z.object({
  /** The programme's name in the words of its rules. */
  name: z.string(),
  outcome: z.enum(['eligible', 'notEligible', 'needsPerson', 'unknown']),
  amountFen: z.int().nullable(),
  outputs: z.record(z.string(), anyJson),
  headline: z.string(),
  reasons: z.array(
    z.object({
      id: z.string(),
      result: z.enum(['met', 'failed', 'unknown', 'notApplicable']),
      sentence: z.string(),
      article: z.string(),
      comparison: z
        .object({
          left: comparedSchema,
          operator: z.string(),
          right: comparedSchema,
          distance: anyJson,
        })
        .nullable(),
      facts: z.array(z.string()),
      /** The figures behind it; empty where nothing was kept of the household. */
      figures: z.array(figureUsedSchema),
    }),
  ),
  changes: z.array(z.string()),
  missing: z.array(z.string()),
  missingPaths: z.array(z.string()),
  nextSteps: z.array(z.string()),
  figures: z.array(
    z.object({ name: z.string(), title: z.string(), value: anyJson, unit: z.string() }),
  ),
  /** Who counts and who does not, and why; empty where the programme does not look at the household's members. */
  members: z.array(
    z.object({
      personId: uuid.nullable(),
      counts: z.boolean(),
      why: z.string(),
      title: z.string(),
    }),
  ),
  parameters: z.array(
    z.object({
      name: z.string(),
      value: anyJson,
      unit: z.string(),
      /** Six digits for a district, four for a city, two for a province. */
      place: z.string(),
      from: z.iso.date(),
      source: z.string(),
      article: z.string().nullable(),
      example: z.boolean(),
    }),
  ),
})

/** A kept decision as pages show it. */
export const decisionSchema = explainedSchema.extend({
  id: uuid,
  programme: z.string(),
  policyVersion: z.int(),
  onDate: z.iso.date(),
  madeAt: z.iso.datetime(),
  inputSha256: z.string(),
  evaluationSha256: z.string(),
})

export type DecisionView = z.infer<typeof decisionSchema>

type Row = {
  id: string
  programme: string
  policy_version: number
  on_date: string
  made_at: Date
  outcome: string
  amount_fen: number | null
  input_json: string
  evaluation_json: string
  input_sha256: Buffer
  evaluation_sha256: Buffer
}

type Version = NonNullable<Awaited<ReturnType<typeof findPolicyVersion>>>

/** Puts a kept decision into words, with the words of the rules that made it. */
export function viewDecision(row: Row, version: Version, language: 'zh' | 'en'): DecisionView {
  return {
    ...explained(
      JSON.parse(row.evaluation_json) as Evaluation,
      version,
      language,
      JSON.parse(row.input_json) as KeptFigures,
    ),
    id: row.id,
    programme: row.programme,
    policyVersion: row.policy_version,
    onDate: row.on_date,
    madeAt: row.made_at.toISOString(),
    inputSha256: row.input_sha256.toString('hex'),
    evaluationSha256: row.evaluation_sha256.toString('hex'),
  }
}

/** Puts what the rules answered into their own words. */
export function explained(
  evaluation: Evaluation,
  version: Version,
  language: 'zh' | 'en',
  kept: KeptFigures = { facts: {} },
): z.infer<typeof explainedSchema> {
  const words = version.words as unknown as PolicyWords
  const explanation = explain(compiledPolicy(version), evaluation, words, language)
  // Several conditions may stand under one rule of the law: they go with the sentences by their place.
  const conditions = evaluation.conditions.filter(({ result }) => result !== 'notApplicable')
  return {
    name: words.name[language],
    outcome: evaluation.outcome,
    amountFen: evaluation.amountFen,
    outputs: evaluation.outputs as DecisionView['outputs'],
    headline: explanation.headline,
    reasons: explanation.reasons.map((reason, at) => {
      const condition = conditions[at]
      return {
        ...reason,
        comparison: (condition?.comparison ??
          null) as DecisionView['reasons'][number]['comparison'],
        facts: condition?.facts ?? [],
        figures: figuresUsed(condition?.facts ?? [], kept),
      }
    }),
    changes: explanation.changes,
    missing: explanation.missing,
    missingPaths: evaluation.missing.map((each) => each.path),
    nextSteps: explanation.nextSteps,
    figures: evaluation.figures.map(({ name, value, unit }) => ({
      name,
      title: words.figures[name]?.[language] ?? name,
      value,
      unit,
    })) as DecisionView['figures'],
    members: (evaluation.members ?? []).map((member) => ({
      ...member,
      title: words.values[member.why]?.[language] ?? '',
    })),
    parameters: evaluation.parametersUsed.map((parameter) => ({
      name: parameter.name,
      value: parameter.value as DecisionView['parameters'][number]['value'],
      unit: parameter.unit,
      place: parameter.place,
      from: parameter.from,
      source: parameter.source,
      article: parameter.article ?? null,
      example: parameter.example ?? false,
    })),
  }
}
