/** A value strictly between two others of one kind, for the example of a stretch of values. */
import { add, compare, divide, type Num, round, subtract } from '../feel/number.ts'
import type { Value } from '../feel/value.ts'

type Measure = {
  from: (value: Value) => Num
  to: (at: Num) => Value
  whole: boolean
  least?: Num
  most?: Num
}

const DAY = 86_400

/** How a kind is laid on the line of numbers, and back. */
const MEASURES: Record<string, Measure> = {
  number: { from: (value) => value as Num, to: (at) => at, whole: false },
  date: {
    from: (value) => (value as { days: number }).days,
    to: (at) => ({ kind: 'date', days: Number(at) }),
    whole: true,
  },
  'years and months duration': {
    from: (value) => (value as { months: number }).months,
    to: (at) => ({ kind: 'years and months duration', months: Number(at) }),
    whole: true,
  },
  'days and time duration': {
    from: (value) => (value as { seconds: Num }).seconds,
    to: (at) => ({ kind: 'days and time duration', seconds: at }),
    whole: false,
  },
}

for (const [name, offset] of [
  ['', null],
  [' with offset', 0],
] as const) {
  const utc = (value: Value) =>
    subtract((value as { second: Num }).second, (value as { offset: number | null }).offset ?? 0) ??
    0
  MEASURES[`time${name}`] = {
    from: utc,
    to: (second) => ({ kind: 'time', second, offset, zone: null }),
    whole: true,
    least: 0,
    most: DAY - 1,
  }
  MEASURES[`date and time${name}`] = {
    from: (value) => add(utc(value), (value as { days: number }).days * DAY) ?? 0,
    to: (at) => {
      const days = Math.floor(Number(at) / DAY)
      return {
        kind: 'date and time',
        days,
        second: subtract(at, days * DAY) ?? 0,
        offset,
        zone: null,
      }
    },
    whole: true,
  }
}

/** Null when there is none, as between two days that follow each other. A whole number if one fits. */
export function between(group: string, low: Value | undefined, high: Value | undefined): Value {
  if (group === 'string') return textBetween(low as string | undefined, high as string | undefined)
  const measure = MEASURES[group]
  if (!measure) return null
  const from = low === undefined ? measure.least : measure.from(low)
  const to = high === undefined ? measure.most : measure.from(high)
  const at = numberBetween(from, to, measure.whole, low === undefined, high === undefined)
  return at === null ? null : measure.to(at)
}

function numberBetween(
  low: Num | undefined,
  high: Num | undefined,
  whole: boolean,
  lowFits: boolean,
  highFits: boolean,
): Num | null {
  if (low === undefined) return high === undefined ? 0 : oneLess(high)
  const next = add(round(low, 0, 'floor') ?? low, lowFits && compare(low, 0) === 0 ? 0 : 1)
  if (high === undefined) return next
  const order = next === null ? 1 : compare(next, high)
  if (order < 0 || (order === 0 && highFits)) return next
  if (whole || compare(low, high) >= 0) return null
  return divide(add(low, high) ?? low, 2)
}

function oneLess(high: Num): Num | null {
  return subtract(round(high, 0, 'ceiling') ?? high, 1)
}

function textBetween(low: string | undefined, high: string | undefined): string | null {
  if (low === undefined) return high === undefined ? '…' : high === '' ? null : ''
  const tries = [`${low}…`, `${low} `, `${low}\u0000`]
  return tries.find((one) => high === undefined || one < high) ?? null
}
