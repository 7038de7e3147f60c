/** Facts a little different from others: each differs in one value, where the rules may notice it. */
import { add, type Num, numberFromText, subtract } from '../feel/number.ts'
import { dateFromText } from '../feel/temporal-from-text.ts'
import { dateText } from '../feel/temporal-text.ts'
import type { Type } from '../feel/type.ts'
import { isNum } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Plan } from '../plan/plan.ts'
import { unitOf } from '../trace/condition.ts'
import type { Decided } from '../trace/decide.ts'
import { factAt, factsWith, typeOfFact, withoutIndexes } from '../trace/fact-path.ts'
import { textsComparedWith } from '../trace/vocabulary.ts'
import type { Borders } from './borders-in-text.ts'
import type { Nearness } from './names-near.ts'

/** `nearness` is how near to the change the moved fact is read; smaller is nearer. */
export type Variation = { path: string; value: Json; facts: JsonObject; nearness: number }

export type Moving = { on: string; near: Nearness; borders: Borders }

const ITEMS_TRIED = 6
const DEPTH_LIMIT = 5

/**
 * `runs` are what the rules made of these facts: every comparison they made says how far a number is
 * from a border, and the number is moved to that border and one step to each side of it; so are
 * numbers and days to the `borders`. Only facts whose names are all `near` are moved, nearest first.
 */
export function variationsOf(
  plan: Plan,
  facts: JsonObject,
  runs: readonly Decided[],
  { on, near, borders }: Moving,
): Variation[] {
  const distances = distancesIn(runs)
  const places = pathsOf(plan, facts).flatMap((place) => {
    const ranks = withoutIndexes(place.path)
      .split('.')
      .map((name) => near.get(name))
    if (ranks.includes(undefined)) return []
    return [{ ...place, nearness: Math.max(...ranks.map((rank) => rank ?? 0)) }]
  })
  places.sort((one, other) => one.nearness - other.nearness)
  return places.flatMap(({ path, type, nearness }) => {
    const now = factAt(facts, path) ?? null
    const values = otherValues({ plan, path, type, now, on, borders }, distances)
    return values.flatMap((value): Variation[] => {
      const changed = value === now ? null : factsWith(facts, path, value)
      return changed ? [{ path, value, facts: changed, nearness }] : []
    })
  })
}

/** How far the sides of comparisons stood apart; the same distance once. */
function distancesIn(runs: readonly Decided[]): Num[] {
  const found = new Map<string, Num>()
  for (const { traces } of runs) {
    for (const trace of traces) {
      for (const { left, right } of trace?.compared ?? []) {
        if (!isNum(left.value) || !isNum(right.value)) continue
        const distance = subtract(right.value, left.value)
        if (distance !== null) found.set(String(distance), distance)
      }
    }
  }
  return [...found.values()]
}

type Place = { path: string; type: Type }

/** Every fact that is there, and every field of its type that could be. */
function pathsOf(plan: Plan, facts: JsonObject): Place[] {
  const inner = ({ path, type }: Place, depth: number): Place[] => {
    const own = { path, type }
    if (depth > DEPTH_LIMIT) return []
    if (type.kind === 'list') {
      const items = factAt(facts, path)
      const count = Array.isArray(items) ? Math.min(items.length, ITEMS_TRIED) : 0
      const each = Array.from({ length: count }, (_, index) => ({
        path: `${path}[${index}]`,
        type: type.of,
      }))
      return [own, ...each.flatMap((item) => inner(item, depth + 1))]
    }
    if (type.kind !== 'context') return [own]
    return [...type.fields].flatMap(([name, field]) =>
      inner({ path: `${path}.${name}`, type: field }, depth + 1),
    )
  }
  return plan.nodes.flatMap((node) =>
    node.kind === 'input' && node.name !== 'parameters' && node.name !== 'on'
      ? inner({ path: node.name, type: node.type }, 0)
      : [],
  )
}

type Fact = Place & { plan: Plan; now: Json; on: string; borders: Borders }

function otherValues(
  { plan, path, type, now, on, borders }: Fact,
  distances: readonly Num[],
): Json[] {
  switch (type.kind) {
    case 'boolean':
      return [true, false, null]
    case 'number':
      return numbersNear(typeof now === 'number' ? now : 0, path, distances, borders)
    case 'string':
      return [...(type.values ?? textsComparedWith(plan, path)), null]
    case 'date':
      return [...daysAround(on), ...borders.days.flatMap(dayAndNext)]
    case 'list': {
      const items = Array.isArray(now) ? now : []
      const plain = [true, false].map((yes) => plainValue(plan, type.of, path, { on, yes }))
      const more = items[0] === undefined ? plain : [items[0], ...plain]
      const fewer = items.slice(0, ITEMS_TRIED).map((_, index) => items.toSpliced(index, 1))
      const added = more.flatMap((item) => [[item], [item, item, item]])
      return [...added.map((all) => [...items, ...all]), ...fewer]
    }
    default:
      return []
  }
}

function numbersNear(
  now: number,
  path: string,
  distances: readonly Num[],
  borders: Borders,
): Json[] {
  const from = numberFromText(String(now)) ?? 0
  const step = numberFromText(unitOf(path) === 'm2' ? '0.01' : '1') ?? 1
  const moved = distances.map((distance) => add(from, distance))
  const values = [...borders.numbers, ...moved].flatMap((border) =>
    border === null ? [] : [border, subtract(border, step), add(border, step)],
  )
  const numbers = values.map((value) => (value === null ? null : jsonFromValue(value)))
  return [...new Set([0, ...numbers, null])].filter(
    (value) => value === null || (typeof value === 'number' && value >= 0),
  )
}

/** Today, a few years back, and the ages at which the law looks at a person. */
const YEARS_BACK = [0, 1, 3, 10, 17, 19, 40, 61, 81]

function dayAndNext(days: number): Json[] {
  return [dateText(days), dateText(days - 1), dateText(days + 1)]
}

function daysAround(on: string): Json[] {
  const today = dateFromText(on)
  if (!today) return []
  return [...YEARS_BACK.map((years) => dateText(today.days - Math.round(years * 365.25))), null]
}

type Plain = { on: string; yes: boolean }

/** Some facts of a type: no money, one item in each list, one answer to every question. */
function plainValue(plan: Plan, type: Type, path: string, plain: Plain): Json {
  switch (type.kind) {
    case 'number':
      return 0
    case 'boolean':
      return plain.yes
    case 'date':
      return daysAround(plain.on)[6] ?? null
    case 'string':
      return (type.values ?? textsComparedWith(plan, path))[0] ?? 'x'
    case 'list':
      return [plainValue(plan, type.of, path, plain)]
    case 'context':
      return Object.fromEntries(
        [...type.fields].map(([name, field]) => [
          name,
          plainValue(plan, field, `${path}.${name}`, plain),
        ]),
      )
    default:
      return null
  }
}

/** One household of plain facts, for a policy of which no household is known. */
export function plainFacts(plan: Plan, on: string): JsonObject {
  return Object.fromEntries(
    plan.nodes.flatMap((node) => {
      if (node.kind !== 'input' || node.name === 'parameters' || node.name === 'on') return []
      const type = typeOfFact(plan, node.name) ?? node.type
      return [[node.name, plainValue(plan, type, node.name, { on, yes: true })]]
    }),
  )
}
