/** `for`, `some` and `every` (OMG DMN 1.5 clause 10.3.2.14). */
import { isNum } from '../feel/number.ts'
import { and, or } from '../feel/test.ts'
import type { Feel, Iterator } from '../feel/tree.ts'
import {
  type DateValue,
  isList,
  isNull,
  kindOf,
  type Range,
  unknownFrom,
  type Value,
} from '../feel/value.ts'
import type { Code, Run } from './run.ts'

type Source = { slot: number; in: Code; to: Code | null }

type ToCode = (tree: Feel) => Code

function sourcesOf(iterators: Iterator[], code: ToCode): Source[] {
  return iterators.map((one) => ({
    slot: one.slot,
    in: code(one.in),
    to: one.to ? code(one.to) : null,
  }))
}

/** Calls `visit` once for each combination; gives the null that a source was, if one was null. */
function visitAll(
  run: Run,
  frame: Value[],
  sources: readonly Source[],
  visit: () => boolean,
  at = 0,
): Value | 'done' | 'stopped' {
  const source = sources[at]
  if (!source) return visit() ? 'done' : 'stopped'
  const items = itemsOf(run, frame, source)
  if (!isList(items)) return isNull(items) ? items : null
  for (const item of items) {
    run.spend(1)
    frame[source.slot] = item
    const end = visitAll(run, frame, sources, visit, at + 1)
    if (end !== 'done') return end
  }
  return 'done'
}

function itemsOf(run: Run, frame: Value[], source: Source): Value {
  const first = source.in(run, frame)
  return source.to ? between(run, first, true, source.to(run, frame), true) : itemsIn(run, first)
}

/** What a value is gone through by: the items of a list, the points of a range, or itself. */
export function itemsIn(run: Run, first: Value): Value {
  if (isNull(first)) return unknownFrom(first)
  if (isList(first)) return first
  if (kindOf(first) !== 'range') return [first]
  const { low, high, lowClosed, highClosed, sign } = first as Range
  if (sign !== undefined) return null
  return between(run, low ?? null, lowClosed, high ?? null, highClosed)
}

/** Whole numbers or days from the first to the last, upward or downward (clause 10.3.2.14). */
function between(
  run: Run,
  first: Value,
  firstIsIn: boolean,
  last: Value,
  lastIsIn: boolean,
): Value {
  const isDays = kindOf(first) === 'date' && kindOf(last) === 'date'
  const [from, to] = isDays ? [first, last].map((day) => (day as DateValue).days) : [first, last]
  if (typeof from !== 'number' || typeof to !== 'number') return unknownFrom(first, last)
  run.spend(Math.abs(to - from) + 1)
  const step = from <= to ? 1 : -1
  const items: Value[] = []
  for (let at = from; ; at += step) {
    const isEnd = (at === from && !firstIsIn) || (at === to && !lastIsIn)
    if (!isEnd) items.push(isDays ? { kind: 'date', days: at } : at)
    if (at === to) return items
  }
}

/** `partial` is the growing list itself: a body that keeps it takes a copy (see its binding). */
export function repeated(tree: Feel & { form: 'for' }, code: ToCode): Code {
  const sources = sourcesOf(tree.iterators, code)
  const body = code(tree.body)
  const { partialSlot } = tree
  return (run, frame) => {
    const results: Value[] = []
    frame[partialSlot] = results
    const end = visitAll(run, frame, sources, () => {
      results.push(body(run, frame))
      return true
    })
    return end === 'done' ? results : (end as Value)
  }
}

/**
 * Three-valued: `some` is true at the first true, else unknown if any was unknown. What is no yes
 * or no makes the whole null.
 */
export function quantified(tree: Feel & { form: 'some' | 'every' }, code: ToCode): Code {
  const sources = sourcesOf(tree.iterators, code)
  const body = code(tree.body)
  const [join, decided] = tree.form === 'some' ? [or, true] : [and, false]
  return (run, frame) => {
    let truth: Value = !decided
    const end = visitAll(run, frame, sources, () => {
      const one = body(run, frame)
      const isAnswer = typeof one === 'boolean' || isNull(one)
      truth = isAnswer ? join(truth, one) : null
      return isAnswer && truth !== decided
    })
    return end === 'done' || end === 'stopped' ? truth : isNum(end) ? null : end
  }
}
