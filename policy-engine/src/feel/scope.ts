/** What a name means at one place of an expression. */

import type { Binding } from './tree.ts'
import type { SpacedNames } from './tree-from-text.ts'
import { ANY, type Type } from './type.ts'

export type Found = { binding: Binding; type: Type }

/** `slots` counts the places a frame needs; all scopes of one expression share it. */
export type Scope = {
  find: (name: string) => Found | null
  types: ReadonlyMap<string, Type>
  slots: { count: number }
}

export function rootScope(
  nodes: ReadonlyMap<string, { node: number; type: Type }>,
  types: ReadonlyMap<string, Type>,
): Scope {
  return {
    find: (name) => {
      const found = nodes.get(name)
      return found ? { binding: { in: 'node', node: found.node }, type: found.type } : null
    },
    types,
    slots: { count: 0 },
  }
}

/**
 * A scope with more names. With `item`, the fields of that value are names too (clause 10.3.2.5):
 * fields that are declared bind at once, others are looked up in the item when it runs.
 */
export function scopeWith(outer: Scope, names: [string, Type][], item?: string): Scope {
  const own = new Map<string, Found>()
  for (const [name, type] of names) {
    own.set(name, { binding: { in: 'slot', slot: outer.slots.count++ }, type })
  }
  const find = (name: string): Found | null => {
    const found = own.get(name)
    if (found) return found
    const holder = item === undefined ? undefined : own.get(item)
    if (holder?.binding.in !== 'slot') return outer.find(name)
    const { slot } = holder.binding
    if (holder.type.kind === 'context') {
      const type = holder.type.fields.get(name)
      if (type) return { binding: { in: 'field', slot, name, otherwise: null }, type }
      if (!holder.type.open) return outer.find(name)
    } else if (holder.type.kind !== 'any') return outer.find(name)
    const otherwise = outer.find(name)
    return {
      binding: { in: 'field', slot, name, otherwise: otherwise?.binding ?? null },
      type: ANY,
    }
  }
  return { find, types: outer.types, slots: outer.slots }
}

/** The slot of a name that was just added. */
export function newSlot(scope: Scope, name: string): number {
  const found = scope.find(name)
  if (found?.binding.in !== 'slot') throw new Error(`${name} has no slot`)
  return found.binding.slot
}

/** Names with spaces or signs among these, with those of their fields: the parser must know them. */
export function spacedNames(names: Iterable<readonly [string, Type]>, depth = 0): SpacedNames {
  const spaced: SpacedNames = {}
  for (const [name, type] of names) {
    const inner = type.kind === 'list' ? type.of : type
    const fields = inner.kind === 'context' && depth < 6 ? spacedNames(inner.fields, depth + 1) : {}
    if (Object.keys(fields).length > 0) spaced[name] = fields
    else if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) spaced[name] = 1
  }
  return spaced
}
