/**
 * Boxed conditional, filter, for, some and every (OMG DMN 1.5 clauses 10.2.2.1 to 10.2.2.5). They
 * are stricter than their FEEL twins: what must be a boolean and is not makes the whole null.
 */
import { and, or } from '../feel/test.ts'
import { isList, isNull, type Value } from '../feel/value.ts'
import { itemsIn } from './code-from-iteration.ts'
import { type Code, type Run, withReasons } from './run.ts'

/** False and null take the other branch; a null result keeps what the condition asked `= null`. */
export function boxedConditional(condition: Code, yes: Code, no: Code): Code {
  return (run, frame) => {
    const before = run.absent.length
    const truth = condition(run, frame)
    if (!isTruth(truth)) return null
    return withReasons(run, before, (truth === true ? yes : no)(run, frame))
  }
}

/** Always a list; an item for which the match is null is left out. */
export function boxedFilter(of: Code, by: Code, slot: number): Code {
  return (run, frame) => {
    const kept: Value[] = []
    return visited(run, frame, of, slot, kept, (item) => {
      const truth = by(run, frame)
      if (truth === true) kept.push(item)
      return isTruth(truth)
    })
  }
}

/** `partialSlot` holds the results so far, the name `partial`. */
export function boxedFor(source: Code, body: Code, slot: number, partialSlot: number | null): Code {
  return (run, frame) => {
    const results: Value[] = []
    if (partialSlot !== null) frame[partialSlot] = results
    return visited(run, frame, source, slot, results, () => {
      results.push(body(run, frame))
      return true
    })
  }
}

/** Three-valued over all items. */
export function boxedQuantified(
  form: 'some' | 'every',
  source: Code,
  body: Code,
  slot: number,
): Code {
  const [join, start] = form === 'some' ? [or, false] : [and, true]
  return (run, frame) => {
    const truths: Value[] = []
    const all = visited(run, frame, source, slot, truths, () => {
      const one = body(run, frame)
      truths.push(one)
      return isTruth(one)
    })
    return isList(all) ? all.reduce<Value>(join, start) : all
  }
}

function isTruth(value: Value): boolean {
  return typeof value === 'boolean' || isNull(value)
}

/** `results`, when every item could be visited; else null. */
function visited(
  run: Run,
  frame: Value[],
  source: Code,
  slot: number,
  results: readonly Value[],
  visit: (item: Value) => boolean,
): Value {
  const items = itemsIn(run, source(run, frame))
  if (!isList(items)) return items
  for (const item of items) {
    run.spend(1)
    frame[slot] = item
    if (!visit(item)) return null
  }
  return results
}
