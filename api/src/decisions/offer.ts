import { z } from '@hono/zod-openapi'
import { departmentSchema, everySchema, type ProgrammeRow } from '../policies/programme.queries.ts'

/**
 * What a resident has to do for a programme that fits. `here`: apply in this product. `department`: apply there.
 * `onceRecognised`: it comes by itself (免申即享) when an officer has recognised the household's tier.
 * `byItself`: it comes without anybody asking.
 */
const waySchema = z.enum(['here', 'department', 'onceRecognised', 'byItself'])

export const offerSchema = z.object({
  rank: z.int(),
  kind: z.enum(['tier', 'aid']),
  every: everySchema,
  department: departmentSchema,
  way: waySchema,
  /** Programmes that cannot be received beside it, said by either of the two. */
  excludes: z.array(z.string()),
})
export type Offer = z.infer<typeof offerSchema>

/** Shown last, and asked for at the civil affairs window: what nobody has described yet. */
const undescribed: Omit<Offer, 'excludes' | 'way'> = {
  rank: Number.MAX_SAFE_INTEGER,
  kind: 'aid',
  every: 'none',
  department: 'civilAffairs',
}

/** How a programme is offered to a household, by what was known of its tier when it was decided. */
export function offerFrom(
  name: string,
  programmes: readonly ProgrammeRow[],
  assessed: { tier: string | null; tierRecognised: boolean },
): Offer {
  const programme = programmes.find((one) => one.programme === name)
  if (!programme) return { ...undescribed, way: 'department', excludes: [] }
  const by = programmes.filter((one) => one.excludes.includes(name)).map((one) => one.programme)
  return {
    rank: programme.rank,
    kind: programme.kind as Offer['kind'],
    every: programme.every as Offer['every'],
    department: programme.department as Offer['department'],
    way: wayOf(programme, assessed),
    excludes: [...new Set([...programme.excludes, ...by])],
  }
}

function wayOf(
  programme: ProgrammeRow,
  { tier, tierRecognised }: { tier: string | null; tierRecognised: boolean },
): Offer['way'] {
  if (programme.has_procedure) return 'here'
  const ofThisTier = tier !== null && programme.automatic_for.includes(tier)
  if (ofThisTier) return tierRecognised ? 'byItself' : 'onceRecognised'
  return programme.apply === 'automatic' && programme.automatic_for.length === 0
    ? 'byItself'
    : 'department'
}

/** What the kept bytes of a decision say about the tier; decisions from before tiers were assessed say nothing. */
export function assessedIn(inputJson: string): { tier: string | null; tierRecognised: boolean } {
  const { facts } = JSON.parse(inputJson) as {
    facts: { assessed?: { tier?: string | null; tierRecognised?: boolean } }
  }
  return {
    tier: facts.assessed?.tier ?? null,
    tierRecognised: facts.assessed?.tierRecognised ?? false,
  }
}
