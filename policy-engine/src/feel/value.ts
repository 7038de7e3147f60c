/**
 * Values of FEEL (OMG DMN 1.5 clause 10.3.2). A fact that nobody supplied is an `Unknown`: it is
 * null to every rule, and carries the paths of what is missing, so that an outcome can name them.
 */
import { isNum, type Num } from './number.ts'
import type { Type } from './type.ts'

export { isNum }

export type Lack = { kind: 'fact' | 'parameter'; path: string }

/** `exact`: this very fact is the missing one, so a field of it is missing by its own path. */
export type Unknown = { kind: 'unknown'; lacks: readonly Lack[]; exact: boolean }
/** `of` is the very type that a context was read by: it conforms to that one. */
export type Context = {
  kind: 'context'
  entries: Map<string, Value>
  origin: Lack | null
  of?: Type
}
export type DateValue = { kind: 'date'; days: number }
/** Local time: seconds since midnight; `offset` in seconds east of UTC; `zone` when it was named. */
export type Clock = { second: Num; offset: number | null; zone: string | null }
export type TimeValue = { kind: 'time' } & Clock
export type DateTimeValue = { kind: 'date and time'; days: number } & Clock
export type DaysDuration = { kind: 'days and time duration'; seconds: Num }
export type MonthsDuration = { kind: 'years and months duration'; months: number }
/**
 * A missing bound of `>= 5` is `undefined`, which is not the same as a null bound. `(=5)` and
 * `(!=5)` keep their sign: their bounds are both 5.
 */
export type Range = {
  kind: 'range'
  low: Value | undefined
  high: Value | undefined
  lowClosed: boolean
  highClosed: boolean
  sign?: '=' | '!='
}
/** `type` is what is declared of it. Two functions are equal only when they are the same one. */
export type Fn = {
  kind: 'function'
  parameters: readonly string[]
  type?: Type & { kind: 'function' }
  /** The name of a built-in function: the same name is the same function. */
  builtin?: string
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

/** A text longer than this is null: rules are hostile until proved otherwise. */
export const TEXT_LIMIT = 10_000

/** Work on values is paid for in steps, so that shared structures cannot blow up. */
export type Meter = { spend: (steps: number) => void }
