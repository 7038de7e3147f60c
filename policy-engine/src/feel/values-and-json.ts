/**
 * JSON facts → values by their declared type, and values → JSON. A fact of the wrong type is
 * treated as missing: it is named, and never guessed at.
 */
import type { Json, JsonObject } from '../json.ts'
import { jsonFromNumber, numberFromJson } from './number.ts'
import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  timeFromText,
} from './temporal-from-text.ts'
import { temporalText } from './temporal-text.ts'
import { OPEN_CONTEXT, type Type } from './type.ts'
import {
  type Context,
  contextOf,
  isContext,
  isList,
  isNull,
  isNum,
  type Lack,
  missing,
  type Value,
} from './value.ts'

/** Facts deeper or wider than this are cut off as missing: no register answers so. */
const DEPTH_LIMIT = 20
const LIST_LIMIT = 10_000

/** `lack` names this place in the facts; null for JSON that is not a fact. */
export function valueFromJson(
  json: Json | undefined,
  type: Type,
  lack: Lack | null,
  depth = 0,
): Value {
  const absent = lack === null ? null : missing(lack)
  if (json === null || json === undefined || depth > DEPTH_LIMIT) return absent
  switch (type.kind) {
    case 'any':
      return untyped(json, lack, depth)
    case 'number':
      return typeof json === 'number' ? (numberFromJson(json) ?? absent) : absent
    case 'string':
      if (typeof json !== 'string') return absent
      return type.values && !type.values.includes(json) ? absent : json
    case 'boolean':
      return typeof json === 'boolean' ? json : absent
    case 'list':
      return Array.isArray(json) ? listFrom(json, type.of, lack, depth) : absent
    case 'context':
      return isObject(json) ? contextFrom(json, type, lack, depth) : absent
    default:
      return typeof json === 'string' ? (momentFromText(json, type.kind) ?? absent) : absent
  }
}

function listFrom(json: readonly Json[], of: Type, lack: Lack | null, depth: number): Value {
  if (json.length > LIST_LIMIT) return lack === null ? null : missing(lack)
  return json.map((item, index) => {
    const at = lack && { ...lack, path: `${lack.path}[${index}]` }
    return valueFromJson(item, of, at, depth + 1)
  })
}

function contextFrom(
  json: JsonObject,
  type: Type & { kind: 'context' },
  lack: Lack | null,
  depth: number,
): Context {
  const { fields, open } = type
  const entries = new Map<string, Value>()
  const set = (name: string, type: Type) => {
    const at = lack && { ...lack, path: `${lack.path}.${name}` }
    const own = Object.hasOwn(json, name) ? json[name] : undefined
    entries.set(name, valueFromJson(own, type, at, depth + 1))
  }
  for (const [name, of] of fields) set(name, of)
  if (open) for (const name of Object.keys(json)) if (!fields.has(name)) set(name, { kind: 'any' })
  return { kind: 'context', entries, origin: lack, of: type }
}

function untyped(json: Json, lack: Lack | null, depth: number): Value {
  if (typeof json === 'number') return numberFromJson(json)
  if (Array.isArray(json)) return listFrom(json, { kind: 'any' }, lack, depth)
  if (isObject(json)) return contextFrom(json, OPEN_CONTEXT, lack, depth)
  return json as string | boolean
}

function isObject(json: Json): json is JsonObject {
  return json !== null && typeof json === 'object' && !Array.isArray(json)
}

function momentFromText(text: string, kind: Type['kind']): Value {
  switch (kind) {
    case 'date':
      return dateFromText(text)
    case 'time':
      return timeFromText(text)
    case 'date and time':
      return dateTimeFromText(text)
    default: {
      const duration = durationFromText(text)
      return duration?.kind === kind ? duration : null
    }
  }
}

/** A rule may share one structure many times; written out, more and deeper than this is cut to null. */
const OUT_LIMIT = 20_000
const OUT_DEPTH_LIMIT = 200

/** A value as plain JSON; functions and ranges have none and give null. */
export function jsonFromValue(value: Value, budget = { left: OUT_LIMIT }, depth = 0): Json {
  budget.left -= 1
  if (budget.left < 0 || depth > OUT_DEPTH_LIMIT) return null
  if (isNull(value)) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (isNum(value)) return jsonFromNumber(value)
  if (isList(value)) return value.map((item) => jsonFromValue(item, budget, depth + 1))
  switch (value.kind) {
    case 'context':
      return Object.fromEntries(
        [...value.entries].map(([name, one]) => [name, jsonFromValue(one, budget, depth + 1)]),
      )
    case 'range':
    case 'function':
      return null
    default:
      return temporalText(value)
  }
}

/** `{ 'dibao.standardFen': 1 }` → `{ dibao: { standardFen: 1 } }`, as rules name parameters. */
export function nestedFromDotted(values: ReadonlyMap<string, Value>, origin: Lack): Context {
  const root: Context = { ...contextOf([]), origin }
  for (const [name, value] of values) {
    let at = root
    const parts = name.split('.')
    for (const [index, part] of parts.slice(0, -1).entries()) {
      const known = at.entries.get(part)
      const path = [origin.path, ...parts.slice(0, index + 1)].join('.')
      const next: Context =
        known !== undefined && isContext(known)
          ? known
          : { ...contextOf([]), origin: { kind: origin.kind, path } }
      at.entries.set(part, next)
      at = next
    }
    at.entries.set(parts.at(-1) ?? '', value)
  }
  return root
}
