/** Context functions (OMG DMN 1.5 clause 10.3.4.10). No function changes a context: each gives a new one. */
import { ANY, listOf, OPEN_CONTEXT } from '../type.ts'
import { type Context, contextOf, isContext, type Value } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { anything, context, list, text } from './parameter.ts'

/** Each entry has a key and a value; a key that stands twice makes the whole null. */
function contextFrom(entries: readonly Value[]): Value {
  const made = new Map<string, Value>()
  for (const entry of entries) {
    if (!isContext(entry)) return null
    const key = entry.entries.get('key')
    const value = entry.entries.get('value')
    if (typeof key !== 'string' || value === undefined || made.has(key)) return null
    made.set(key, value)
  }
  return contextOf(made)
}

function put(into: Context, key: string, value: Value): Context {
  return { kind: 'context', entries: new Map(into.entries).set(key, value), origin: into.origin }
}

/** Null when the way to the last key leads through anything but contexts. */
function putAt(into: Context, [key, ...rest]: readonly Value[], value: Value): Value {
  if (typeof key !== 'string') return null
  if (rest.length === 0) return put(into, key, value)
  const inner = into.entries.get(key) ?? null
  const changed = isContext(inner) ? putAt(inner, rest, value) : null
  return changed === null ? null : put(into, key, changed)
}

export const CONTEXTS: readonly Builtin[] = [
  {
    name: 'get value',
    variants: [takes([context('m'), text('key')], ANY, ([m, key]) => m.entries.get(key) ?? null)],
  },
  {
    name: 'get entries',
    variants: [
      takes([context('m')], listOf(ANY), ([m], run) => {
        run.spend(m.entries.size)
        return [...m.entries].map(([key, value]) => contextOf(Object.entries({ key, value })))
      }),
    ],
  },
  {
    name: 'context',
    variants: [takes([list('entries')], OPEN_CONTEXT, ([entries]) => contextFrom(entries))],
  },
  {
    name: 'context put',
    variants: [
      takes(
        [context('context'), text('key'), anything('value')],
        OPEN_CONTEXT,
        ([into, key, value], run) => {
          run.spend(into.entries.size)
          return put(into, key, value)
        },
      ),
      takes(
        [context('context'), list('keys'), anything('value')],
        OPEN_CONTEXT,
        ([into, keys, value], run) => {
          run.spend(into.entries.size + keys.length ** 2)
          return putAt(into, keys, value)
        },
      ),
    ],
  },
  {
    name: 'context merge',
    variants: [
      takes([list('contexts')], OPEN_CONTEXT, ([contexts], run) => {
        if (!contexts.every(isContext)) return null
        run.spend(contexts.reduce((count, one) => count + one.entries.size, 0))
        return contextOf(contexts.flatMap((one) => [...one.entries]))
      }),
    ],
  },
]
