/**
 * FEEL tree → closure. No text is ever evaluated, and no value is a host object, so a rule reaches
 * only what it was given. Every node is charged, so that a rule cannot run long.
 */
import { arithmetic, negated } from '../feel/arithmetic.ts'
import { invoked } from '../feel/builtins/builtin.ts'
import { builtin } from '../feel/builtins/table.ts'
import { order } from '../feel/equality.ts'
import { numberFromText } from '../feel/number.ts'
import { temporalFromText } from '../feel/temporal-from-text.ts'
import { and, compared, inRange, or } from '../feel/test.ts'
import type { BinaryOperator, Feel } from '../feel/tree.ts'
import { contextOf, isNull, isNum, type Range, type Value } from '../feel/value.ts'
import { ZONE_PRICE } from '../feel/zone.ts'
import { called, functionFrom } from './code-from-call.ts'
import { quantified, repeated } from './code-from-iteration.ts'
import { nameCode, sourceCode } from './code-from-name.ts'
import { field, filtered } from './code-from-path.ts'
import { codeFromBound, codeFromTests } from './code-from-test.ts'
import { membership } from './conformance.ts'
import { externalFrom } from './external.ts'
import { type Code, noteAbsent, withReasons } from './run.ts'

export type Compiling = {
  /** The text the tree came from: names the sides of a comparison. */
  text: string
  /** Comparisons in this set decide the node and are noted. */
  deciding: ReadonlySet<Feel>
}

export function codeFromFeel(tree: Feel, context: Compiling): Code {
  const code = (part: Feel) => codeFromFeel(part, context)
  switch (tree.form) {
    case 'number': {
      const value = numberFromText(tree.text)
      return () => value
    }
    case 'string':
    case 'boolean': {
      const { value } = tree
      return () => value
    }
    case 'null':
      return () => null
    case 'any':
      return () => true
    case 'at': {
      const value = temporalFromText(tree.text)
      return () => value
    }
    case 'name':
      return nameCode(tree.binding)
    case 'path':
      return pathCode(code(tree.of), tree.field)
    case 'filter':
      return filtered(sourceCode(tree.of, code), code(tree.by), tree.slot, tree.by)
    case 'negate': {
      const of = code(tree.of)
      return (run, frame) => negated(of(run, frame))
    }
    case 'arithmetic': {
      const { operator } = tree
      const [left, right] = [code(tree.left), code(tree.right)]
      const price = PRICES[operator]
      return (run, frame) => {
        run.spend(price)
        const value = arithmetic(operator, left(run, frame), right(run, frame))
        if (isZoned(value)) run.spend(ZONE_PRICE)
        return value
      }
    }
    case 'compare':
      return compareCode(tree, code(tree.left), code(tree.right), context)
    case 'and': {
      const [left, right] = [code(tree.left), code(tree.right)]
      return (run, frame) => {
        const first = left(run, frame)
        return first === false ? false : and(first, right(run, frame))
      }
    }
    case 'or': {
      const [left, right] = [code(tree.left), code(tree.right)]
      return (run, frame) => {
        const first = left(run, frame)
        return first === true ? true : or(first, right(run, frame))
      }
    }
    case 'between': {
      const [of, low, high] = [code(tree.of), code(tree.low), code(tree.high)]
      return (run, frame) => {
        const value = of(run, frame)
        const bounds = { low: low(run, frame), high: high(run, frame) }
        return inRange(value, { kind: 'range', ...bounds, lowClosed: true, highClosed: true }, run)
      }
    }
    case 'range':
      return rangeCode(tree, code)
    case 'in':
    case 'tests':
      return codeFromTests(tree, code)
    case 'test':
      return codeFromBound(tree, code(tree.right))
    case 'if':
      return ifCode(code(tree.condition), code(tree.yes), code(tree.no))
    case 'for':
      return repeated(tree, code)
    case 'some':
    case 'every':
      return quantified(tree, code)
    case 'list': {
      const items = tree.items.map(code)
      return (run, frame) => {
        run.spend(items.length)
        return items.map((item) => item(run, frame))
      }
    }
    case 'context': {
      const entries = tree.entries.map(({ name, slot, value }) => ({
        name,
        slot,
        value: code(value),
      }))
      if (new Set(entries.map(({ name }) => name)).size < entries.length) return () => null
      return (run, frame) => {
        run.spend(entries.length)
        return contextOf(
          entries.map(({ name, slot, value }) => {
            frame[slot] = value(run, frame)
            return [name, frame[slot] ?? null]
          }),
        )
      }
    }
    case 'function':
      return functionFrom(tree.parameters, code(tree.body), tree.type, tree.self)
    case 'external':
      return externalFrom(null, tree.parameters, code(tree.body), tree.type)
    case 'call':
      return callCode(tree, code)
    case 'instance': {
      if (!tree.asked) return () => null
      const of = code(tree.of)
      const isOfKind = membership(tree.asked)
      const isNullType = tree.asked.kind === 'null'
      return (run, frame) => {
        const value = of(run, frame)
        return isNull(value) ? isNullType : isOfKind(run, value)
      }
    }
  }
}

