/** What an element may name: that which it requires, by name or, when imported, by prefix and name. */
import { newSlot, rootScope } from '../feel/scope.ts'
import { ANY, type Type } from '../feel/type.ts'
import { type Place, placeWith } from './checked-text.ts'
import type { ImportedModel } from './imported-models.ts'
import type { Typed } from './logic-from-expression.ts'
import type { Element } from './model-graph.ts'
import type { Logic, PlanNode } from './plan.ts'

export type Planning = {
  nodes: PlanNode[]
  /** Where the element of a reference stands among the nodes. */
  places: Map<string, number>
  imports: readonly ImportedModel[]
}

type Named = { name: string; node: number; type: Type }

/** The place where the logic of an element stands, and what puts its imports around that logic. */
export function placeOf(
  element: Element,
  { nodes, places, imports }: Planning,
  within: Omit<Place, 'scope' | 'names'>,
): { place: Place; within: (typed: Typed) => Typed } {
  const own: Named[] = []
  const prefixed = new Map<string, Named[]>()
  for (const reference of element.requires) {
    const node = reference === element.key ? nodes.length : places.get(reference)
    if (node === undefined) continue
    const required = nodes[node]
    const name = required?.name ?? element.of.name
    const named = { name, node, type: required?.type ?? ANY }
    const namespace = required?.namespace ?? element.model.namespace
    const prefixes =
      namespace === element.model.namespace
        ? ['']
        : imports.flatMap((one) => (one.model.namespace === namespace ? [one.name] : []))
    for (const prefix of prefixes) {
      if (prefix === '') own.push(named)
      else prefixed.set(prefix, [...(prefixed.get(prefix) ?? []), named])
    }
  }
  const names = new Map(own.map(({ name, node, type }) => [name, { node, type }]))
  const outer: Place = {
    ...within,
    scope: rootScope(names, within.types),
    names: new Map(own.map(({ name, type }) => [name, type])),
  }
  const place = placeWith(
    outer,
    [...prefixed].map(([prefix, all]) => [prefix, typeOf(all)]),
  )
  return { place, within: (typed) => withImports(typed, prefixed, place) }
}

/** An import is a context of what is required from it, made before the logic runs. */
function withImports(typed: Typed, prefixed: Map<string, Named[]>, place: Place): Typed {
  if (prefixed.size === 0) return typed
  const entries = [...prefixed].map(([prefix, all]) => ({
    name: prefix,
    slot: newSlot(place.scope, prefix),
    value: contextOf(all),
  }))
  const result = { name: null, slot: -1, value: typed.logic }
  return { logic: { form: 'context', entries: [...entries, result] }, type: typed.type }
}

function contextOf(all: Named[]): Logic {
  return {
    form: 'context',
    entries: all.map(({ name, node, type }) => ({
      name,
      slot: -1,
      value: {
        form: 'feel',
        text: name,
        tree: { form: 'name', name, binding: { in: 'node', node }, type, from: 0, to: 0 },
      },
    })),
  }
}

function typeOf(all: Named[]): Type {
  const fields = new Map(all.map(({ name, type }) => [name, type]))
  return { kind: 'context', fields, name: null, open: false }
}
