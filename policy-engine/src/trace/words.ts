import type { Policy } from '../policy.ts'
import type { Outcome } from './evaluation.ts'
import { codesIn, inputPathsIn } from './vocabulary.ts'

/** One text in every language of the product. Slots are figures: `{countableIncomeFen}`. */
export type Words = { zh: string; en: string }

/**
 * The words of one policy, beside its model (`<programme>.words.json`). Conditions and figures are
 * keyed by the decision's name, reasons and next steps by the code in the outcome table, inputs by
 * the path of the fact without indexes (`members.wageIncomeFen`), values by code (`PAY_FIRST`).
 * In `conditions`, `{left}`, `{right}` and `{distance}` are the sides of the comparison.
 */
export type PolicyWords = {
  policy: string
  name: Words
  amount: Words
  outcomes: Record<Outcome, Words>
  conditions: Record<string, { name: Words; met: Words; failed: Words; unknown: Words }>
  reasons: Record<string, Words>
  nextSteps: Record<string, Words>
  figures: Record<string, Words>
  inputs: Record<string, Words>
  values: Record<string, Words>
  phrases: Record<Phrase, Words>
}

/** Sentences around a figure: what would change, what is missing, of whom. */
export type Phrase = 'change' | 'confirm' | 'remove' | 'missing' | 'missingOfMember' | 'parameter'

const OUTCOMES: readonly Outcome[] = ['eligible', 'notEligible', 'needsPerson', 'unknown']
const PHRASES: readonly Phrase[] = [
  'change',
  'confirm',
  'remove',
  'missing',
  'missingOfMember',
  'parameter',
]

/** Every word a policy needs and does not have, in either language, as `reasons.FAIL_ASSET.en`. */
export function missingWords(policy: Policy, words: PolicyWords): string[] {
  const missing: string[] = []
  const need = (path: string, entry: Partial<Words> | undefined) => {
    for (const language of ['zh', 'en'] as const) {
      if (!entry?.[language]?.trim()) missing.push(`${path}.${language}`)
    }
  }
  need('name', words.name)
  need('amount', words.amount)
  for (const outcome of OUTCOMES) need(`outcomes.${outcome}`, words.outcomes?.[outcome])
  for (const phrase of PHRASES) need(`phrases.${phrase}`, words.phrases?.[phrase])
  for (const { name } of policy.outcome?.conditions ?? []) {
    const entry = words.conditions?.[name]
    need(`conditions.${name}.name`, entry?.name)
    for (const result of ['met', 'failed', 'unknown'] as const) {
      need(`conditions.${name}.${result}`, entry?.[result])
    }
  }
  const { reasons, figures, values } = codesIn(policy)
  for (const code of reasons) {
    need(`reasons.${code}`, words.reasons?.[code])
    need(`nextSteps.${code}`, words.nextSteps?.[code])
  }
  for (const name of figures) need(`figures.${name}`, words.figures?.[name])
  for (const code of values) need(`values.${code}`, words.values?.[code])
  for (const path of inputPathsIn(policy)) need(`inputs.${path}`, words.inputs?.[path])
  return missing
}
