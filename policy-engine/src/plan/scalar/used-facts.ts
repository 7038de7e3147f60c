/** The facts and lists that a policy reads. */

import { partsOf } from './parts-of.ts'
import type { ListSource, Scalar, ScalarType } from './scalar.ts'
import type { Scalars } from './scalars.ts'

export type UsedFact = {
  path: string
  type: ScalarType
  values: readonly (string | number)[] | null
  /** The list whose rows hold it; null for the household's own facts. */
  list: string | null
  fields: readonly string[]
}

export type UsedList = { path: string; fields: readonly string[]; parent: string | null }

export type UsedFacts = { facts: UsedFact[]; lists: UsedList[] }

export function usedFacts(make: Scalars, roots: readonly Scalar[]): UsedFacts {
  const facts = new Map<string, UsedFact>()
  const lists = new Map<string, UsedList>()
  const noteList = (list: ListSource): void => {
    const outer = list.parent.loop?.list
    if (outer) noteList(outer)
    lists.set(list.path, { path: list.path, fields: list.fields, parent: outer?.path ?? null })
  }
  const seen = new Set<Scalar>()
  const visit = (of: Scalar): void => {
    if (seen.has(of)) return
    seen.add(of)
    if (of.form === 'fact') {
      const { path, type, values, fields } = of
      const list = of.row.loop?.list
      facts.set(path, { path, type, values, fields, list: list?.path ?? null })
      if (list) noteList(list)
    }
    if (of.form === 'absent') noteList(of.list)
    if (of.form === 'aggregate') noteList(of.loop.list)
    for (const part of partsOf(make, of)) visit(part)
  }
  for (const root of roots) visit(root)
  // An outer list comes before the lists in its rows.
  const depth = (list: UsedList): number =>
    list.parent === null ? 0 : 1 + depth(lists.get(list.parent) as UsedList)
  return {
    facts: [...facts.values()],
    lists: [...lists.values()].sort((a, b) => depth(a) - depth(b)),
  }
}
