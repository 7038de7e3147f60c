/**
 * FEEL text → tree (OMG DMN 1.5 clause 10.3.1), by the grammar of lezer-feel. Names may hold spaces
 * (`list contains`), so the parser must know beforehand which names with spaces there are.
 */
import { FeelError } from './feel-error.ts'
import { DEPTH_LIMIT, parse, type SpacedNames } from './parse.ts'
import { plainExpression, plainTests } from './plain-tests.ts'
import { childrenOf, expressions, type Node, nameOf, operator, stringValue } from './syntax.ts'
import type {
  BinaryOperator,
  CompareOperator,
  Feel,
  FeelForm,
  FunctionParameter,
  Iterator,
  Span,
} from './tree.ts'
import { ANY } from './type.ts'

/** Throws FeelError when the text is not FEEL. */
export function expressionFromText(text: string, names: SpacedNames = {}): Feel {
  const plain = plainExpression(text)
  if (plain) return plain
  const top = parse(text, 'Expression', names)
  const [only, second] = childrenOf(top)
  if (!only || second)
    throw new FeelError('this is not one FEEL expression', { from: 0, to: text.length })
  return read(only, text, 0)
}

/** One input entry of a table: `-`, `false`, `"A","B"`, `not(null)`, `[1..5)`, `? > x`. */
export function testsFromText(text: string, names: SpacedNames = {}): Feel {
  const plain = plainTests(text)
  if (plain) return plain
  const top = parse(text, 'UnaryTests', names)
  const span = { from: 0, to: text.length }
  const [first] = childrenOf(top)
  if (first?.name === 'Wildcard' || text.trim() === '') return node(span, { form: 'any' })
  const tests = childrenOf(top).find((child) => child.name === 'PositiveUnaryTests')
  if (!tests) throw new FeelError('this is not a FEEL unary test', span)
  const list = childrenOf(tests).map((test) => read(test, text, 1))
  return node(span, { form: 'tests', tests: list, not: first?.name === 'not', slot: -1 })
}

function read(at: Node, text: string, depth: number): Feel {
  if (depth > DEPTH_LIMIT) throw new FeelError('nested too deeply', at, 'tooDeep')
  return node({ from: at.from, to: at.to }, formOf(at, text, depth + 1))
}

function formOf(at: Node, text: string, depth: number): FeelForm {
  const parts = childrenOf(at)
  const own = text.slice(at.from, at.to)
  const part = (index: number): Feel => {
    const child = parts.at(index)
    if (!child) throw new FeelError(`not FEEL: ${own}`, at)
    return read(child, text, depth)
  }
  const first = parts[0]
  switch (at.name) {
    case 'NumericLiteral':
      if (first) noPlus(first, text)
      return { form: 'number', text: own.replaceAll(/\s/g, '') }
    case 'StringLiteral':
      return { form: 'string', value: stringValue(own) }
    case 'BooleanLiteral':
      return { form: 'boolean', value: own === 'true' }
    case 'null':
      return { form: 'null' }
    case 'VariableName':
    case '?':
      return { form: 'name', name: nameOf(at, text), binding: null }
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
    case 'SimplePositiveUnaryTest':
      return comparisonOrOnly(at, parts, text, depth)
    case 'ArithmeticExpression':
      if (first?.name === 'ArithOp') {
        noPlus(first, text)
        return { form: 'negate', of: part(1) }
      }
      return {
        form: 'arithmetic',
        operator: operator(parts, text) as BinaryOperator,
        left: part(0),
        right: part(-1),
      }
    case 'Conjunction':
      return { form: 'and', left: part(0), right: part(-1) }
    case 'Disjunction':
      return { form: 'or', left: part(0), right: part(-1) }
    case 'Comparison':
      return comparison(parts, text, depth, part)
    case 'PathExpression': {
      const last = parts.at(-1)
      return { form: 'path', of: part(0), field: last ? nameOf(last, text) : '' }
    }
    case 'FilterExpression':
      return { form: 'filter', of: part(0), by: part(2), slot: -1 }
    case 'IfExpression': {
      const [condition, yes, no] = expressions(parts)
      if (!condition || !yes || !no) throw new FeelError('if needs then and else', at)
      return {
        form: 'if',
        condition: read(condition, text, depth),
        yes: read(yes, text, depth),
        no: read(no, text, depth),
      }
    }
    case 'ForExpression':
      return {
        form: 'for',
        iterators: iterators(parts, text, depth),
        body: part(-1),
        partialSlot: -1,
      }
    case 'QuantifiedExpression':
      return {
        form: first?.name === 'some' ? 'some' : 'every',
        iterators: iterators(parts, text, depth),
        body: part(-1),
      }
    case 'List':
      return { form: 'list', items: expressions(parts).map((item) => read(item, text, depth)) }
    case 'Context':
      return {
        form: 'context',
        entries: parts
          .filter((entry) => entry.name === 'ContextEntry')
          .map((entry) => contextEntry(entry, text, depth)),
      }
    case 'Interval':
      return interval(at, parts, text, part)
    case 'InstanceOfExpression':
      return {
        form: 'instance',
        of: part(0),
        typeText: typeTextOf(parts.at(-1), text),
        asked: null,
      }
    case 'FunctionDefinition':
      return functionDefinition(at, parts, text, depth)
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return call(at, parts, text, depth)
    default:
      throw new FeelError(`${at.name} is not supported: ${own.slice(0, 40)}`, at)
  }
}

