/**
 * Relations of points and ranges (OMG DMN 1.5 clause 10.3.4.7, table 78), each formula as the
 * standard has it. A bound that is not there (`>= 5`) lies beyond every point; a null bound, or
 * ends without a common order, give null. A point is the range from itself to itself.
 */
import { order } from '../equality.ts'
import { BOOLEAN } from '../type.ts'
import type { Range, Value } from '../value.ts'
import { type Builtin, takes, type Variant } from './builtin.ts'
import { point, range } from './parameter.ts'

/** One end of a range: `side` says to which infinity an absent bound belongs. */
type End = { at: Value | undefined; included: boolean; side: -1 | 1 }

/** What the formulas speak of: a is the first range, b the second. */
type Ends = {
  aStart: End
  aEnd: End
  bStart: End
  bEnd: End
}

function endsOf(a: Range, b: Range): Ends {
  return {
    aStart: { at: a.low, included: a.lowClosed, side: -1 },
    aEnd: { at: a.high, included: a.highClosed, side: 1 },
    bStart: { at: b.low, included: b.lowClosed, side: -1 },
    bEnd: { at: b.high, included: b.highClosed, side: 1 },
  }
}

/** Negative, zero or positive as one end lies before, at or after the other; null without order. */
function signOf(one: End, other: End): number | null {
  if (one.at !== undefined && other.at !== undefined) return order(one.at, other.at)
  return (one.at === undefined ? one.side : 0) - (other.at === undefined ? other.side : 0)
}

const less = (one: End, other: End) => (signOf(one, other) ?? 0) < 0
const same = (one: End, other: End) => signOf(one, other) === 0
const bothIncluded = (one: End, other: End) => one.included && other.included

/** The first start takes in all that the second does. */
const startsNoLater = (one: End, other: End) =>
  less(one, other) || (same(one, other) && (one.included || !other.included))
const endsNoLater = (one: End, other: End) =>
  less(one, other) || (same(one, other) && (!one.included || other.included))
/** An end and a start with something in common. */
const reaches = (end: End, start: End) =>
  less(start, end) || (same(start, end) && bothIncluded(start, end))

type Relation = (ends: Ends) => boolean

const before: Relation = ({ aEnd, bStart }) =>
  less(aEnd, bStart) || (same(aEnd, bStart) && !bothIncluded(aEnd, bStart))

const meets: Relation = ({ aEnd, bStart }) => same(aEnd, bStart) && bothIncluded(aEnd, bStart)

const overlaps: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  reaches(aEnd, bStart) && reaches(bEnd, aStart)

const overlapsBefore: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  (less(aStart, bStart) || (same(aStart, bStart) && aStart.included && !bStart.included)) &&
  reaches(aEnd, bStart) &&
  endsNoLater(aEnd, bEnd)

const finishes: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  same(aEnd, bEnd) && aEnd.included === bEnd.included && startsNoLater(bStart, aStart)

const includes: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  startsNoLater(aStart, bStart) && endsNoLater(bEnd, aEnd)

const starts: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  same(aStart, bStart) && aStart.included === bStart.included && endsNoLater(aEnd, bEnd)

const coincides: Relation = ({ aStart, aEnd, bStart, bEnd }) =>
  same(aStart, bStart) &&
  same(aEnd, bEnd) &&
  aStart.included === bStart.included &&
  aEnd.included === bEnd.included

const turned =
  (relation: Relation): Relation =>
  ({ aStart, aEnd, bStart, bEnd }) =>
    relation({ aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd })

const at = (value: Value): Range => ({
  kind: 'range',
  low: value,
  high: value,
  lowClosed: true,
  highClosed: true,
})

function holds(relation: Relation, a: Range, b: Range): boolean | null {
  const ends = endsOf(a, b)
  const { aStart, aEnd, bStart, bEnd } = ends
  const ordered = [aStart, aEnd].every(
    (one) => signOf(one, bStart) !== null && signOf(one, bEnd) !== null,
  )
  return ordered ? relation(ends) : null
}

type Taking = 'points' | 'point, range' | 'range, point' | 'ranges'

function variant(taking: Taking, relation: Relation): Variant {
  switch (taking) {
    case 'points':
      return takes([point('point1'), point('point2')], BOOLEAN, ([one, other]) =>
        holds(relation, at(one), at(other)),
      )
    case 'point, range':
      return takes([point('point'), range('range')], BOOLEAN, ([one, other]) =>
        holds(relation, at(one), other),
      )
    case 'range, point':
      return takes([range('range'), point('point')], BOOLEAN, ([one, other]) =>
        holds(relation, one, at(other)),
      )
    case 'ranges':
      return takes([range('range1'), range('range2')], BOOLEAN, ([one, other]) =>
        holds(relation, one, other),
      )
  }
}

function row(name: string, relation: Relation, ...taking: Taking[]): Builtin {
  return { name, variants: taking.map((one) => variant(one, relation)) }
}

export const RANGES: readonly Builtin[] = [
  row('before', before, 'points', 'point, range', 'range, point', 'ranges'),
  row('after', turned(before), 'points', 'point, range', 'range, point', 'ranges'),
  row('meets', meets, 'ranges'),
  row('met by', turned(meets), 'ranges'),
  row('overlaps', overlaps, 'ranges'),
  row('overlaps before', overlapsBefore, 'ranges'),
  row('overlaps after', turned(overlapsBefore), 'ranges'),
  row('finishes', finishes, 'point, range', 'ranges'),
  row('finished by', turned(finishes), 'range, point', 'ranges'),
  row('includes', includes, 'range, point', 'ranges'),
  row('during', turned(includes), 'point, range', 'ranges'),
  row('starts', starts, 'point, range', 'ranges'),
  row('started by', turned(starts), 'range, point', 'ranges'),
  row('coincides', coincides, 'points', 'ranges'),
]
