import type { Json } from '../json.ts'

/** One dated value of one amount. `to` is exclusive; `place` is a GB/T 2260 code or its prefix. */
export type ParameterRow = {
  name: string
  value: Json | null
  unit: string
  place: string
  from: string
  to: string | null
  source: string
  article?: string
  confidence?: string
  note?: string
  example?: boolean
}

/** The parameters in force at one place on one day, by name. */
export type ParameterSet = Record<string, ParameterRow>

/**
 * Looks up every parameter for a place and a day. A district inherits from its city and province;
 * of the rows in force the nearest place wins. Nothing is looked up by "current".
 */
export function parametersOn(
  rows: readonly ParameterRow[],
  at: { place: string; on: string },
): ParameterSet {
  const set: ParameterSet = Object.create(null)
  for (const row of rows) {
    if (!covers(row.place, at.place)) continue
    if (row.from > at.on || (row.to !== null && row.to <= at.on)) continue
    const found = set[row.name]
    if (!found || nearer(row, found)) set[row.name] = row
  }
  return { ...set }
}

/** '33' covers '3301' covers '330113'; trailing zeros ('330100') say the same as leaving them out. */
export function covers(outer: string, inner: string): boolean {
  return bare(inner).startsWith(bare(outer))
}

function bare(place: string): string {
  return place.replace(/(?:00)+$/, '')
}

function nearer(row: ParameterRow, than: ParameterRow): boolean {
  const [length, other] = [bare(row.place).length, bare(than.place).length]
  return length === other ? row.from > than.from : length > other
}