/** FEEL has a sign for negative numbers only; the grammar of lezer-feel reads `+1` as well. */
function noPlus(sign: Node, text: string): void {
  if (text.slice(sign.from, sign.to) !== '-') throw new FeelError('not FEEL: unexpected +', sign)
}

function comparisonOrOnly(at: Node, parts: Node[], text: string, depth: number): FeelForm {
  const [first, second] = parts
  if (first?.name === 'CompareOp' && second) {
    const sign = text.slice(first.from, first.to) as CompareOperator
    return { form: 'test', operator: sign, right: read(second, text, depth) }
  }
  const inner = first?.name === '(' ? second : first
  if (!inner) throw new FeelError('nothing between the parentheses', at)
  if (depth > DEPTH_LIMIT) throw new FeelError('nested too deeply', at, 'tooDeep')
  return formOf(inner, text, depth + 1)
}

function comparison(
  parts: Node[],
  text: string,
  depth: number,
  part: (i: number) => Feel,
): FeelForm {
  const [, sign] = parts
  if (sign?.name === 'between') return { form: 'between', of: part(0), low: part(2), high: part(4) }
  if (sign?.name === 'in') {
    const many = parts.find((child) => child.name === 'PositiveUnaryTests')
    const tests = many ? childrenOf(many).map((test) => read(test, text, depth)) : [part(-1)]
    return { form: 'in', of: part(0), tests, slot: -1 }
  }
  const written = sign ? text.slice(sign.from, sign.to) : '='
  return { form: 'compare', operator: written as CompareOperator, left: part(0), right: part(-1) }
}

function interval(at: Node, parts: Node[], text: string, part: (i: number) => Feel): FeelForm {
  return {
    form: 'range',
    low: part(1),
    high: part(3),
    lowClosed: text[at.from] === '[',
    highClosed: text[(parts.at(-1)?.from ?? at.to) as number] === ']',
  }
}

function iterators(parts: Node[], text: string, depth: number): Iterator[] {
  const list = parts.find((child) => child.name === 'InExpressions')
  return childrenOf(list).map((entry) => {
    const [name, , source] = childrenOf(entry)
    if (!name || !source) throw new FeelError('an iterator needs a name and a list', entry)
    const bounds = source.name === 'IterationContext' ? expressions(childrenOf(source)) : [source]
    const [low, high] = bounds
    if (!low) throw new FeelError('an iterator needs a list', entry)
    const to = high ? read(high, text, depth) : null
    return { name: nameOf(name, text), in: read(low, text, depth), to, slot: -1 }
  })
}

function contextEntry(entry: Node, text: string, depth: number) {
  const [key, value] = childrenOf(entry)
  if (!key || !value) throw new FeelError('a context entry needs a key and a value', entry)
  const [inner] = childrenOf(key)
  const literal = inner?.name === 'StringLiteral'
  const name = literal ? stringValue(text.slice(key.from, key.to)) : nameOf(key, text)
  return { name, value: read(value, text, depth), slot: -1 }
}

/** Comments inside a type are no part of it. */
function typeTextOf(type: Node | undefined, text: string): string {
  const written = type ? text.slice(type.from, type.to) : ''
  return written.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
}

function functionDefinition(at: Node, parts: Node[], text: string, depth: number): FeelForm {
  const formal = parts.find((child) => child.name === 'FormalParameters')
  const parameters = childrenOf(formal).map((parameter): FunctionParameter => {
    const [name, type] = childrenOf(parameter)
    const typeText = type ? typeTextOf(type, text) : null
    return { name: name ? nameOf(name, text) : '', typeText, type: ANY, slot: -1 }
  })
  const body = childrenOf(parts.find((child) => child.name === 'FunctionBody'))[0]
  if (!body) throw new FeelError('a function needs a body', at)
  const isExternal = parts.some((child) => child.name === 'external')
  const tree = read(body, text, depth)
  return isExternal
    ? { form: 'external', parameters, body: tree }
    : { form: 'function', parameters, body: tree, self: null }
}

function call(at: Node, parts: Node[], text: string, depth: number): FeelForm {
  const [callee] = parts
  if (!callee) throw new FeelError('not a call', at)
  if (callee.name === 'AtLiteral') {
    return { form: 'at', text: stringValue(text.slice(callee.from + 1, callee.to).trim()) }
  }
  const named = parts.find((child) => child.name === 'NamedParameters')
  const positional = parts.find((child) => child.name === 'PositionalParameters')
  const special = callee.name === 'DateTimeConstructor' || callee.name === 'SpecialFunctionName'
  const of: Feel = special
    ? node(callee, { form: 'name', name: nameOf(callee, text), binding: null })
    : read(callee, text, depth)
  const args = named
    ? childrenOf(named).map((pair) => childrenOf(pair).at(-1) as Node)
    : childrenOf(positional)
  const names = named
    ? childrenOf(named).map((pair) => nameOf(childrenOf(pair)[0] as Node, text))
    : null
  return { form: 'call', of, args: args.map((arg) => read(arg, text, depth)), names }
}

function node(span: Span, form: FeelForm): Feel {
  return { from: span.from, to: span.to, type: ANY, ...form }
}
