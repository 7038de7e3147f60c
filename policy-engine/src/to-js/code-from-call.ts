/** Functions and calls (OMG DMN 1.5 clause 10.3.2.13): a function keeps the frame it was made in. */
import { type Fn, isNull, isNum, type Value } from '../feel/value.ts'
import { type Code, DEPTH_LIMIT, LimitError, type Run } from './run.ts'

export function functionFrom(parameters: { name: string; slot: number }[], body: Code): Code {
  const names = parameters.map(({ name }) => name)
  return (run, frame) => {
    run.spend(frame.length)
    const kept = [...frame]
    const call = (args: readonly Value[]) => {
      run.spend(kept.length + 1)
      const own = [...kept]
      for (const [index, { slot }] of parameters.entries()) own[slot] = args[index] ?? null
      return deeper(run, () => body(run, own))
    }
    return { kind: 'function', parameters: names, call } satisfies Fn
  }
}

export function called(callee: Code, args: readonly Code[], names: string[] | null): Code {
  return (run, frame) => {
    const fn = callee(run, frame)
    const values = args.map((arg) => arg(run, frame))
    if (isNull(fn) || typeof fn !== 'object' || isNum(fn) || !('kind' in fn)) return null
    if (fn.kind !== 'function' || fn.parameters.length !== values.length) return null
    if (!names) return fn.call(values)
    return fn.call(fn.parameters.map((name) => values[names.indexOf(name)] ?? null))
  }
}

function deeper(run: Run, body: () => Value): Value {
  if (run.depth >= DEPTH_LIMIT) throw new LimitError('deep')
  run.depth += 1
  try {
    return body()
  } finally {
    run.depth -= 1
  }
}
