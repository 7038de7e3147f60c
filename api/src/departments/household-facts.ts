import type { FoundFact, Json } from './connector.ts'

/** From strongest to weakest: one member in public rental housing puts the household in it. */
const rentalStatuses = ['IN_PLACE', 'WAITING', 'APPLIED', 'NONE']
/** From most dangerous: the worst house that a member lives in. */
const dangerGrades = ['D', 'C', 'B', 'A']

/** How what is said about each member becomes one fact of the household. */
const joins: Readonly<Record<string, (parts: readonly FoundFact[]) => Json>> = {
  homes: withoutDoubles,
  nonResidential: withoutDoubles,
  publicRentalStatus: (parts) => strongest(rentalStatuses, parts),
  ruralHome: (parts) => parts.some((fact) => fact.value === true),
  homeDangerGrade: (parts) => strongest(dangerGrades, parts),
}

/**
 * Joins what housing said about each member into facts of the household. A home owned by two members together is
 * counted once, by its real-estate unit number, which is then left out: policies know areas only (docs/facts.md).
 * The date is the oldest; one stale part makes the whole stale. A fact that any member's list lacks (null or absent:
 * no answer about that member) is left out, because part of a household's homes is not its homes.
 */
export function joinHouseholdFacts(
  ofMembers: readonly (readonly FoundFact[] | null)[],
): FoundFact[] {
  return Object.entries(joins).flatMap(([name, join]) => {
    const parts = ofMembers.map((facts) =>
      facts?.find((fact) => fact.name === name && fact.scope === 'household'),
    )
    const known = parts.filter((fact) => fact !== undefined)
    if (known.length < parts.length || known.length === 0) return []
    const value = join(known)
    const [asOf = ''] = known.map((fact) => fact.asOf).sort()
    const quality = known.some((fact) => fact.quality === 'stale') ? 'stale' : 'ok'
    return [{ name, value, scope: 'household', asOf, quality }]
  })
}

function strongest(order: readonly string[], parts: readonly FoundFact[]): Json {
  return order.find((value) => parts.some((fact) => fact.value === value)) ?? null
}

function withoutDoubles(parts: readonly FoundFact[]): Json[] {
  const byUnit = new Map<Json, Json>()
  for (const unit of parts.flatMap((fact) => (Array.isArray(fact.value) ? fact.value : []))) {
    if (unit === null || typeof unit !== 'object' || Array.isArray(unit)) continue
    const { realEstateUnitNo = null, ...rest } = unit
    byUnit.set(realEstateUnitNo, rest)
  }
  return [...byUnit.values()]
}
