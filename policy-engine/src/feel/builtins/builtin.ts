/** The table of built-in functions (OMG DMN 1.5 clause 10.3.4), one row each. */
import type { Type } from '../type.ts'
import type { Meter, Value } from '../value.ts'
import { LIST_EDITING } from './list-editing.ts'
import { LISTS } from './lists.ts'
import { NUMBERS } from './numbers.ts'
import { STATISTICS } from './statistics.ts'
import { STRINGS } from './strings.ts'
import { TEMPORAL } from './temporal.ts'

/** `parameters` are the names for a call by name; the last one repeats when `rest` is true. */
export type Builtin = {
  name: string
  parameters: readonly string[]
  optional?: number
  rest?: boolean
  result: Type | ((args: readonly Type[]) => Type)
  call: (args: readonly Value[], meter: Meter) => Value
}

const ROWS: ReadonlyMap<string, Builtin> = new Map(
  [...NUMBERS, ...LISTS, ...LIST_EDITING, ...STATISTICS, ...STRINGS, ...TEMPORAL].map((row) => [
    row.name,
    row,
  ]),
)

export function builtin(name: string): Builtin | undefined {
  return ROWS.get(name)
}

export function builtinNames(): string[] {
  return [...ROWS.keys()]
}
