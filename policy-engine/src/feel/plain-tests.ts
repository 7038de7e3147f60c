/**
 * The commonest texts of tables read without the grammar: literals, lists of them, one bound, one
 * range. A table of 30 × 100 rules has 24,000 cells, and nearly all of them are of this kind. What
 * is not plain is null here, and left to the grammar; what is plain gives the very same tree.
 */
import type { CompareOperator, Feel, FeelForm } from './tree.ts'
import { ANY } from './type.ts'

const LITERAL = /(-?\d{1,30}(?:\.\d{1,30})?)|"([^"\\]*)"|(true|false)|(null)/y
const BOUND = /\s*(<=|>=|<|>)\s*/y
const OPEN = /\s*([[(])\s*/y
const DOTS = /\s*\.\.\s*/y
const CLOSE = /\s*([\])])/y
const COMMA = /\s*,\s*/y
const SPACE = /\s*/y
const LONGEST = 2000

/** One expression that is a literal. */
export function plainExpression(text: string): Feel | null {
  const literal = text.length > LONGEST ? null : literalAt(text, after(SPACE, text, 0) ?? 0)
  return literal && isEnd(text, literal.to) ? literal : null
}

/** The unary tests of one cell. */
export function plainTests(text: string): Feel | null {
  if (text.length > LONGEST) return null
  const start = after(SPACE, text, 0) ?? 0
  if (text[start] === '-' && isEnd(text, start + 1)) return whole(text, { form: 'any' })
  const tests = boundAt(text, start) ?? rangeAt(text, start) ?? literalsAt(text, start)
  return tests && whole(text, { form: 'tests', tests, not: false, slot: -1 })
}

function boundAt(text: string, from: number): Feel[] | null {
  const at = after(BOUND, text, from)
  if (at === null) return null
  const operator = text.slice(from, at).trim() as CompareOperator
  const right = literalAt(text, at)
  if (!right || !isEnd(text, right.to)) return null
  return [node(from, right.to, { form: 'test', operator, right })]
}

function rangeAt(text: string, from: number): Feel[] | null {
  const first = after(OPEN, text, from)
  const low = first === null ? null : literalAt(text, first)
  const second = low && after(DOTS, text, low.to)
  const high = second === null ? null : literalAt(text, second)
  const to = high && after(CLOSE, text, high.to)
  if (!low || !high || to === null || !isEnd(text, to)) return null
  if (low.form === 'boolean' || high.form === 'boolean') return null
  const [lowClosed, highClosed] = [text[from] === '[', text[to - 1] === ']']
  return [node(from, to, { form: 'range', low, high, lowClosed, highClosed })]
}

function literalsAt(text: string, from: number): Feel[] | null {
  const found: Feel[] = []
  for (let at: number | null = from; at !== null; ) {
    const literal = literalAt(text, at)
    if (!literal) return null
    found.push(literal)
    if (isEnd(text, literal.to)) return found
    at = after(COMMA, text, literal.to)
  }
  return null
}

function literalAt(text: string, from: number): Feel | null {
  LITERAL.lastIndex = from
  const match = LITERAL.exec(text)
  if (!match) return null
  const [all, number, string, truth] = match
  const to = from + all.length
  if (number !== undefined) return node(from, to, { form: 'number', text: number })
  if (string !== undefined) return node(from, to, { form: 'string', value: string })
  if (truth !== undefined) return node(from, to, { form: 'boolean', value: truth === 'true' })
  return node(from, to, { form: 'null' })
}

function after(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : null
}

function isEnd(text: string, from: number): boolean {
  return after(SPACE, text, from) === text.length
}

function whole(text: string, form: FeelForm): Feel {
  return node(0, text.length, form)
}

function node(from: number, to: number, form: FeelForm): Feel {
  return { from, to, type: ANY, ...form }
}
