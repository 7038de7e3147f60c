/** Lists as loops: filters, maps, and what is counted, summed or asked over them. */
import { arithmetic, compared, scalar } from './numbers.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import { isTruth } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import {
  type Frame,
  framed,
  type ListPart,
  type ListTerm,
  type Open,
  scalarOf,
  type Term,
} from './term.ts'

type Step = { slot: number; list: (frame: Frame, open: Open) => Term }

export function listOf(make: Scalars, items: readonly Term[]): Term {
  const parts = items.map((item): ListPart => ({ loops: [], where: null, item }))
  return { is: 'list', at: () => ({ parts, absent: make.NO }) }
}

/** A single value is a list of one, and null is no list. */
function asList(make: Scalars, of: Term): ListTerm {
  if (of.is === 'list') return of
  const absent = of.is === 'scalar' ? make.isNull(of.of) : make.NO
  const parts: ListPart[] = [{ loops: [], where: null, item: of }]
  return { is: 'list', at: () => ({ parts, absent }) }
}

/** Keeps the items for which the test is true; where it is null, the item is left out. */
export function filtered(make: Scalars, of: Term, test: (item: Term, open: Open) => Scalar): Term {
  const list = asList(make, of)
  return {
    is: 'list',
    at: (open) => {
      const { parts, absent } = list.at(open)
      const kept = parts.map((part) => {
        const holds = make.isTrue(test(part.item, [...open, ...part.loops]))
        return { ...part, where: part.where ? make.and([part.where, holds]) : holds }
      })
      return { parts: kept, absent }
    },
  }
}

/** `for`: every combination of items, each loop inside the ones before. */
export function mapped(
  make: Scalars,
  steps: readonly Step[],
  frame: Frame,
  body: (frame: Frame, open: Open) => Term,
): ListTerm {
  return { is: 'list', at: (open) => combinations(make, steps, frame, open, body) }
}

function combinations(
  make: Scalars,
  steps: readonly Step[],
  frame: Frame,
  open: Open,
  body: (frame: Frame, open: Open) => Term,
): { parts: readonly ListPart[]; absent: Scalar } {
  const [step, ...later] = steps
  if (!step)
    return { parts: [{ loops: [], where: null, item: body(frame, open) }], absent: make.NO }
  const { parts, absent } = asList(make, step.list(frame, open)).at(open)
  let missing = absent
  const combined = parts.flatMap((part) => {
    const under = [...open, ...part.loops]
    const inner = combinations(make, later, framed(frame, step.slot, part.item), under, body)
    missing = make.or([missing, anywhere(make, part, inner.absent)])
    return inner.parts.map((one) => ({
      loops: [...part.loops, ...one.loops],
      where: both(make, part.where, one.where),
      item: one.item,
    }))
  })
  return { parts: combined, absent: missing }
}

/** Whether a list inside is missing for any of the items around it: then the whole is. */
function anywhere(make: Scalars, { loops, where }: ListPart, absent: Scalar): Scalar {
  if (absent === make.NO) return absent
  if (loops.length > 0) return make.aggregate('exists', loops, where, absent)
  return where ? make.and([where, absent]) : absent
}

function both(make: Scalars, left: Scalar | null, right: Scalar | null): Scalar | null {
  return left && right ? make.and([left, right]) : (left ?? right)
}

/** How many items; null when the list is missing. */
export function counted(make: Scalars, of: Term, open: Open): Scalar {
  const { parts, absent } = asList(make, of).at(open)
  return make.choose(absent, make.NULL, countOf(make, parts))
}

function countOf(make: Scalars, parts: readonly ListPart[]): Scalar {
  return parts
    .map(({ loops, where }) => {
      if (loops.length > 0) return make.aggregate('count', loops, where, make.YES)
      return where ? make.choose(where, make.constant(1), make.constant(0)) : make.constant(1)
    })
    .reduce((sum, one) => make.arithmetic('add', sum, one), make.constant(0))
}

/** Whether some item is so. `test` must never be null. */
function exists(make: Scalars, parts: readonly ListPart[], test: (item: Term) => Scalar): Scalar {
  return make.or(
    parts.map(({ loops, where, item }) => {
      const holds = test(item)
      if (loops.length > 0) return make.aggregate('exists', loops, where, holds)
      return where ? make.and([where, holds]) : holds
    }),
  )
}

/** Null when the list or any item is missing, and when it is empty. */
export function summed(make: Scalars, of: Term, open: Open): Scalar {
  const { parts, absent } = asList(make, of).at(open)
  const total = parts
    .map(({ loops, where, item }): Term => {
      const body = scalarOf(item)
      if (loops.length > 0) return scalar(make.aggregate('total', loops, where, body))
      return scalar(where ? make.choose(where, body, make.constant(0)) : body)
    })
    .reduce((sum, one) => arithmetic(make, '+', sum, one), scalar(make.constant(0)))
  return unlessEmpty(make, parts, absent, scalarOf(total))
}

export function extreme(make: Scalars, which: 'least' | 'greatest', of: Term, open: Open): Scalar {
  const { parts, absent } = asList(make, of).at(open)
  const found = parts.map(({ loops, where, item }) => {
    const body = scalarOf(item)
    if (loops.length > 0) return make.aggregate(which, loops, where, body)
    if (where) throw new NotScalarError(`the ${which} of a filtered written list`)
    return body
  })
  const [first, ...rest] = found
  if (!first) return make.NULL
  const best = rest.reduce((one, other) => make.extreme(which, one, other), first)
  return unlessEmpty(make, parts, absent, best)
}

function unlessEmpty(
  make: Scalars,
  parts: readonly ListPart[],
  absent: Scalar,
  value: Scalar,
): Scalar {
  const anyNull = exists(make, parts, (item) => make.isNull(scalarOf(item)))
  const empty = make.same(countOf(make, parts), make.constant(0))
  const known = make.choose(make.or([anyNull, empty]), make.NULL, value)
  return make.choose(absent, make.NULL, known)
}

/** Three-valued `some` and `every`; null when the list is missing. */
export function quantified(make: Scalars, form: 'some' | 'every', of: Term, open: Open): Scalar {
  const { parts, absent } = asList(make, of).at(open)
  const truth = (item: Term) => {
    const value = scalarOf(item)
    return isTruth(value) ? value : make.NULL
  }
  const decides = (item: Term) =>
    form === 'some' ? make.isTrue(truth(item)) : make.isTrue(make.not(truth(item)))
  const decided = exists(make, parts, decides)
  const undecided = exists(make, parts, (item) => make.isNull(truth(item)))
  const answer = make.truth(form === 'some')
  const otherwise = make.choose(undecided, make.NULL, make.not(answer))
  return make.choose(absent, make.NULL, make.choose(decided, answer, otherwise))
}

/** Never null but for a missing list: null is an element like any other. */
export function listContains(make: Scalars, of: Term, element: Term, open: Open): Scalar {
  const { parts, absent } = asList(make, of).at(open)
  const found = exists(make, parts, (item) => compared(make, '=', item, element))
  return make.choose(absent, make.NULL, found)
}
