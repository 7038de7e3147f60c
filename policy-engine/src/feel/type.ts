/** Types of FEEL values (OMG DMN 1.5 clause 10.3.2), as far as they are known before running. */
import type { Feel } from './tree.ts'

/** What a value of a declared type must pass besides (clause 7.3.2): tests of `?`, which is in `slot`. */
export type Limit = { tests: Feel; slot: number; slots: number }

export type Type = TypeForm & { limits?: readonly Limit[] }

export type TypeForm =
  | { kind: 'any' }
  | { kind: 'null' }
  | { kind: 'number' }
  | { kind: 'string'; values?: readonly string[] }
  | { kind: 'boolean' }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'date and time' }
  | { kind: 'days and time duration' }
  | { kind: 'years and months duration' }
  | { kind: 'range'; of: Type }
  | { kind: 'list'; of: Type }
  | { kind: 'context'; fields: Map<string, Type>; name: string | null; open: boolean }
  /** `parameters` are null for a function of which only that it is one is known. */
  | { kind: 'function'; parameters: readonly Type[] | null; result: Type }

export type FunctionType = Type & { kind: 'function' }

export const ANY: Type = { kind: 'any' }
export const NULL: Type = { kind: 'null' }
export const NUMBER: Type = { kind: 'number' }
export const STRING: Type = { kind: 'string' }
export const BOOLEAN: Type = { kind: 'boolean' }
export const DATE: Type = { kind: 'date' }
export const TIME: Type = { kind: 'time' }
export const DATE_AND_TIME: Type = { kind: 'date and time' }
export const DAYS_AND_TIME: Type = { kind: 'days and time duration' }
export const YEARS_AND_MONTHS: Type = { kind: 'years and months duration' }
export const RANGE: Type = { kind: 'range', of: ANY }

/** A context of which only some fields, or none, are known. */
export const OPEN_CONTEXT: Type & { kind: 'context' } = {
  kind: 'context',
  fields: new Map(),
  name: null,
  open: true,
}

const BUILT_IN: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['Any', ANY],
  ['any', ANY],
  ['Null', NULL],
  ['number', NUMBER],
  ['string', STRING],
  ['boolean', BOOLEAN],
  ['date', DATE],
  ['time', TIME],
  ['date and time', DATE_AND_TIME],
  ['dateTime', DATE_AND_TIME],
  ['days and time duration', DAYS_AND_TIME],
  ['dayTimeDuration', DAYS_AND_TIME],
  ['years and months duration', YEARS_AND_MONTHS],
  ['yearMonthDuration', YEARS_AND_MONTHS],
  ['context', OPEN_CONTEXT],
  ['list', { kind: 'list', of: ANY }],
  ['range', RANGE],
  ['function', { kind: 'function', parameters: null, result: ANY }],
])

/** A type of FEEL by its name, with or without the `feel:` prefix; undefined when there is none. */
export function builtInType(name: string): Type | undefined {
  return BUILT_IN.get(name.replace(/^feel:/, '').trim())
}

export function listOf(of: Type): Type {
  return { kind: 'list', of }
}

/** The narrowest type we can say of a value that is one or the other. */
export function either(left: Type, right: Type): Type {
  if (left.kind === 'null') return right
  if (right.kind === 'null' || left === right) return left
  if (left.kind === 'list' && right.kind === 'list') return listOf(either(left.of, right.of))
  if (left.kind === 'range' && right.kind === 'range') {
    return { kind: 'range', of: either(left.of, right.of) }
  }
  if (left.kind === 'context' && right.kind === 'context') return eitherContext(left, right)
  if (left.kind !== right.kind || left.kind === 'function') return ANY
  const isLimited = [left, right].some((type) => type.limits || 'values' in type)
  return isLimited ? ({ kind: left.kind } as Type) : left
}

type ContextType = Type & { kind: 'context' }

/** What both have; more may be there where they differ. Two types with names are not taken apart. */
function eitherContext(left: ContextType, right: ContextType): Type {
  if (left.name !== null && right.name !== null) return ANY
  const fields = new Map<string, Type>()
  for (const [name, type] of left.fields) {
    const other = right.fields.get(name)
    if (other) fields.set(name, either(type, other))
  }
  const isSame = fields.size === left.fields.size && fields.size === right.fields.size
  return { kind: 'context', fields, name: null, open: left.open || right.open || !isSame }
}

/** True when no value can be of both types: then comparing or adding them always gives null. */
export function disjoint(left: Type, right: Type): boolean {
  if (left.kind === 'any' || right.kind === 'any') return false
  if (left.kind === 'null' || right.kind === 'null') return false
  return left.kind !== right.kind
}

/** Types that contain themselves are held against each other so far down. */
const DEPTH_LIMIT = 20

/**
 * Clause 10.3.2.9.2: whether every value of the first type may stand where the second is asked. Of a
 * function whose result is not known only the parameters are held against it.
 */
export function conformsTo(type: Type, other: Type, depth = 0): boolean {
  if (other.kind === 'any' || type.kind === 'null' || type === other) return true
  if (depth > DEPTH_LIMIT) return true
  const conforms = (one: Type, wanted: Type) => conformsTo(one, wanted, depth + 1)
  if (type.kind === 'list' && other.kind === 'list') return conforms(type.of, other.of)
  if (type.kind === 'range' && other.kind === 'range') return conforms(type.of, other.of)
  if (type.kind === 'context' && other.kind === 'context') {
    return [...other.fields].every(([name, wanted]) => {
      const own = type.fields.get(name)
      return own !== undefined && conforms(own, wanted)
    })
  }
  if (type.kind === 'function' && other.kind === 'function') {
    if (other.parameters === null) return true
    return (
      type.parameters?.length === other.parameters.length &&
      type.parameters.every((own, index) => conforms(other.parameters?.[index] ?? ANY, own)) &&
      (type.result.kind === 'any' || conforms(type.result, other.result))
    )
  }
  return type.kind === other.kind
}

/** A type as people read it in a message, and as FEEL writes it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `list of ${typeName(type.of)}`
    case 'range':
      return type.of.kind === 'any' ? 'range' : `range of ${typeName(type.of)}`
    case 'context':
      return type.name ?? 'context'
    default:
      return type.kind
  }
}
