/** Households and parameters made at random, with gaps and nonsense as they come. */
import type { JsonObject, ParameterRow, ParameterSet } from '@happiness-code/policy-engine'

export type Random = (below: number) => number

/** The same numbers from the same seed, on every machine. */
export function seededRandom(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export const KINDS = ['A', 'B', 'C', 'D'] as const

const PARAMETERS = {
  'a.limitFen': [0, 50_000, 130_100, 2_000_000],
  'a.count': [0, 1, 2, 3],
  'a.areaM2': [20, 40.2, 60.25],
  'a.share': [0.5, 1.1, 1.25],
  'b.kind': [...KINDS],
  'b.open': [true, false],
} as const

/** One of the values of each parameter; now and then none at all. */
export function randomParameters(random: Random): ParameterSet {
  const rows = Object.entries(PARAMETERS).map(([name, values]): [string, ParameterRow] => {
    const value = random(12) === 0 ? null : (values[random(values.length)] ?? null)
    return [
      name,
      { name, value, unit: '', place: '33', from: '2020-01-01', to: null, source: 'random' },
    ]
  })
  return Object.fromEntries(rows)
}

/** Leap days, ends of months and of the calendar, and days that there are not. */
const EDGES = [
  '2000-02-29',
  '2024-02-29',
  '1904-02-29',
  '1900-02-29',
  '1899-12-31',
  '1969-12-31',
  '1970-01-01',
  '2025-05-31',
  '2025-06-01',
  '2023-01-31',
  '0001-01-01',
  '9999-12-31',
  '2025-6-1',
]

/** Mostly sound facts; some missing, some of the wrong type, some beyond what columns hold. */
export function randomFacts(random: Random): JsonObject {
  const gaps = random(3) === 0 ? 0 : random(12)
  const maybe = <T>(value: T) => {
    const chance = random(100)
    if (chance >= gaps) return value
    return chance % 3 === 0 ? null : chance % 7 === 0 ? 'nonsense' : undefined
  }
  const money = () =>
    maybe(
      random(40) === 0
        ? random(2)
          ? random(1000) + 0.5
          : ([3_000_000_000, 2 ** 31 - 1, -(2 ** 31), 2 ** 31 - random(1000), -0][random(5)] ?? 0)
        : random(6) === 0
          ? -random(90_000)
          : random(300_000),
    )
  const day = () =>
    maybe(
      random(8) === 0
        ? (EDGES[random(EDGES.length)] ?? '')
        : `${1850 + random(180)}-${two(1 + random(12))}-${two(1 + random(28))}`,
    )
  const kind = () => maybe(KINDS[random(KINDS.length)])
  const truth = () => maybe(random(2) === 0)
  const several = <T>(most: number, make: () => T) =>
    maybe(Array.from({ length: random(most) }, make))
  const facts = {
    members: several(random(60) === 0 ? 40 : 5, () =>
      maybe({
        id: maybe(`p${random(4)}`),
        wageFen: money(),
        pensionFen: money(),
        grade: maybe(random(7)),
        works: truth(),
        kind: kind(),
        born: day(),
        jobs: several(4, () => ({ payFen: money() })),
      }),
    ),
    notes: several(4, () => ({ about: maybe(`p${random(4)}`), kind: kind() })),
    household: maybe({
      moneyFen: money(),
      debtFen: money(),
      rooms: maybe(random(6)),
      areaM2: maybe(random(20_000) / 100),
      rural: truth(),
      kind: kind(),
      since: day(),
    }),
    inPayment: truth(),
  }
  // As facts arrive: what is undefined is not there.
  return JSON.parse(JSON.stringify(facts))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
