import type { Policy } from '../policy.ts'
import type { ConditionResult, Evaluation } from './evaluation.ts'
import type { PolicyWords } from './words.ts'

/** An evaluation in sentences, in one language, for the person concerned. */
export type Explanation = {
  headline: string
  amount: string | null
  reasons: { id: string; result: ConditionResult; sentence: string; article: string }[]
  changes: string[]
  missing: string[]
  nextSteps: string[]
}

export function explain(
  _policy: Policy,
  _evaluation: Evaluation,
  _words: PolicyWords,
  _language: 'zh' | 'en',
): Explanation {
  throw new Error('not yet written')
}
