/** An evaluation and a policy's words → sentences, for the person concerned. */
import type { Policy } from '../policy.ts'
import { unitOf } from './condition.ts'
import type { Change, Condition, ConditionResult, Evaluation, Missing } from './evaluation.ts'
import { type Language, shown } from './shown.ts'
import type { PolicyWords, Words } from './words.ts'

export type Explanation = {
  headline: string
  amount: string | null
  reasons: { id: string; result: ConditionResult; sentence: string; article: string }[]
  changes: string[]
  missing: string[]
  nextSteps: string[]
}

/**
 * `language` is one of the two that every word has. Conditions that do not apply are left out.
 * Nothing is decided here: the same evaluation always gives the same sentences.
 */
export function explain(
  _policy: Policy,
  evaluation: Evaluation,
  words: PolicyWords,
  language: Language,
): Explanation {
  const figures = new Map<string, string>(
    evaluation.figures.map(({ name, value, unit }) => [name, shown(value, unit, words, language)]),
  )
  const fill = (text: Words | undefined, more: Record<string, string> = {}) =>
    (text?.[language] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      Object.hasOwn(more, name) ? (more[name] ?? '') : (figures.get(name) ?? '—'),
    )
  const { outcome, amountFen, outputs } = evaluation
  const amount =
    amountFen === null
      ? null
      : fill(words.amount, { amountFen: shown(amountFen, 'fen', words, language) })
  const reason = typeof outputs.reason === 'string' ? outputs.reason : ''
  const also = typeof outputs.alsoCheck === 'string' ? outputs.alsoCheck : ''
  const steps = [words.nextSteps[reason], also ? words.values[also] : undefined]
  return {
    headline: fill(words.outcomes[outcome], { amount: amount ?? '' }),
    amount,
    reasons: evaluation.conditions
      .filter(({ result }) => result !== 'notApplicable')
      .map((condition) => ({
        id: condition.id,
        result: condition.result,
        sentence: fill(sentenceOf(condition, words), sides(condition, words, language)),
        article: condition.article,
      })),
    changes: distinct(
      evaluation.changes.map((change) => changeSentence(change, words, language, fill)),
    ),
    missing: distinct(evaluation.missing.map((one) => missingSentence(one, words, fill, language))),
    nextSteps: steps.flatMap((step) => (step ? [fill(step)] : [])),
  }
}

const distinct = (sentences: string[]): string[] => [...new Set(sentences)]

type Fill = (text: Words | undefined, more?: Record<string, string>) => string

function sentenceOf({ name, result }: Condition, words: PolicyWords): Words | undefined {
  const entry = words.conditions[name]
  return result === 'met' || result === 'failed' ? entry?.[result] : entry?.unknown
}

function sides({ comparison }: Condition, words: PolicyWords, language: Language) {
  if (!comparison) return {}
  const { left, right, distance } = comparison
  const size = typeof distance === 'number' ? Math.abs(distance) : distance
  return {
    left: shown(left.value, left.unit, words, language),
    right: shown(right.value, right.unit, words, language),
    distance: shown(size, left.unit, words, language),
  }
}

function changeSentence(
  change: Change,
  words: PolicyWords,
  language: Language,
  fill: Fill,
): string {
  const named = words.figures[change.figure] ?? words.inputs[change.figure]
  const unit = unitOf(change.figure)
  const removed = change.to === null
  const { remove, confirm, change: other } = words.phrases
  return fill(removed ? remove : change.to === true ? confirm : other, {
    figure: named?.[language] ?? change.figure,
    from: shown(removed ? null : change.from, unit, words, language),
    to: shown(change.to, unit, words, language),
    outcome: fill(words.outcomes[change.outcome], { amount: '' }),
  })
}

/** `members[1].wageIncomeFen`: the second person's wage. Parameters are missing for everybody. */
function missingSentence(
  { kind, path }: Missing,
  words: PolicyWords,
  fill: Fill,
  language: Language,
): string {
  if (kind === 'parameter') return fill(words.phrases.parameter, { name: path })
  const bare = path.replaceAll(/\[\d+\]/g, '')
  const input = words.inputs[bare]?.[language] ?? bare
  const person = /^members\[(\d+)\]/.exec(path)?.[1]
  if (person === undefined) return fill(words.phrases.missing, { input })
  return fill(words.phrases.missingOfMember, { input, number: String(Number(person) + 1) })
}
