/** The table of built-in functions, by the clauses of OMG DMN 1.5 chapter 10.3.4; one row each. */
import type { Builtin } from './builtin.ts'
import { CALENDAR, CLOCK } from './calendar.ts'
import { CONTEXTS } from './contexts.ts'
import { CONVERSIONS } from './conversions.ts'
import { LIST_EDITING, SORT } from './list-editing.ts'
import { LISTS } from './lists.ts'
import { IS, NOT } from './logic.ts'
import { NUMBERS } from './numbers.ts'
import { PATTERNS } from './patterns.ts'
import { RANGES } from './ranges.ts'
import { STATISTICS } from './statistics.ts'
import { STRINGS } from './strings.ts'
import { TEMPORAL } from './temporal.ts'

const CLAUSES: { readonly [clause: string]: readonly Builtin[] } = {
  '10.3.4.1': [...CONVERSIONS, ...TEMPORAL],
  '10.3.4.2': NOT,
  '10.3.4.3': [...STRINGS, ...PATTERNS],
  '10.3.4.4': [...LISTS, ...LIST_EDITING, ...STATISTICS],
  '10.3.4.5': NUMBERS,
  '10.3.4.6': IS,
  '10.3.4.7': RANGES,
  '10.3.4.8': CALENDAR,
  '10.3.4.9': SORT,
  '10.3.4.10': CONTEXTS,
  '10.3.4.11': CLOCK,
}

/** `clause` is where the standard says what the function does. */
export type BuiltinRow = Builtin & { clause: string }

const ROWS: ReadonlyMap<string, BuiltinRow> = new Map(
  Object.entries(CLAUSES).flatMap(([clause, rows]) =>
    rows.map((row) => [row.name, { ...row, clause }] as const),
  ),
)

export function builtin(name: string): BuiltinRow | undefined {
  return ROWS.get(name)
}

export function builtinNames(): string[] {
  return [...ROWS.keys()]
}
