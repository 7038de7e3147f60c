/** What a name means at one place of an expression. */

import type { SpacedNames } from './parse.ts'
import type { Binding } from './tree.ts'
import { ANY, type Type } from './type.ts'

export type Found = { binding: Binding; type: Type }

/** `slots` counts the places a frame needs; all scopes of one expression share it. */
export type Scope = {
  find: (name: string) => Found | null
  /** The slot of a name that was added, whatever fields of an item have the same name. */
  slotOf: (name: string) => number | undefined
  types: ReadonlyMap<string, Type>
  slots: { count: number }
}

export function rootScope(
  nodes: ReadonlyMap<string, { node: number; type: Type }>,
  types: ReadonlyMap<string, Type>,
): Scope {
  return {
    find: (name) => {
      const found = named(nodes, name)
      return found ? { binding: { in: 'node', node: found.node }, type: found.type } : null
    },
    slotOf: () => undefined,
    types,
    slots: { count: 0 },
  }
}

/**
 * A scope with more names. With `item`, the fields of that value are names too (clause 10.3.2.5)
 * and come first: fields that are declared bind at once, others are looked up when it runs. The
 * results of a `for` so far are `partial` (clause 10.3.2.14), and grow.
 */
export function scopeWith(outer: Scope, names: [string, Type][], item?: string): Scope {
  const own = new Map<string, Found & { slot: number }>()
  for (const [name, type] of names) {
    const slot = outer.slots.count++
    const binding: Binding =
      name === 'partial' ? { in: 'slot', slot, growing: true } : { in: 'slot', slot }
    own.set(name, { binding, type, slot })
  }
  const holder = item === undefined ? undefined : own.get(item)
  const without = (name: string): Found | null => named(own, name) ?? outer.find(name)
  const find = holder ? (name: string) => fieldOf(holder, name, without) : without
  return {
    find,
    slotOf: (name) => own.get(name)?.slot ?? outer.slotOf(name),
    types: outer.types,
    slots: outer.slots,
  }
}

function fieldOf(
  { slot, type }: Found & { slot: number },
  name: string,
  without: (name: string) => Found | null,
): Found | null {
  if (type.kind === 'context') {
    const field = declaredField(type, name)
    if (field !== null) {
      const of = type.fields.get(field) ?? ANY
      return { binding: { in: 'field', slot, name: field, otherwise: null }, type: of }
    }
    if (!type.open) return without(name)
  } else if (type.kind !== 'any') return without(name)
  const otherwise = without(name)?.binding ?? null
  return { binding: { in: 'field', slot, name, otherwise }, type: ANY }
}

/** The slot of a name that was just added. */
export function newSlot(scope: Scope, name: string): number {
  const slot = scope.slotOf(name)
  if (slot === undefined) throw new Error(`${name} has no slot`)
  return slot
}

/** `a-b` and `a - b` are one name (clause 10.3.1.4): spaces around signs do not count. */
function normal(name: string): string {
  return name
    .replaceAll(/\s*([./'+*-])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const HAS_SIGN = /[./'+*-]/

function named<T>(names: ReadonlyMap<string, T>, name: string): T | undefined {
  const found = names.get(name)
  if (found !== undefined || !HAS_SIGN.test(name)) return found
  const wanted = normal(name)
  for (const [other, of] of names) if (normal(other) === wanted) return of
  return undefined
}

/** The name of a context's field as it was declared; null when it has none. */
export function declaredField(type: Type & { kind: 'context' }, name: string): string | null {
  if (type.fields.has(name)) return name
  const names = new Map([...type.fields.keys()].map((one) => [one, one]))
  return named(names, name) ?? null
}

/**
 * Names with spaces or signs among these, with those of their fields: the parser must know them.
 * `room` is how many fields are looked at below each name: types may contain themselves.
 */
export function spacedNames(
  names: Iterable<readonly [string, Type]>,
  depth = 0,
  room = 10_000,
): SpacedNames {
  const spaced: SpacedNames = {}
  for (const [name, type] of names) {
    const inner = heldBy(type)
    const size = inner.kind === 'context' ? inner.fields.size : 0
    const fields =
      inner.kind === 'context' && depth < 6 && size <= room
        ? spacedNames(inner.fields, depth + 1, room / size)
        : {}
    if (Object.keys(fields).length > 0) spaced[name] = fields
    else if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) spaced[name] = 1
  }
  return spaced
}

/** What a path leads into: the item of a list, the result of a function, the point of a range. */
function heldBy(type: Type): Type {
  if (type.kind === 'list' || type.kind === 'range') return heldBy(type.of)
  return type.kind === 'function' ? heldBy(type.result) : type
}
