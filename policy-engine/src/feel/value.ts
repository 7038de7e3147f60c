/**
 * Values of FEEL (OMG DMN 1.5 clause 10.3.2). A fact that nobody supplied is an `Unknown`: it is
 * null to every rule, and carries the paths of what is missing, so that an outcome can name them.
 */
import { compare, isNum, type Num } from './number.ts'

export { isNum }

export type Lack = { kind: 'fact' | 'parameter'; path: string }

/** `exact`: this very fact is the missing one, so a field of it is missing by its own path. */
export type Unknown = { kind: 'unknown'; lacks: readonly Lack[]; exact: boolean }
export type Context = { kind: 'context'; entries: Map<string, Value>; origin: Lack | null }
export type DateValue = { kind: 'date'; days: number }
export type TimeValue = { kind: 'time'; second: Num; offset: number | null }
export type DateTimeValue = {
  kind: 'date and time'
  days: number
  second: Num
  offset: number | null
}
export type DaysDuration = { kind: 'days and time duration'; seconds: Num }
export type MonthsDuration = { kind: 'years and months duration'; months: number }
/** A missing bound of `>= 5` is `undefined`, which is not the same as a null bound. */
export type Range = {
  kind: 'range'
  low: Value | undefined
  high: Value | undefined
  lowClosed: boolean
  highClosed: boolean
}
export type Fn = {
  kind: 'function'
  parameters: readonly string[]
  call: (args: readonly Value[]) => Value
}

export type Value =
  | null
  | Unknown
  | boolean
  | Num
  | string
  | readonly Value[]
  | Context
  | DateValue
  | TimeValue
  | DateTimeValue
  | DaysDuration
  | MonthsDuration
  | Range
  | Fn

export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | Exclude<Extract<Value, { kind: string }>['kind'], 'unknown'>

export function kindOf(value: Value): Kind {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (isNum(value)) return 'number'
  if (isList(value)) return 'list'
  return value.kind === 'unknown' ? 'null' : value.kind
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

export function isNull(value: Value): value is null | Unknown {
  return (
    value === null || (typeof value === 'object' && 'kind' in value && value.kind === 'unknown')
  )
}

export function isContext(value: Value): value is Context {
  return kindOf(value) === 'context'
}

export function contextOf(entries: Iterable<readonly [string, Value]>): Context {
  return { kind: 'context', entries: new Map(entries), origin: null }
}

export function missing(lack: Lack): Unknown {
  return { kind: 'unknown', lacks: [lack], exact: true }
}

/** Null, with every reason that made it so. Plain null when none of the values is missing. */
export function unknownFrom(...values: readonly Value[]): null | Unknown {
  let found: Unknown | null = null
  for (const value of values) {
    if (!isNull(value) || value === null || value === found) continue
    if (found === null) found = value.exact ? { ...value, exact: false } : value
    else found = { kind: 'unknown', lacks: joined(found.lacks, value.lacks), exact: false }
  }
  return found
}

const LACKS_LIMIT = 200

export function joined(left: readonly Lack[], right: readonly Lack[]): readonly Lack[] {
  const more = right.filter((lack) => !left.some((known) => known.path === lack.path))
  return more.length === 0 ? left : [...left, ...more].slice(0, LACKS_LIMIT)
}

export function lacksOf(value: Value): readonly Lack[] {
  return isNull(value) && value !== null ? value.lacks : []
}

/** Orders two values of one ordered kind; null when they cannot be ordered (clause 10.3.2.13). */
export function order(left: Value, right: Value): number | null {
  if (isNum(left)) return isNum(right) ? compare(left, right) : null
  if (typeof left === 'string') {
    return typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : null
  }
  if (left === null || typeof left !== 'object' || isList(left) || isNum(right)) return null
  if (right === null || typeof right !== 'object' || isList(right)) return null
  if (left.kind === 'date' && right.kind === 'date') return left.days - right.days
  if (left.kind === 'years and months duration' && right.kind === left.kind) {
    return left.months - right.months
  }
  if (left.kind === 'days and time duration' && right.kind === left.kind) {
    return compare(left.seconds, right.seconds)
  }
  if (left.kind === 'time' && right.kind === 'time') return orderClock(left, right, 0)
  if (left.kind === 'date and time' && right.kind === left.kind) {
    return orderClock(left, right, left.days - right.days)
  }
  return null
}

type Clock = { second: Num; offset: number | null }

/** A value with an offset and one without cannot be ordered. */
function orderClock(left: Clock, right: Clock, days: number): number | null {
  if ((left.offset === null) !== (right.offset === null)) return null
  const shift = (left.offset ?? 0) - (right.offset ?? 0)
  return days * 86_400 - shift + Number(left.second) - Number(right.second)
}

/** Work on values is paid for in steps, so that shared structures cannot blow up. */
export type Meter = { spend: (steps: number) => void }

/** FEEL equality (clause 10.3.2.13): null when the kinds differ, true for null and null. */
export function equal(left: Value, right: Value, meter: Meter): boolean | null {
  if (isNull(left) || isNull(right)) return isNull(left) && isNull(right)
  if (isList(left)) {
    if (!isList(right)) return null
    if (left.length !== right.length) return false
    meter.spend(left.length)
    return left.every((item, index) => equal(item, right[index] ?? null, meter) === true)
  }
  if (typeof left === 'boolean') return typeof right === 'boolean' ? left === right : null
  if (isContext(left)) {
    if (!isContext(right)) return null
    if (left.entries.size !== right.entries.size) return false
    meter.spend(left.entries.size)
    for (const [name, value] of left.entries) {
      if (!right.entries.has(name)) return false
      if (equal(value, right.entries.get(name) ?? null, meter) !== true) return false
    }
    return true
  }
  const ordered = order(left, right)
  if (ordered !== null) return ordered === 0
  if (kindOf(left) === 'range' && kindOf(right) === 'range') return equalRange(left, right, meter)
  return kindOf(left) === kindOf(right) && kindOf(left) !== 'function' ? false : null
}

function equalRange(left: Value, right: Value, meter: Meter): boolean {
  const [one, other] = [left as Range, right as Range]
  return (
    one.lowClosed === other.lowClosed &&
    one.highClosed === other.highClosed &&
    equal(one.low ?? null, other.low ?? null, meter) === true &&
    equal(one.high ?? null, other.high ?? null, meter) === true
  )
}
