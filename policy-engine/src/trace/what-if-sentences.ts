/** The sentences around what would change an answer, in both languages. */
import type { Outcome } from './evaluation.ts'
import type { Words } from './words.ts'

/** What an answer means to the person it is about. */
export const OUTCOMES: Record<Outcome, Words> = {
  eligible: { zh: '可以享受{policy}', en: '{policy} can be granted' },
  notEligible: { zh: '暂不符合{policy}', en: '{policy} does not fit for now' },
  needsPerson: { zh: '由工作人员来看', en: 'a person will look at it' },
  unknown: { zh: '还要看其他信息', en: 'it depends on other facts too' },
}

export const SENTENCES = {
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
  any: {
    zh: '不论{fact}是多少，{outcome}{amount}。',
    en: 'Whatever {fact} is, {outcome}{amount}.',
  },
  anyAnswer: {
    zh: '不论“{fact}”怎样回答，{outcome}{amount}。',
    en: 'Whatever the answer to “{fact}” is, {outcome}{amount}.',
  },
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
    zh: '{fact}正好是{from}的话，{outcome}{amount}。',
    en: 'If {fact} is exactly {from}, {outcome}{amount}.',
  },
  oneOf: {
    zh: '“{fact}”的回答是{values}的话，{outcome}{amount}。',
    en: 'If the answer to “{fact}” is {values}, {outcome}{amount}.',
  },
  value: { zh: '“{value}”', en: '“{value}”' },
  or: { zh: '或', en: ' or ' },
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
