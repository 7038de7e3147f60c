import { z } from '@hono/zod-openapi'
import { ofOthers } from '../facts/catalogue.ts'
import { anyJson, uuid } from '../http/schemas.ts'

/** A figure that a reason rests on, as it was when the decision was made. */
export const figureUsedSchema = z.object({
  factId: z.int().nullable(),
  personId: uuid.nullable(),
  name: z.string(),
  value: anyJson,
  source: z.string().nullable(),
  asOf: z.iso.date().nullable(),
  quality: z.enum(['ok', 'stale', 'missing', 'conflict', 'declared']),
  reason: z.string().nullable(),
})
export type FigureUsed = z.infer<typeof figureUsedSchema>

/** What a kept input says of persons and figures; older inputs may lack either. */
export type KeptFigures = {
  facts: { members?: { personId?: unknown }[] }
  known?: FigureUsed[]
}

/**
 * The figures behind the paths that a condition read (`members[1].wageIncomeFen`, `household.moneyAssetsFen`), with
 * source and day. What the platform worked out itself, and what belongs to people of other households, is left out.
 */
export function figuresUsed(paths: readonly string[], kept: KeptFigures): FigureUsed[] {
  const { known = [], facts } = kept
  return paths.flatMap((path) => {
    const member = /^members\[(\d+)\]\.(\w+)$/.exec(path)
    const name = member?.[2] ?? path.replace(/^household\./, '')
    const personId = member ? (facts.members?.[Number(member[1])]?.personId ?? null) : null
    if (ofOthers.has(name)) return []
    const found = known.find((fact) => fact.name === name && fact.personId === personId)
    if (!found) return []
    const { factId, value, source, asOf, quality, reason } = found
    return [{ factId, personId: found.personId, name, value, source, asOf, quality, reason }]
  })
}
