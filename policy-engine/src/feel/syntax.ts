/** Reading the raw tree of lezer-feel: its children, names and literals, without comments. */
import type { parser } from '@bpmn-io/lezer-feel'

export type Node = ReturnType<typeof parser.parse>['topNode']

const MARKS = new Set(['(', ')', '[', ']', '{', '}', '.', '..', 'LineComment', 'BlockComment'])
const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'in',
])

export function expressions(parts: Node[]): Node[] {
  return parts.filter((child) => !MARKS.has(child.name) && !KEYWORDS.has(child.name))
}

export function childrenOf(at: Node | undefined): Node[] {
  const children: Node[] = []
  for (let child = at?.firstChild ?? null; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child)
  }
  return children
}

export function operator(parts: Node[], text: string): string {
  const sign = parts.find((child) => child.name === 'ArithOp')
  return sign ? text.slice(sign.from, sign.to) : ''
}

export function nameOf(at: Node, text: string): string {
  return text.slice(at.from, at.to).trim().replaceAll(/\s+/g, ' ')
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

export function stringValue(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)/gs, (whole, body: string) => {
      if (/^[uU]./.test(body)) return String.fromCodePoint(Number.parseInt(body.slice(1), 16))
      return ESCAPES[body] ?? whole
    })
}
