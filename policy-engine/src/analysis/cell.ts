/**
 * A cell of an input column → the atoms for which it holds and those for which it does not (OMG DMN
 * 1.5 clause 7.3.3). An atom in neither set makes the test null: `< 5` of a text, `not(< 5)` of null.
 * `no` is asked for by `not(…)` only, and made only then.
 */
import type { CompareOperator, Feel } from '../feel/tree.ts'
import { isList, isNull, isNum, type Value } from '../feel/value.ts'
import { type Axis, cutAt } from './axis.ts'
import { constantOf } from './constant.ts'
import { complement, intersection, NONE, type Spans, span, union } from './spans.ts'

export type Truth = { yes: Spans; no: () => Spans }

/** `text` is what the author wrote: bounds that are no literals are known by it. */
export type Cell = { tree: Feel; text: string }

/** Null when only a run can say. */
export function truthOf({ tree, text }: Cell, axis: Axis): Truth | null {
  return wholeCell(tree, { axis, text })
}

type Place = { axis: Axis; text: string }

function wholeCell(tree: Feel, place: Place): Truth | null {
  const size = place.axis.atoms.length
  if (tree.form === 'any') return { yes: span(0, size - 1), no: nothing }
  if (tree.form !== 'tests') return null
  const truth = anyOf(tree.tests.map((test) => oneTest(test, place)))
  return truth && (tree.not ? turned(truth) : truth)
}

function oneTest(tree: Feel, place: Place): Truth | null {
  if (tree.form === 'test') return compared(tree.operator, bound(tree.right, place), place.axis)
  if (tree.form === 'range') return inRange(tree, place)
  if (tree.form === 'list') {
    const some = anyOf(tree.items.map((item) => oneTest(item, place)))
    return some && { yes: some.yes, no: () => complement(some.yes, place.axis.atoms.length) }
  }
  const right = bound(tree, place)
  return right !== undefined ? compared('=', right, place.axis) : answer(tree, place)
}

/** A test that names `?` is itself the answer. */
function answer(tree: Feel, place: Place): Truth | null {
  const of = (part: Feel) => answer(part, place)
  switch (tree.form) {
    case 'name':
      return tree.name === '?' ? compared('=', true, place.axis, true) : null
    case 'and':
      return both(of(tree.left), of(tree.right))
    case 'or':
      return anyOf([of(tree.left), of(tree.right)])
    case 'compare': {
      if (isSubject(tree.left)) return compared(tree.operator, bound(tree.right, place), place.axis)
      if (!isSubject(tree.right)) return null
      return compared(MIRRORED[tree.operator], bound(tree.left, place), place.axis)
    }
    case 'between': {
      if (!isSubject(tree.of)) return null
      const low = compared('>=', bound(tree.low, place), place.axis)
      return both(low, compared('<=', bound(tree.high, place), place.axis))
    }
    case 'in': {
      if (!isSubject(tree.of)) return null
      return anyOf(tree.tests.map((test) => oneTest(test, place)))
    }
    case 'call': {
      const [only, second] = tree.args
      const not = tree.of.form === 'name' && tree.of.name === 'not' && only && !second
      const inner = not ? of(only) : null
      return inner && turned(inner)
    }
    default:
      return null
  }
}

const MIRRORED: Record<CompareOperator, CompareOperator> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
}

function isSubject(tree: Feel): boolean {
  return tree.form === 'name' && tree.name === '?'
}

type Bound = Value | { symbol: string } | undefined

function bound(tree: Feel, { text }: Place): Bound {
  const value = constantOf(tree)
  return value === undefined ? symbolOf(tree, text) : value
}

/** A name or a path that is not `?`: unknown, but the same wherever it stands in the column. */
export function symbolOf(tree: Feel, text: string): { symbol: string } | undefined {
  if (tree.form === 'path' ? !symbolOf(tree.of, text) : tree.form !== 'name' || isSubject(tree)) {
    return undefined
  }
  const symbol = text.slice(tree.from, tree.to).trim()
  return symbol === '' ? undefined : { symbol }
}

/** `strict`: the value itself must be a boolean, so null stays null. */
function compared(
  operator: CompareOperator,
  right: Bound,
  axis: Axis,
  strict = false,
): Truth | null {
  if (right === undefined) return null
  const size = axis.atoms.length
  const nulls = span(axis.nullAt, axis.nullAt)
  const equality = operator === '=' || operator === '!='
  if (isPlainNull(right)) {
    const same = { yes: nulls, no: () => complement(nulls, size) }
    return equality ? (operator === '=' ? same : turned(same)) : { yes: NONE, no: nothing }
  }
  if (!equality && (typeof right === 'boolean' || isListed(right))) return null
  const cut = cutAt(axis, right)
  if (!cut) return null
  if (equality) {
    const others = () => union(cut.below, cut.above)
    const same = { yes: cut.at, no: strict ? others : () => union(others(), nulls) }
    return operator === '=' ? same : turned(same)
  }
  const side = operator.startsWith('<') ? cut.below : cut.above
  const yes = operator.endsWith('=') ? union(side, cut.at) : side
  return { yes, no: () => intersection(complement(yes, size), cut.comparable) }
}

function isPlainNull(right: Exclude<Bound, undefined>): right is null {
  return right === null || (typeof right === 'object' && !('symbol' in right) && isNull(right))
}

function isListed(right: Exclude<Bound, undefined>): boolean {
  return (
    right !== null &&
    typeof right === 'object' &&
    !('symbol' in right) &&
    !isNum(right) &&
    isList(right)
  )
}

function inRange(tree: Feel & { form: 'range' }, place: Place): Truth | null {
  const all = { yes: span(0, place.axis.atoms.length - 1), no: nothing }
  const low = tree.low
    ? compared(tree.lowClosed ? '>=' : '>', bound(tree.low, place), place.axis)
    : all
  const high = tree.high
    ? compared(tree.highClosed ? '<=' : '<', bound(tree.high, place), place.axis)
    : all
  return both(low, high)
}

const nothing = () => NONE

function turned({ yes, no }: Truth): Truth {
  return { yes: no(), no: () => yes }
}

function both(left: Truth | null, right: Truth | null): Truth | null {
  if (!left || !right) return null
  return {
    yes: intersection(left.yes, right.yes),
    no: () => union(left.no(), right.no()),
  }
}

function anyOf(truths: readonly (Truth | null)[]): Truth | null {
  let some: Truth | null = null
  for (const truth of truths) {
    if (!truth) return null
    some = some ? either(some, truth) : truth
  }
  return some
}

function either(left: Truth, right: Truth): Truth {
  return {
    yes: union(left.yes, right.yes),
    no: () => intersection(left.no(), right.no()),
  }
}
