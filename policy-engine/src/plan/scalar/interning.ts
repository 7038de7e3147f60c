/** Equal scalars are one object: work that is the same is done once. How much work there may be is limited here. */
import {
  type Loop,
  NotScalarError,
  type Scalar,
  type ScalarForm,
  type ScalarType,
} from './scalar.ts'
import { DEPTH_LIMIT, STEP_LIMIT } from './units.ts'

export type Make = (
  form: ScalarForm,
  type: ScalarType,
  mayBeNull: boolean,
  parts: readonly Scalar[],
  /** Loops whose rows it reads besides those of its parts. */
  more?: readonly Loop[],
  /** Loops that it closes. */
  without?: readonly Loop[],
) => Scalar

export type Interning = {
  make: Make
  /** Charges for work, so that a rule that grows as it is applied ends with a NotScalarError. */
  spend: (steps: number) => void
  /** The same for work inside work: a function handed to itself ends here. */
  deeper: <T>(work: () => T) => T
}

const NO_LOOPS: ReadonlySet<Loop> = new Set()

export function interning(): Interning {
  const known = new Map<string, Scalar>()
  let steps = 0
  const spend = (more: number): void => {
    steps += more
    if (steps > STEP_LIMIT) throw new NotScalarError(`it takes more than ${STEP_LIMIT} steps`)
  }
  let depth = 0
  const deeper = <T>(work: () => T): T => {
    spend(1)
    mustNotNest(depth + 1)
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
    }
  }
  const make: Make = (form, type, mayBeNull, parts, more = [], without = []) => {
    spend(1 + parts.length)
    const key = form.form === 'constant' ? constantKey(form.value, type) : keyOf(form, type)
    const found = known.get(key)
    if (found) return found
    const deepest = parts.reduce((most, part) => Math.max(most, part.depth), 0)
    mustNotNest(deepest + 1)
    const made: Scalar = {
      ...form,
      id: known.size,
      depth: deepest + 1,
      type,
      mayBeNull,
      free: freeOf(parts, more, without),
    }
    known.set(key, made)
    return made
  }
  return { make, spend, deeper }
}

function freeOf(
  parts: readonly Scalar[],
  more: readonly Loop[],
  without: readonly Loop[],
): ReadonlySet<Loop> {
  if (more.length === 0 && parts.every(({ free }) => free.size === 0)) return NO_LOOPS
  const free = new Set(more)
  for (const part of parts) for (const loop of part.free) free.add(loop)
  for (const loop of without) free.delete(loop)
  return free.size === 0 ? NO_LOOPS : free
}

function mustNotNest(depth: number): void {
  if (depth > DEPTH_LIMIT) throw new NotScalarError(`it is nested more than ${DEPTH_LIMIT} deep`)
}

function constantKey(value: unknown, type: ScalarType): string {
  return `constant ${type.kind}${type.kind === 'number' ? type.scale : ''} ${String(value)}`
}

/**
 * What makes two scalars the same one. The type is part of it: `x * 100` and x counted in hundredths are
 * the same product, but not the same value.
 */
function keyOf(form: ScalarForm, type: ScalarType): string {
  let key = type.kind === 'number' ? `number${type.scale}` : type.kind
  for (const value of Object.values(form)) key += ` ${wordFor(value)}`
  return key
}

/** Scalars and loops by their ids; everything else as it is written. */
function wordFor(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(wordFor).join()}]`
  if ('id' in value) return `#${value.id}`
  return `{${Object.values(value).map(wordFor).join()}}`
}

/** What is asked again and again of shared parts is worked out once: else work doubles at every level. */
export function remembered(make: (of: Scalar) => Scalar): (of: Scalar) => Scalar {
  const known = new Map<Scalar, Scalar>()
  return (of) => {
    const found = known.get(of)
    if (found) return found
    const made = make(of)
    known.set(of, made)
    return made
  }
}
