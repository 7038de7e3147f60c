import type { Json } from '../departments/connector.ts'
import { joinHouseholdFacts } from '../departments/household-facts.ts'
import {
  fallsWith,
  type HouseholdFact,
  householdFacts,
  type MemberFact,
  memberFacts,
} from './catalogue.ts'
import type { StoredFact } from './fact.queries.ts'

export type Quality = 'ok' | 'stale' | 'missing' | 'conflict' | 'declared'

/** One figure as everybody may check it: what, from whom, of which day, and why not if not. */
export type KnownFact = {
  factId: number | null
  personId: string | null
  name: string
  value: unknown
  source: string | null
  asOf: string | null
  quality: Quality
  /** Why it is not known: a department's problem, or `notAsked`. */
  reason: string | null
  /** Everything that was said about it, when more than one source spoke. */
  said: { source: string; value: unknown; asOf: string }[]
}

export type AssembledFacts = {
  /** What the policies are given; anything doubtful is null. */
  facts: {
    members: Record<string, unknown>[]
    household: Record<string, unknown>
    authorisations: { personId: string }[]
    inPayment: boolean | null
    /** Who has to support a member by law (特困 reads them); an empty list means nobody, null means not known. */
    obligors: Record<string, unknown>[] | null
  }
  known: KnownFact[]
}

type Answer = { person_id: string; department: string; problem: string | null }

/**
 * Puts what was said about a household in the form that policies read.
 * Missing, stale and contradictory become null with their reason beside them: unknown is never zero.
 */
export function assembleFacts(input: {
  memberIds: string[]
  consented: Set<string>
  rows: StoredFact[]
  answers: Answer[]
}): AssembledFacts {
  const known: KnownFact[] = []
  const members = input.memberIds.map((personId) => {
    const member: Record<string, unknown> = { personId }
    for (const name of Object.keys(memberFacts) as MemberFact[]) {
      const fact = settle(
        name,
        memberFacts[name],
        personId,
        input,
        (row) => row.person_id === personId,
      )
      known.push(fact)
      member[name] = usable(fact)
    }
    for (const [name, other] of Object.entries(fallsWith)) {
      const judged = known.find((fact) => fact.personId === personId && fact.name === other)
      const fact = known.find((each) => each.personId === personId && each.name === name)
      if (judged?.quality !== 'conflict' || !fact) continue
      Object.assign(fact, { quality: 'conflict', reason: 'conflict' })
      member[name] = null
    }
    return member
  })
  // Who is in prison or missing does not live in the home and cannot consent (57号 art. 7); their homes are not asked for.
  const living = members
    .filter((member) => (member.custody ?? 'NONE') === 'NONE')
    .map((member) => member.personId as string)
  const household: Record<string, unknown> = {}
  for (const name of Object.keys(householdFacts) as HouseholdFact[]) {
    const [source] = householdFacts[name]
    const fact =
      source === 'housing'
        ? settleHousing(name, { ...input, memberIds: living })
        : settle(name, householdFacts[name], null, input, (row) => row.person_id === null)
    known.push(fact)
    household[name] = usable(fact)
  }
  const { inPayment, obligors, ...rest } = household
  return {
    facts: {
      members,
      household: rest,
      authorisations: input.memberIds
        .filter((id) => input.consented.has(id))
        .map((personId) => ({ personId })),
      inPayment: (inPayment as boolean | null) ?? null,
      obligors: (obligors as Record<string, unknown>[] | null) ?? null,
    },
    known,
  }
}

function usable(fact: KnownFact): unknown {
  return fact.quality === 'ok' || fact.quality === 'declared' ? fact.value : null
}

function settle(
  name: string,
  from: readonly string[],
  personId: string | null,
  input: { rows: StoredFact[]; answers: Answer[]; consented: Set<string> },
  mine: (row: StoredFact) => boolean,
): KnownFact {
  const rows = from.flatMap((source) =>
    input.rows.filter((row) => row.name === name && row.source === source && mine(row)),
  )
  const said = rows.map((row) => ({ source: row.source, value: row.value, asOf: row.as_of }))
  const base = { personId, name, said }
  const fresh = rows.filter((row) => row.quality === 'ok' || row.quality === 'conflict')
  const [first] = fresh
  if (first && fresh.every((row) => same(row.value, first.value)))
    return {
      ...base,
      factId: first.id,
      value: first.value,
      source: first.source,
      asOf: first.as_of,
      quality: 'ok',
      reason: null,
    }
  if (first)
    return {
      ...base,
      factId: first.id,
      value: null,
      source: first.source,
      asOf: first.as_of,
      quality: 'conflict',
      reason: 'conflict',
    }
  const declared = rows.find((row) => row.quality === 'declared')
  if (declared)
    return {
      ...base,
      factId: declared.id,
      value: declared.value,
      source: 'declared',
      asOf: declared.as_of,
      quality: 'declared',
      reason: null,
    }
  const stale = rows.find((row) => row.quality === 'stale')
  if (stale)
    return {
      ...base,
      factId: stale.id,
      value: stale.value,
      source: stale.source,
      asOf: stale.as_of,
      quality: 'stale',
      reason: 'stale',
    }
  return {
    ...base,
    factId: null,
    value: null,
    source: from[0] ?? null,
    asOf: null,
    quality: 'missing',
    reason: reasonFor(from[0], personId, input),
  }
}

function reasonFor(
  department: string | undefined,
  personId: string | null,
  input: { answers: Answer[]; consented: Set<string> },
): string {
  if (department === 'civilAffairs' || department === 'declared') return 'notHeld'
  if (personId && !input.consented.has(personId)) return 'noConsent'
  const answered = input.answers.find(
    (answer) => answer.department === department && answer.person_id === personId,
  )
  // A department that answered, and did not speak of this, does not hold it.
  return answered ? (answered.problem ?? 'notHeld') : 'notAsked'
}

/** Homes of all members together; a home owned by two of them counts once. Unknown as long as one member's are. */
function settleHousing(
  name: string,
  input: { memberIds: string[]; rows: StoredFact[]; answers: Answer[]; consented: Set<string> },
): KnownFact {
  const each = input.memberIds.map((personId) =>
    settle(name, ['housing'], personId, input, (row) => row.person_id === personId),
  )
  const [first] = each
  const unknown = each.find((fact) => fact.quality !== 'ok')
  if (unknown || !first) return { ...(unknown ?? missingOf(name)), personId: null, value: null }
  const found = each.map((fact) => [
    {
      name,
      value: fact.value as Json,
      scope: 'household',
      asOf: fact.asOf ?? '',
      quality: 'ok',
    } as const,
  ])
  const [joined] = joinHouseholdFacts(found)
  const said = each.flatMap((fact) => fact.said)
  return {
    factId: first.factId,
    personId: null,
    name,
    value: joined?.value ?? null,
    source: 'housing',
    asOf: joined?.asOf ?? null,
    quality: 'ok',
    reason: null,
    said,
  }
}

function missingOf(name: string): KnownFact {
  return {
    factId: null,
    personId: null,
    name,
    value: null,
    source: 'housing',
    asOf: null,
    quality: 'missing',
    reason: 'notAsked',
    said: [],
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
