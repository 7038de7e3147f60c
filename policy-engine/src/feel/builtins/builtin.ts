/**
 * What a built-in function is (OMG DMN 1.5 clause 10.3.4): a name and its variants, each with
 * named parameters. One rule for nulls and kinds holds for all of them: a null or a wrong kind
 * where the parameter wants a value gives null, and that null names every fact that is missing.
 */
import type { Type } from '../type.ts'
import {
  type DateTimeValue,
  isList,
  isNull,
  type Meter,
  unknownFrom,
  type Value,
} from '../value.ts'
import type { Given, Parameter } from './parameter.ts'

/** `now` is the clock that the host gave; without one `now()` and `today()` are null. */
export type Running = Meter & { now: DateTimeValue | null }

type Result = Type | ((args: readonly Type[]) => Type)

export type Variant = {
  parameters: readonly Parameter<unknown>[]
  /** The last parameter may be given any number of times. */
  repeats: boolean
  result: Result
  call: (args: readonly Value[], run: Running) => Value
}

export type Builtin = { name: string; variants: readonly Variant[] }

/** A variant with a fixed number of parameters, the last ones optional. */
export function takes<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  result: Result,
  call: (args: Given<P>, run: Running) => Value,
): Variant {
  return { parameters, repeats: false, result, call: call as unknown as Variant['call'] }
}

/** A variant whose last parameter repeats: `min(1, 2, 3)`. */
export function takesMany<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  result: Result,
  call: (args: readonly Value[], run: Running) => Value,
): Variant {
  return { parameters, repeats: true, result, call }
}

/** True when a call with so many values can be meant. */
export function fitsCount({ parameters, repeats }: Variant, count: number): boolean {
  const least = parameters.filter((one) => !one.optional).length
  return count >= least && (repeats || count <= parameters.length)
}

/** The first variant that takes these values is called; null when none does. */
export function invoked(variants: readonly Variant[], args: readonly Value[], run: Running): Value {
  run.spend(priceOf(args))
  for (const variant of variants) {
    if (!fitsCount(variant, args.length)) continue
    const taken = taking(variant, args)
    if (taken) return variant.call(taken, run)
  }
  return unknownFrom(...args)
}

/** Reading what was given is paid for: an item a step, a text by its length. */
function priceOf(args: readonly Value[]): number {
  let price = 1
  for (const arg of args) {
    if (typeof arg === 'string') price += arg.length / 32
    else if (isList(arg)) price += arg.length
  }
  return price
}

/** Clause 10.3.2.9.4: a single value is a list of one, and a list of one is its value. */
function taking({ parameters }: Variant, args: readonly Value[]): readonly Value[] | null {
  let coerced: Value[] | null = null
  for (const [index, arg] of args.entries()) {
    const parameter = parameters[Math.min(index, parameters.length - 1)]
    if (!parameter) return null
    if (isNull(arg)) {
      if (!parameter.nullable) return null
      continue
    }
    if (parameter.accepts(arg)) continue
    const [only] = isList(arg) && arg.length === 1 ? arg : [[arg]]
    if (only === undefined || !parameter.accepts(only)) return null
    coerced ??= [...args]
    coerced[index] = only
  }
  return coerced ?? args
}
