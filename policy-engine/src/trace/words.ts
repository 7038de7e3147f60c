import type { Outcome } from './evaluation.ts'

/** One text in every language of the product. Slots are figures: `{countableIncomeFen}`. */
export type Words = { zh: string; en: string }

/**
 * The words of one policy, beside its model (`<programme>.words.json`). Conditions and figures are
 * keyed by the decision's name, reasons and next steps by the code in the outcome table, inputs by
 * the path of the fact without indexes (`members.wageIncomeFen`), values by code (`PAY_FIRST`).
 */
export type PolicyWords = {
  policy: string
  name: Words
  outcomes: Record<Outcome, Words>
  conditions: Record<string, { name: Words; met: Words; failed: Words; unknown: Words }>
  reasons: Record<string, Words>
  nextSteps: Record<string, Words>
  figures: Record<string, Words>
  inputs: Record<string, Words>
  values: Record<string, Words>
}
