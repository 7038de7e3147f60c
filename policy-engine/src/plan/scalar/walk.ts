/** Ways through a graph of scalars that every writer of code takes. Shared parts are visited once. */
import { partsOf } from './parts-of.ts'
import type { Loop, Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'

export type Aggregate = Scalar & { form: 'aggregate' }

/** A stretch of code in which the rows of some loops can be seen. */
export type Nested<Block> = { outer: Block | null; open: ReadonlySet<Loop> }

export function eachWithin(
  make: Scalars,
  roots: readonly Scalar[],
  visit: (of: Scalar) => void,
): void {
  const seen = new Set<Scalar>()
  const walk = (of: Scalar): void => {
    if (seen.has(of)) return
    seen.add(of)
    visit(of)
    for (const part of partsOf(make, of)) walk(part)
  }
  for (const root of roots) walk(root)
}

/** How often each is named by others; `times` says how often the text of one names its parts. */
export function usesIn(
  make: Scalars,
  roots: readonly Scalar[],
  times: (of: Scalar) => number = () => 1,
): Map<Scalar, number> {
  const uses = new Map<Scalar, number>(roots.map((root) => [root, 0]))
  for (const root of roots) uses.set(root, (uses.get(root) ?? 0) + 1)
  eachWithin(make, roots, (of) => {
    for (const part of partsOf(make, of)) uses.set(part, (uses.get(part) ?? 0) + times(of))
  })
  return uses
}

/**
 * The aggregates that can be gathered now, in stages: each needs only those of earlier stages, so that all
 * of one stage over one list share a loop.
 */
export function stagesOf(
  make: Scalars,
  roots: readonly Scalar[],
  isWanted: (one: Aggregate) => boolean,
): Map<Loop, Aggregate[]>[] {
  const stages: Map<Loop, Aggregate[]>[] = []
  const known = new Map<Scalar, number>()
  /** How many stages must come before its text can be written. */
  const stagesBefore = (of: Scalar): number => {
    const found = known.get(of)
    if (found !== undefined) return found
    let stage = 0
    for (const part of partsOf(make, of)) stage = Math.max(stage, stagesBefore(part))
    if (of.form === 'aggregate' && isWanted(of)) {
      const own = stages[stage] ?? new Map<Loop, Aggregate[]>()
      stages[stage] = own.set(of.loop, [...(own.get(of.loop) ?? []), of])
      stage += 1
    }
    known.set(of, stage)
    return stage
  }
  for (const root of roots) stagesBefore(root)
  return stages
}

/** Whether all the rows it reads are open here. */
export function isSeenIn({ free }: Scalar, open: ReadonlySet<Loop>): boolean {
  for (const loop of free) if (!open.has(loop)) return false
  return true
}

/** The outermost block in which all the rows it reads are open; none beyond a block that is `sealed`. */
export function homeOf<Block extends Nested<Block>>(
  of: Scalar,
  block: Block,
  isSealed: (block: Block) => boolean = () => false,
): Block {
  let home = block
  while (home.outer && !isSealed(home) && isSeenIn(of, home.outer.open)) home = home.outer
  return home
}
