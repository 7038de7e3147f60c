/** `for`, `some` and `every` (OMG DMN 1.5 clause 10.3.2.14). */
import { compare, isNum } from '../feel/number.ts'
import { and, or } from '../feel/test.ts'
import type { Feel, Iterator } from '../feel/tree.ts'
import { isList, isNull, unknownFrom, type Value } from '../feel/value.ts'
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
  if (!source.to) return isNull(first) ? unknownFrom(first) : isList(first) ? first : [first]
  const last = source.to(run, frame)
  if (typeof first !== 'number' || typeof last !== 'number') return unknownFrom(first, last)
  run.spend(Math.abs(last - first) + 1)
  const step = compare(first, last) <= 0 ? 1 : -1
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index)
}

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

/** Three-valued: `some` is true at the first true, else unknown if any was unknown. */
export function quantified(tree: Feel & { form: 'some' | 'every' }, code: ToCode): Code {
  const sources = sourcesOf(tree.iterators, code)
  const body = code(tree.body)
  const [join, decided] = tree.form === 'some' ? [or, true] : [and, false]
  return (run, frame) => {
    let truth: Value = !decided
    const end = visitAll(run, frame, sources, () => {
      truth = join(truth, body(run, frame))
      return truth !== decided
    })
    return end === 'done' || end === 'stopped' ? truth : isNum(end) ? null : end
  }
}
