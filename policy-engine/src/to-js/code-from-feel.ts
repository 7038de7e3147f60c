/**
 * FEEL tree → closure. No text is ever evaluated, and no value is a host object, so a rule reaches
 * only what it was given. Every node is charged, so that a rule cannot run long.
 */
import { arithmetic, negated } from '../feel/arithmetic.ts'
import { type Builtin, invoked } from '../feel/builtins/builtin.ts'
import { builtin } from '../feel/builtins/table.ts'
import { isAFunction } from '../feel/check-types.ts'
import { order } from '../feel/equality.ts'
import { numberFromText } from '../feel/number.ts'
import { temporalFromText } from '../feel/temporal-from-text.ts'
import { and, compared, inRange, or } from '../feel/test.ts'
import type { Binding, Feel } from '../feel/tree.ts'
import { contextOf, type Fn, isList, isNull, isNum, type Range, type Value } from '../feel/value.ts'
import { called, functionFrom } from './code-from-call.ts'
import { quantified, repeated } from './code-from-iteration.ts'
import { field, filtered } from './code-from-path.ts'
import { codeFromBound, codeFromTests } from './code-from-test.ts'
import { membership } from './conformance.ts'
import { externalFrom } from './external.ts'
import { type Code, noteAbsent, noteRead, type Run, withReasons } from './run.ts'

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
      const price = operator === '**' ? 300 : 1
      return (run, frame) => {
        run.spend(price)
        return arithmetic(operator, left(run, frame), right(run, frame))
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
      return functionFrom(tree.parameters, code(tree.body), tree.type)
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

/** False and null take the other branch; a null result keeps what the condition asked `= null`. */
function ifCode(condition: Code, yes: Code, no: Code): Code {
  return (run, frame) => {
    const before = run.absent
    const asked = condition(run, frame)
    if (asked !== true && asked !== false && !isNull(asked)) return null
    const value = withReasons(run, before, (asked === true ? yes : no)(run, frame))
    if (!isNull(value)) run.absent = before
    return value
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

/** An item of a growing list may be taken without a copy of the list. */
function sourceCode(tree: Feel, code: (part: Feel) => Code): Code {
  if (tree.form !== 'name' || tree.binding?.in !== 'slot') return code(tree)
  const { slot } = tree.binding
  return (_, frame) => frame[slot] ?? null
}

function nameCode(binding: Binding | null): Code {
  if (binding?.in === 'slot') {
    const { slot } = binding
    if (!binding.growing) return (_, frame) => frame[slot] ?? null
    return (run, frame) => {
      const value = frame[slot] ?? null
      if (!isList(value)) return value
      run.spend(value.length)
      return [...value]
    }
  }
  if (binding?.in === 'node') {
    const { node } = binding
    return (run) => {
      const value = run.values[node] ?? null
      if (isNull(value) && value?.exact && value.lacks[0]) {
        noteRead(run, value.lacks[0])
      }
      return value
    }
  }
  if (binding?.in === 'builtin') {
    const row = builtin(binding.name)
    return row ? (run) => builtinFunction(row, run) : () => null
  }
  if (binding?.in !== 'field') return () => null
  const { slot, name } = binding
  const otherwise = binding.otherwise ? nameCode(binding.otherwise) : null
  return (run, frame) => {
    const item = frame[slot] ?? null
    const has = item !== null && typeof item === 'object' && 'entries' in item
    if (otherwise && !(has && typeof item.entries !== 'function' && item.entries.has(name))) {
      return otherwise(run, frame)
    }
    return field(run, item, name)
  }
}

/** A built-in function as a value: it may be handed over, and called later. */
function builtinFunction({ name, variants }: Builtin, run: Run): Fn {
  const parameters = variants[0]?.parameters.map((parameter) => parameter.name) ?? []
  const type = isAFunction({ name, variants })
  const call = (args: readonly Value[]) => invoked(variants, args, run)
  const fn: Fn = { kind: 'function', parameters, builtin: name, call }
  return type.kind === 'function' ? { ...fn, type } : fn
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
