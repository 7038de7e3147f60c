/** What would change an answer → sentences, for the person concerned. Plain words, and no blame. */
import type { Json } from '../json.ts'
import type { Answer } from './answers.ts'
import { unitOf } from './condition.ts'
import type { Change, Outcome } from './evaluation.ts'
import { withoutIndexes } from './fact-path.ts'
import { type Language, shown } from './shown.ts'
import type { WhatIf } from './what-if.ts'
import { OUTCOMES, SENTENCES } from './what-if-sentences.ts'
import type { PolicyWords, Words } from './words.ts'

type Say = {
  words: PolicyWords
  language: Language
}

/** First what would change it, then when, then what the missing facts would mean. Each sentence once. */
export function whatIfInWords(found: WhatIf, words: PolicyWords, language: Language): string[] {
  const say = { words, language }
  const { changes, later, missing } = found
  const sentences = [
    ...changes.map((change) => changeSentence(change, say)),
    ...(later ? [fill(SENTENCES.later, { day: later.on, ...outcomeSlots(later, say) }, say)] : []),
    ...missing.flatMap(({ path, answers }) => answerSentences(path, answers, say)),
  ]
  return [...new Set(sentences)]
}

/** Nothing is said of a fact that settles nothing, whatever it is. */
function answerSentences(path: string, answers: readonly Answer[], say: Say): string[] {
  if (answers.every(({ outcome }) => outcome === 'unknown')) return []
  const [first] = answers
  const listed = answers.every(({ from, to }) => from !== null && String(from) === String(to))
  if (listed && !Array.isArray(first?.from)) return listedSentences(path, answers, say)
  return answers.map((answer) => answerSentence(path, answer, answers.length === 1, say))
}

/** Values one by one: those with one result together. A code that has no words says nothing to anybody. */
function listedSentences(path: string, answers: readonly Answer[], say: Say): string[] {
  const groups = new Map<string, Answer[]>()
  for (const answer of answers) {
    const { from, outcome, amountFen } = answer
    if (typeof from === 'string' && !say.words.values[from]) continue
    const key = `${outcome} ${amountFen}`
    groups.set(key, [...(groups.get(key) ?? []), answer])
  }
  const fact = factText(path, say)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const values = group.map(({ from }) =>
      fill(SENTENCES.value, { value: valueText(from, path, say) }, say),
    )
    const slots = { fact, values: values.join(SENTENCES.or[say.language]) }
    const template = group.length === answers.length ? SENTENCES.anyAnswer : SENTENCES.oneOf
    return [fill(template, { ...slots, ...outcomeSlots(first, say) }, say)]
  })
}

/** What follows from one stretch of values; `only` when every value gives the same. */
function answerSentence(path: string, answer: Answer, only: boolean, say: Say): string {
  const [from, to] = [answer.from, answer.to].map((end) => valueText(end, path, say))
  const slots = { fact: factText(path, say), from, to, ...outcomeSlots(answer, say) }
  return fill(SENTENCES[templateFor(answer, only)], slots, say)
}

function templateFor({ from, to }: Answer, only: boolean): keyof typeof SENTENCES {
  const isDay = [from, to].some((end) => typeof end === 'string' && /^\d{4,}-\d\d-\d\d$/.test(end))
  if (Array.isArray(from)) return 'none'
  if (only && to === null) return 'any'
  if (from !== null && String(from) === String(to)) return 'is'
  if (isDay) return from === null ? 'before' : to === null ? 'after' : 'between'
  if (to === null) return 'from'
  return from === 0 || from === null ? 'upTo' : 'between'
}

function changeSentence(change: Change, say: Say): string {
  const { figure, path, to } = change
  if (typeof to === 'boolean') return answeredSentence(change, say)
  const fact = say.words.figures[figure]?.[say.language] ?? factText(path ?? figure, say)
  const slots = { fact, to: valueText(to, figure, say), ...outcomeSlots(change, say) }
  return fill(to === null ? SENTENCES.remove : SENTENCES.change, slots, say)
}

/** A fact that is a question of yes or no, answered otherwise. */
function answeredSentence({ figure, path, to, ...change }: Change, say: Say): string {
  const slots = { fact: factText(path ?? figure, say), to: valueText(to, figure, say) }
  return fill(SENTENCES.answered, { ...slots, ...outcomeSlots(change, say) }, say)
}

function factText(path: string, say: Say): string {
  const bare = withoutIndexes(path)
  const fact = say.words.inputs[bare]?.[say.language] ?? bare
  const person = /^members\[(\d+)\]\./.exec(path)?.[1]
  if (person === undefined) return fact
  return fill(SENTENCES.ofMember, { fact, number: String(Number(person) + 1) }, say)
}

function valueText(value: Json, path: string, { words, language }: Say): string {
  return shown(value, unitOf(path), words, language)
}

type Result = { outcome: Outcome; amountFen: number | null; amountFenAtEnd?: number | null }

/** Amounts that differ inside a stretch are told by the larger of its two ends. */
function outcomeSlots({ outcome, amountFen: fen, amountFenAtEnd: end = fen }: Result, say: Say) {
  const { words, language } = say
  const policy = words.name[language]
  const most = Math.max(fen ?? 0, end ?? 0)
  const plain = fill(words.amount, { amountFen: shown(most, 'fen', words, language) }, say)
  const ranged = fen === end ? plain : fill(SENTENCES.upToAmount, { amount: plain }, say)
  const amount = fen === null ? '' : ranged
  return {
    outcome: fill(OUTCOMES[outcome], { policy }, say),
    amount: amount === '' ? '' : language === 'zh' ? `，${amount}` : `: ${amount}`,
  }
}

function fill(text: Words, slots: Record<string, string | undefined>, { language }: Say): string {
  return text[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '')
}
