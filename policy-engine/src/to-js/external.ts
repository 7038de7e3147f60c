/**
 * Functions outside FEEL (OMG DMN 1.5 clause 10.3.2.13.3). The host hands over a table of those a
 * model may call, by name; a rule reaches nothing else. What they give back is copied into values.
 */
import type { FunctionKind } from '../dmn/model.ts'
import { ANY, type Type } from '../feel/type.ts'
import { isContext, type Value } from '../feel/value.ts'
import { jsonFromValue, valueFromJson } from '../feel/values-and-json.ts'
import type { Json } from '../json.ts'
import type { Slot } from '../plan/plan.ts'
import { argumentsOf, typedFunction } from './code-from-call.ts'
import { conformanceTo } from './conformance.ts'
import type { Code } from './run.ts'

/**
 * Arguments come as plain JSON (dates and durations as their texts), and plain JSON goes back;
 * anything else, and an error thrown, is null to the rule.
 */
export type ExternalFunction = (...args: Json[]) => unknown

/**
 * By name: `java.lang.Math.max(double, double)` for a Java class and method signature (one blank
 * after each comma), `document#model` for PMML.
 */
export type Externals = { readonly [name: string]: ExternalFunction }

/** Each call is charged as much as the costliest builtin. */
const PRICE = 300

/**
 * `body` gives the context that names the function: `class` and `method signature`, or `document`
 * and `model`. In FEEL it stands in an entry `java` or `pmml` (`kind` is null).
 */
export function externalFrom(
  kind: FunctionKind | null,
  parameters: readonly Omit<Slot, 'slot'>[],
  body: Code,
  type: Type,
): Code {
  const conform = type.kind === 'function' ? conformanceTo(type.result) : null
  const names = parameters.map(({ name }) => name)
  const conforming = argumentsOf(parameters.map(({ type }) => type))
  return (run, frame) => {
    const name = externalName(kind, body(run, frame))
    if (name === null || !Object.hasOwn(run.externals, name)) return null
    const outside = run.externals[name]
    const call = (args: readonly Value[]): Value => {
      run.spend(PRICE)
      const fitting = conforming(run, args)
      const result = outside && fitting ? resultOf(outside, fitting) : null
      return conform ? conform(run, result) : result
    }
    return typedFunction(names, type, call)
  }
}

function externalName(kind: FunctionKind | null, body: Value): string | null {
  const java = kind === null ? entry(body, 'java') : kind === 'Java' ? body : null
  const pmml = kind === null ? entry(body, 'pmml') : kind === 'PMML' ? body : null
  const [of, method] = [text(java, 'class'), text(java, 'method signature')]
  if (of !== null && method !== null) return `${of}.${method.replaceAll(/\s*,\s*/g, ', ')}`
  const [document, model] = [text(pmml, 'document'), text(pmml, 'model')]
  return document !== null && model !== null ? `${document}#${model}` : null
}

function entry(value: Value, name: string): Value {
  return isContext(value) ? (value.entries.get(name) ?? null) : null
}

function text(value: Value, name: string): string | null {
  const found = entry(value, name)
  return typeof found === 'string' ? found.trim() : null
}

function resultOf(outside: ExternalFunction, args: readonly Value[]): Value {
  try {
    const result = plain(outside(...args.map((arg) => jsonFromValue(arg))))
    return result === undefined ? null : valueFromJson(result, ANY, null)
  } catch {
    return null
  }
}

const DEPTH_LIMIT = 20

/** A copy that holds nothing of the host; undefined for what is no JSON. */
function plain(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || depth > DEPTH_LIMIT) return undefined
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1) ?? null)
  const entries = Object.entries(value).map(([name, one]) => [name, plain(one, depth + 1) ?? null])
  return Object.fromEntries(entries)
}
