/** What a built-in function takes: the name, the kind and whether it may be left out or null. */

import type { Num } from '../number.ts'
import {
  ANY,
  BOOLEAN,
  DATE,
  DATE_AND_TIME,
  DAYS_AND_TIME,
  listOf,
  NUMBER,
  OPEN_CONTEXT,
  RANGE,
  STRING,
  TIME,
  type Type,
  YEARS_AND_MONTHS,
} from '../type.ts'
import {
  type Context,
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  type Fn,
  isList,
  isNull,
  isNum,
  kindOf,
  type MonthsDuration,
  type Range,
  type TimeValue,
  type Unknown,
  type Value,
} from '../value.ts'

/** `T` is what the function is called with. A null is never handed over unless it is `nullable`. */
export type Parameter<T> = {
  name: string
  types: readonly Type[]
  accepts: (value: Value) => boolean
  optional: boolean
  nullable: boolean
  /** Never there: carries `T` for the type of the function. */
  readonly given?: T
}

/** The values of some parameters, in their order. */
export type Given<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}

function parameter<T>(
  name: string,
  types: readonly Type[],
  accepts: (value: Value) => boolean,
): Parameter<T> {
  return { name, types, accepts, optional: false, nullable: false }
}

/** May be left out; then it is undefined. A null given for it is still a null. */
export function optional<T>(one: Parameter<T>): Parameter<T | undefined> {
  return { ...one, optional: true }
}

export function nullable<T>(one: Parameter<T>): Parameter<T | null | Unknown> {
  return { ...one, nullable: true }
}

export const number = (name: string) => parameter<Num>(name, [NUMBER], isNum)

export const text = (name: string) =>
  parameter<string>(name, [STRING], (value) => typeof value === 'string')

export const truth = (name: string) =>
  parameter<boolean>(name, [BOOLEAN], (value) => typeof value === 'boolean')

export const list = (name: string) => parameter<readonly Value[]>(name, [listOf(ANY)], isList)

export const context = (name: string) =>
  parameter<Context>(name, [OPEN_CONTEXT], (value) => kindOf(value) === 'context')

export const fn = (name: string) =>
  parameter<Fn>(
    name,
    [{ kind: 'function', parameters: null, result: ANY }],
    (value) => kindOf(value) === 'function',
  )

/** A date, or the date of a date and time. */
export const day = (name: string) =>
  parameter<DateValue | DateTimeValue>(name, [DATE, DATE_AND_TIME], (value) => {
    const kind = kindOf(value)
    return kind === 'date' || kind === 'date and time'
  })

export const time = (name: string) =>
  parameter<TimeValue>(name, [TIME], (value) => kindOf(value) === 'time')

export const daysDuration = (name: string) =>
  parameter<DaysDuration>(
    name,
    [DAYS_AND_TIME],
    (value) => kindOf(value) === 'days and time duration',
  )

export const monthsDuration = (name: string) =>
  parameter<MonthsDuration>(
    name,
    [YEARS_AND_MONTHS],
    (value) => kindOf(value) === 'years and months duration',
  )

/** `(!=5)` has no start and no end, so it stands in no relation to others. */
export const range = (name: string) =>
  parameter<Range>(
    name,
    [RANGE],
    (value) => kindOf(value) === 'range' && (value as Range).sign !== '!=',
  )

const NO_POINTS = new Set(['boolean', 'list', 'context', 'range', 'function', 'null'])

/** Any value that has an order: what may stand in a range. */
export const point = (name: string) =>
  parameter<Exclude<Value, null | Unknown>>(name, [ANY], (value) => !NO_POINTS.has(kindOf(value)))

/** Any value at all, null as well. */
export const anything = (name: string) => nullable(parameter<Value>(name, [ANY], () => true))

/** Any value but null. */
export const something = (name: string) =>
  parameter<Exclude<Value, null | Unknown>>(name, [ANY], (value) => !isNull(value))
