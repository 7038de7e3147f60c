/** Equal scalars are one object: work that is the same is done once. */
import type { Loop, Scalar, ScalarForm, ScalarType } from './scalar.ts'

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

export type Interning = { make: Make }

const NO_LOOPS: ReadonlySet<Loop> = new Set()

export function interning(): Interning {
  const known = new Map<string, Scalar>()
  const make: Make = (form, type, mayBeNull, parts, more = [], without = []) => {
    const key = form.form === 'constant' ? constantKey(form.value, type) : keyOf(form)
    const found = known.get(key)
    if (found) return found
    const free = new Set(more)
    for (const part of parts) for (const loop of part.free) free.add(loop)
    for (const loop of without) free.delete(loop)
    const made: Scalar = {
      ...form,
      id: known.size,
      type,
      mayBeNull,
      free: free.size === 0 ? NO_LOOPS : free,
    }
    known.set(key, made)
    return made
  }
  return { make }
}

function constantKey(value: unknown, type: ScalarType): string {
  return `${type.kind}${type.kind === 'number' ? type.scale : ''} ${String(value)}`
}

/** What makes two scalars the same one. */
function keyOf(form: ScalarForm): string {
  return JSON.stringify(form, (name, value) => {
    if (name === '') return value
    if (value !== null && typeof value === 'object' && 'id' in value) return `#${value.id}`
    return value
  })
}
