/** Facts as JSON → columns, by the same rules as facts are read one at a time: a wrong type is missing. */
import type { Json, JsonObject } from '../json.ts'
import { FACT_HIGH, LIST_BOUND } from '../plan/scalar/units.ts'
import type { UsedFact, UsedFacts, UsedList } from '../plan/scalar/used-facts.ts'
import { dayNumber } from '../to-js/calendar.ts'
import { type Column, type Columns, NO_NUMBER, NO_TEXT, NO_TRUTH } from './columns.ts'

/** A household with a figure that no column can hold (a fraction of a fen, a list too long) is set aside. */
export function columnsFromFacts(
  { facts, lists }: UsedFacts,
  households: readonly JsonObject[],
): Columns {
  const building = new Building(facts, lists)
  for (const household of households) building.add(household)
  return building.columns()
}

type Rows = {
  values: Map<UsedFact, number[]>
  lists: Map<UsedList, { starts: number[]; missing: number[] }>
}

/** Grows arrays household by household. */
class Building {
  readonly #facts: readonly UsedFact[]
  readonly #lists: readonly UsedList[]
  readonly #rows: Rows
  readonly #texts = new Map<string, number>()
  readonly #exact: number[] = []
  #households = 0

  constructor(facts: readonly UsedFact[], lists: readonly UsedList[]) {
    this.#facts = facts
    this.#lists = lists
    this.#rows = {
      values: new Map(facts.map((fact) => [fact, []])),
      lists: new Map(lists.map((list) => [list, { starts: [0], missing: [] }])),
    }
  }

  add(household: JsonObject): void {
    const fits = this.#addRow(household, null)
    if (!fits) this.#exact.push(this.#households)
    this.#households += 1
  }

  #addRow(row: Json | undefined, list: string | null): boolean {
    let fits = true
    for (const fact of this.#facts) {
      if (fact.list !== list) continue
      const code = this.#codeOf(fact, valueAt(row, fact.fields))
      if (code === null) fits = false
      this.#rows.values.get(fact)?.push(code ?? noneOf(fact))
    }
    for (const inner of this.#lists) {
      if (inner.parent !== list) continue
      const value = valueAt(row, inner.fields)
      const items = Array.isArray(value) ? value : []
      if (items.length > LIST_BOUND) fits = false
      const kept = items.length > LIST_BOUND ? [] : items
      for (const item of kept) fits = this.#addRow(item, inner.path) && fits
      const rows = this.#rows.lists.get(inner)
      rows?.starts.push((rows.starts.at(-1) ?? 0) + kept.length)
      rows?.missing.push(Array.isArray(value) ? 0 : 1)
    }
    return fits
  }

  /** The number that stands for a fact; null when no column can hold it. */
  #codeOf(fact: UsedFact, value: Json | undefined): number | null {
    switch (fact.type.kind) {
      case 'number': {
        if (typeof value !== 'number') return NO_NUMBER
        const whole = Math.round(value * 10 ** fact.type.scale)
        const exact =
          whole / 10 ** fact.type.scale === value && whole > NO_NUMBER && whole <= FACT_HIGH
        if (!exact) return null
        return fact.values && !fact.values.includes(whole) ? NO_NUMBER : whole
      }
      case 'boolean':
        return value === true ? 1 : value === false ? 0 : NO_TRUTH
      case 'date': {
        if (typeof value !== 'string') return NO_NUMBER
        const day = dayNumber(value)
        return Number.isNaN(day) ? null : day
      }
      default: {
        if (typeof value !== 'string' || (fact.values && !fact.values.includes(value)))
          return NO_TEXT
        const known = this.#texts.get(value) ?? this.#texts.size
        this.#texts.set(value, known)
        return known
      }
    }
  }

  columns(): Columns {
    const { values, lists } = this.#rows
    return {
      households: this.#households,
      facts: Object.fromEntries(
        [...values].map(([fact, codes]) => [fact.path, arrayOf(fact, codes)]),
      ),
      lists: Object.fromEntries(
        [...lists].map(([list, { starts }]) => [list.path, Int32Array.from(starts)]),
      ),
      missingLists: Object.fromEntries(
        [...lists]
          .filter(([, { missing }]) => missing.includes(1))
          .map(([list, { missing }]) => [list.path, Uint8Array.from(missing)]),
      ),
      texts: [...this.#texts.keys()],
      exact: this.#exact,
    }
  }
}

function noneOf(fact: UsedFact): number {
  return fact.type.kind === 'boolean' ? NO_TRUTH : fact.type.kind === 'text' ? NO_TEXT : NO_NUMBER
}

function arrayOf(fact: UsedFact, codes: number[]): Column {
  return fact.type.kind === 'boolean' ? Uint8Array.from(codes) : Int32Array.from(codes)
}

function valueAt(row: Json | undefined, fields: readonly string[]): Json | undefined {
  let at = row
  for (const field of fields) {
    if (at === null || typeof at !== 'object' || Array.isArray(at)) return undefined
    at = Object.hasOwn(at, field) ? (at as JsonObject)[field] : undefined
  }
  return at
}
