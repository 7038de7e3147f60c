/** The table of built-in functions (OMG DMN 1.5 clause 10.3.4), one row each. */
import type { Builtin } from './builtin.ts'
import { CONTEXTS } from './contexts.ts'
import { CONVERSIONS } from './conversions.ts'
import { LIST_EDITING } from './list-editing.ts'
import { LISTS } from './lists.ts'
import { NUMBERS } from './numbers.ts'
import { PATTERNS } from './patterns.ts'
import { RANGES } from './ranges.ts'
import { STATISTICS } from './statistics.ts'
import { STRINGS } from './strings.ts'
import { TEMPORAL } from './temporal.ts'

const ROWS: ReadonlyMap<string, Builtin> = new Map(
  [
    ...CONVERSIONS,
    ...NUMBERS,
    ...STRINGS,
    ...PATTERNS,
    ...LISTS,
    ...LIST_EDITING,
    ...STATISTICS,
    ...TEMPORAL,
    ...RANGES,
    ...CONTEXTS,
  ].map((row) => [row.name, row]),
)

export function builtin(name: string): Builtin | undefined {
  return ROWS.get(name)
}

export function builtinNames(): string[] {
  return [...ROWS.keys()]
}
