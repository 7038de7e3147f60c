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
  | { kind: 'range' }
  | { kind: 'list'; of: Type }
  | { kind: 'context'; fields: Map<string, Type>; name: string | null; open: boolean }
  | { kind: 'function'; parameters: Type[]; result: Type }

export const ANY: Type = { kind: 'any' }
export const NULL: Type = { kind: 'null' }
export const NUMBER: Type = { kind: 'number' }
export const STRING: Type = { kind: 'string' }
export const BOOLEAN: Type = { kind: 'boolean' }
export const RANGE: Type = { kind: 'range' }

/** A context of which only some fields, or none, are known. */
export const OPEN_CONTEXT: Type = { kind: 'context', fields: new Map(), name: null, open: true }

const BUILT_IN: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['Any', ANY],
  ['any', ANY],
  ['Null', NULL],
  ['number', NUMBER],
  ['string', STRING],
  ['boolean', BOOLEAN],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['dateTime', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['dayTimeDuration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['yearMonthDuration', { kind: 'years and months duration' }],
  ['context', OPEN_CONTEXT],
  ['list', { kind: 'list', of: ANY }],
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
  if (left.kind !== right.kind || left.kind === 'context' || left.kind === 'function') return ANY
  return left
}

/** True when no value can be of both types: then comparing or adding them always gives null. */
export function disjoint(left: Type, right: Type): boolean {
  if (left.kind === 'any' || right.kind === 'any') return false
  if (left.kind === 'null' || right.kind === 'null') return false
  return left.kind !== right.kind
}

/** A type as people read it in a message. */
export function typeName(type: Type): string {
  if (type.kind === 'list') return `list of ${typeName(type.of)}`
  if (type.kind === 'context') return type.name ?? 'context'
  return type.kind
}
