/** What would change an answer → sentences, for the person concerned. Plain words, and no blame. */
import type { Json } from '../json.ts'
import type { Answer } from './answers.ts'
import { unitOf } from './condition.ts'
import type { Change, Outcome } from './evaluation.ts'
import { withoutIndexes } from './fact-path.ts'
import { type Language, shown } from './shown.ts'
import type { WhatIf } from './what-if.ts'
import type { PolicyWords, Words } from './words.ts'

const OUTCOMES: Record<Outcome, Words> = {
  eligible: { zh: '可以享受{policy}', en: '{policy} can be granted' },
  notEligible: { zh: '暂不符合{policy}', en: '{policy} does not fit for now' },
  needsPerson: { zh: '由工作人员来看', en: 'a person will look at it' },
  unknown: { zh: '还要看其他信息', en: 'it depends on other facts too' },
}

const SENTENCES = {
  later: {
    zh: '从{day}起，其他情况不变的话，{outcome}{amount}。',
    en: 'From {day} on, if all else stays the same, {outcome}{amount}.',
  },
  change: {
    zh: '如果{fact}是{to}，{outcome}{amount}。',
    en: 'If {fact} were {to}, {outcome}{amount}.',
  },
  answered: {
    zh: '如果“{fact}”的回答是“{to}”，{outcome}{amount}。',
    en: 'If the answer to “{fact}” were {to}, {outcome}{amount}.',
  },
  upToAmount: { zh: '最多{amount}', en: 'up to {amount}' },
  remove: {
    zh: '如果{fact}少一项，{outcome}{amount}。',
    en: 'With one item less in {fact}, {outcome}{amount}.',
  },
  any: { zh: '不论{fact}是多少，{outcome}。', en: 'Whatever {fact} is, {outcome}.' },
  upTo: {
    zh: '{fact}不超过{to}的话，{outcome}{amount}。',
    en: 'If {fact} is at most {to}, {outcome}{amount}.',
  },
  from: {
    zh: '{fact}是{from}或更多的话，{outcome}{amount}。',
    en: 'If {fact} is {from} or more, {outcome}{amount}.',
  },
  between: {
    zh: '{fact}在{from}到{to}之间的话，{outcome}{amount}。',
    en: 'If {fact} is between {from} and {to}, {outcome}{amount}.',
  },
  is: {
    zh: '{fact}是{from}的话，{outcome}{amount}。',
    en: 'If {fact} is {from}, {outcome}{amount}.',
  },
  before: {
    zh: '{fact}在{to}或更早的话，{outcome}{amount}。',
    en: 'If {fact} is {to} or earlier, {outcome}{amount}.',
  },
  after: {
    zh: '{fact}在{from}或更晚的话，{outcome}{amount}。',
    en: 'If {fact} is {from} or later, {outcome}{amount}.',
  },
  none: {
    zh: '没有{fact}的话，{outcome}{amount}。',
    en: 'If there is nothing under {fact}, {outcome}{amount}.',
  },
  ofMember: { zh: '第{number}位家人的{fact}', en: '{fact} of person {number}' },
} satisfies Record<string, Words>

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
    ...missing.flatMap(({ path, answers }) =>
      answers.map((answer) => answerSentence(path, answer, answers.length === 1, say)),
    ),
  ]
  return [...new Set(sentences)]
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
