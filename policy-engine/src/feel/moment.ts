/** Moving dates and times, and the time between them (OMG DMN 1.5 clause 10.3.2.3.6). */
import { calendarFromDays, plusMonths } from './calendar.ts'
import type { Num } from './number.ts'
import * as number from './number.ts'
import { inZone } from './temporal-from-text.ts'
import type { Clock, DateTimeValue, DateValue, DaysDuration, TimeValue } from './value.ts'
import { offsetAtInstant } from './zone.ts'

const DAY = 86_400
const YEAR_LIMIT = 999_999_999

/** A date counts as its midnight and stays a date. Null beyond the years there are. */
export function movedBySeconds(
  value: DateValue | DateTimeValue,
  seconds: Num,
): typeof value | null {
  const second = value.kind === 'date' ? 0 : value.second
  const moved = dayAndSecond(value.days, number.add(second, seconds))
  if (!moved) return null
  if (value.kind === 'date') return { kind: 'date', days: moved.days }
  const { zone, offset } = value
  if (zone === null || offset === null) return { ...value, ...moved }
  return inItsZone(zone, moved, offset)
}

/** The zone may have another offset by then: the instant is what was moved. */
function inItsZone(
  zone: string,
  moved: { days: number; second: Num },
  before: number,
): DateTimeValue | null {
  const offset = offsetAtInstant(zone, moved.days, Number(moved.second) - before)
  const local = dayAndSecond(moved.days, number.add(moved.second, (offset ?? before) - before))
  return local && { kind: 'date and time', ...local, offset: offset ?? before, zone }
}

function dayAndSecond(days: number, seconds: Num | null): { days: number; second: Num } | null {
  const second = seconds === null ? null : number.modulo(seconds, DAY)
  if (seconds === null || second === null) return null
  const rest = number.subtract(seconds, second)
  const more = rest === null ? null : number.divide(rest, DAY)
  const moved = typeof more === 'number' ? days + more : Number.NaN
  if (!Number.isSafeInteger(moved)) return null
  return Math.abs(calendarFromDays(moved).year) > YEAR_LIMIT ? null : { days: moved, second }
}

/** The local day moves; the clock stays, in a named zone with the offset of the new day. */
export function movedByMonths(
  value: DateValue | DateTimeValue,
  months: number,
): typeof value | null {
  const days = plusMonths(value.days, months)
  if (days === null) return null
  if (value.kind === 'date' || value.zone === null) return { ...value, days }
  const clock = inZone(value.zone, days, value.second)
  return clock && { kind: 'date and time', days, ...clock }
}

/** Time runs around the clock: an hour after 23:30 is 00:30. */
export function movedAroundClock(value: TimeValue, seconds: Num): TimeValue | null {
  const sum = number.add(value.second, seconds)
  const second = sum === null ? null : number.modulo(sum, DAY)
  return second === null ? null : { ...value, second }
}

/** Null for a time and a day, and for a value with an offset and one without. */
export function between(
  left: DateValue | DateTimeValue | TimeValue,
  right: typeof left,
): DaysDuration | null {
  if ((left.kind === 'time') !== (right.kind === 'time')) return null
  const mixed = left.kind !== right.kind
  const [one, other] = [clockOf(left, mixed), clockOf(right, mixed)]
  if ((one.offset === null) !== (other.offset === null)) return null
  const days = dayOf(left) - dayOf(right)
  const shift = days * DAY - (one.offset ?? 0) + (other.offset ?? 0)
  const seconds = number.subtract(one.second, other.second)
  const total = seconds === null ? null : number.add(seconds, shift)
  return total === null ? null : { kind: 'days and time duration', seconds: total }
}

function dayOf(value: DateValue | DateTimeValue | TimeValue): number {
  return value.kind === 'time' ? 0 : value.days
}

/** Beside a date and time, a date is its midnight in UTC. */
function clockOf(value: DateValue | DateTimeValue | TimeValue, mixed: boolean): Clock {
  return value.kind === 'date' ? { second: 0, offset: mixed ? 0 : null, zone: null } : value
}