/** A power is a series of 34 digits; a quotient mostly has as many. */
const PRICES: { readonly [operator in BinaryOperator]: number } = {
  '+': 1,
  '-': 1,
  '*': 1,
  '/': 6,
  '**': 300,
}

/** A moment in a named zone has been looked up in the rules of the zone. */
function isZoned(value: Value): boolean {
  return typeof value === 'object' && value !== null && 'zone' in value && value.zone !== null
}

/** False and null take the other branch; a null result keeps what the condition asked `= null`. */
function ifCode(condition: Code, yes: Code, no: Code): Code {
  return (run, frame) => {
    const before = run.absent.length
    const asked = condition(run, frame)
    if (asked !== true && asked !== false && !isNull(asked)) return null
    return withReasons(run, before, (asked === true ? yes : no)(run, frame))
  }
}

function callCode(tree: Feel & { form: 'call' }, code: (part: Feel) => Code): Code {
  const args = tree.args.map(code)
  const binding = tree.of.form === 'name' ? tree.of.binding : null
  const row = binding?.in === 'builtin' ? builtin(binding.name) : undefined
  if (!row || binding?.in !== 'builtin') return called(code(tree.of), args, tree.names)
  const variant = binding.variant === null ? undefined : row.variants[binding.variant]
  const variants = variant ? [variant] : row.variants
  return (run, frame) =>
    invoked(
      variants,
      args.map((arg) => arg(run, frame)),
      run,
    )
}

/** Ends of kinds that have no common order make no range (clause 10.3.2.7). */
function rangeCode(tree: Feel & { form: 'range' }, code: (part: Feel) => Code): Code {
  const { lowClosed, highClosed } = tree
  const [low, high] = [tree.low ? code(tree.low) : null, tree.high ? code(tree.high) : null]
  return (run, frame) => {
    const range: Range = {
      kind: 'range',
      low: low?.(run, frame),
      high: high?.(run, frame),
      lowClosed,
      highClosed,
    }
    const [start = null, end = null] = [range.low, range.high]
    if (isNull(start) || isNull(end)) return range
    return order(start, end) === null ? null : range
  }
}

function pathCode(of: Code, name: string): Code {
  return (run, frame) => field(run, of(run, frame), name)
}

function compareCode(
  tree: Feel & { form: 'compare' },
  left: Code,
  right: Code,
  context: Compiling,
): Code {
  const { operator } = tree
  const asksNull = tree.left.form === 'null' || tree.right.form === 'null'
  if (asksNull && (operator === '=' || operator === '!=')) {
    return (run, frame) => {
      const value = tree.left.form === 'null' ? right(run, frame) : left(run, frame)
      if (isNull(value)) noteAbsent(run, value)
      return isNull(value) === (operator === '=')
    }
  }
  if (!context.deciding.has(tree)) {
    return (run, frame) => {
      run.spend(1)
      return compared(operator, left(run, frame), right(run, frame), run)
    }
  }
  const texts = [tree.left, tree.right].map((side) => context.text.slice(side.from, side.to))
  return (run, frame) => {
    run.spend(1)
    const [a, b] = [left(run, frame), right(run, frame)]
    const result = compared(operator, a, b, run)
    if (isNum(a) || isNum(b)) {
      run.compared.push({
        left: { text: texts[0] ?? '', value: a },
        operator,
        right: { text: texts[1] ?? '', value: b },
        result,
      })
    }
    return result
  }
}
