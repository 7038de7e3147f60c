/** Functions and calls (OMG DMN 1.5 clause 10.3.2.13): a function keeps the frame it was made in. */

import { builtin } from '../feel/builtins/table.ts'
import type { Type } from '../feel/type.ts'
import { type Fn, isNull, isNum, type Value } from '../feel/value.ts'
import { type Conform, conformanceTo } from './conformance.ts'
import { type Code, DEPTH_LIMIT, LimitError, type Run } from './run.ts'

type Parameter = { name: string; slot: number; type: Type }

/** A call takes a frame of its own, and a deeper stack. */
const CALL_PRICE = 5

/**
 * `type` is what is declared of the function, for `instance of`; `self` is the slot by which its body
 * knows the function itself.
 */
export function functionFrom(
  parameters: readonly Parameter[],
  body: Code,
  type: Type,
  self: number | null = null,
): Code {
  const names = parameters.map(({ name }) => name)
  const conforming = argumentsOf(parameters.map(({ type }) => type))
  return (run, frame) => {
    run.spend(frame.length)
    const kept = [...frame]
    const call = (args: readonly Value[]) => {
      run.spend(kept.length + CALL_PRICE)
      const given = conforming(run, args)
      if (given === null) return null
      const own = [...kept]
      for (const [index, { slot }] of parameters.entries()) own[slot] = given[index] ?? null
      return deeper(run, () => body(run, own))
    }
    const fn = typedFunction(names, type, call)
    if (self !== null) kept[self] = fn
    return fn
  }
}

/** A function that knows its type, for `instance of` and conformance. */
export function typedFunction(parameters: string[], type: Type, call: Fn['call']): Fn {
  return type.kind === 'function'
    ? { kind: 'function', parameters, type, call }
    : { kind: 'function', parameters, call }
}

/** The arguments made to fit their types; null when one does not (clause 10.3.2.9.4). */
export function argumentsOf(
  types: readonly Type[],
): (run: Run, args: readonly Value[]) => readonly Value[] | null {
  const conforms: (Conform | null)[] = types.map(conformanceTo)
  if (conforms.every((conform) => conform === null)) return (_, args) => args
  return (run, args) => {
    const fitting: Value[] = []
    for (const [index, conform] of conforms.entries()) {
      const arg = args[index] ?? null
      const fit = conform ? conform(run, arg) : arg
      if (isNull(fit) && !isNull(arg)) return null
      fitting.push(fit)
    }
    return fitting
  }
}

export function called(callee: Code, args: readonly Code[], names: string[] | null): Code {
  return (run, frame) => {
    const fn = callee(run, frame)
    const values = args.map((arg) => arg(run, frame))
    if (isNull(fn) || typeof fn !== 'object' || isNum(fn) || !('kind' in fn)) return null
    if (fn.kind !== 'function') return null
    if (!names) {
      const fits = fn.builtin !== undefined || fn.parameters.length === values.length
      return fits ? fn.call(values) : null
    }
    const own = parametersOf(fn).find((one) => names.every((name) => one.includes(name)))
    return own ? fn.call(own.map((name) => values[names.indexOf(name)] ?? null)) : null
  }
}

/** A built-in function has several lists of parameters, of which those at the end may be left out. */
function parametersOf({ parameters, builtin: name }: Fn): (readonly string[])[] {
  const row = name === undefined ? undefined : builtin(name)
  if (!row) return [parameters]
  return row.variants.flatMap((variant) => {
    const names = variant.parameters.map((one) => one.name)
    return names.map((_, index) => names.slice(0, index + 1))
  })
}

export function deeper(run: Run, body: () => Value): Value {
  if (run.depth >= DEPTH_LIMIT) throw new LimitError('deep')
  run.depth += 1
  try {
    return body()
  } finally {
    run.depth -= 1
  }
}
