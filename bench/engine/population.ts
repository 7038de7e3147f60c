/** A million households in columns: ours against a loop written by hand, and the memory's own speed. */
import {
  type Columns,
  columnAnswers,
  compile,
  evaluate,
  type JsonObject,
  toColumns,
} from '@happiness-code/policy-engine'
import { columnThreads } from '@happiness-code/policy-engine/threads'
import { median } from '../measure.ts'
import {
  ELIGIBLE_ROW,
  INCOMES,
  LIMITS,
  ON,
  PARAMETERS,
  seeded,
  upliftPercent,
  XML,
} from './household.ts'

export const HOUSEHOLDS = 1_000_000

export type PopulationTimes = {
  byHandMs: number
  columnsMillionMs: number
  /** The same by two threads over shared memory. */
  twoThreadsMs: number
  /** Looking over the columns once and writing the loop for them. */
  prepareMs: number
  readBandwidthGBs: number
  eligible: number
  amountFen: number
}

/** About three members a household, as in a census. */
export function populationColumns(households: number): Columns {
  const random = seeded(3)
  const starts = new Int32Array(households + 1)
  for (let at = 0; at < households; at++) starts[at + 1] = (starts[at] ?? 0) + 1 + random(5)
  const members = starts[households] ?? 0
  const numbers = (length: number, chance: number, below: number) =>
    Int32Array.from({ length }, () => (random(100) < chance ? random(below) : 0))
  const truths = (chance: number) =>
    Uint8Array.from({ length: members }, () => (random(100) < chance ? 1 : 0))
  const incomes = [300_000, 150_000, 50_000, 40_000, 120_000, 20_000]
  const chances = [40, 10, 10, 20, 30, 10]
  return {
    households,
    facts: {
      ...Object.fromEntries(
        INCOMES.map((name, at) => [
          `members.${name}`,
          numbers(members, chances[at] ?? 0, incomes[at] ?? 1),
        ]),
      ),
      'members.disabled': truths(15),
      'members.child': truths(25),
      'household.moneyAssetsFen': numbers(households, 100, 8_000_000),
      'household.vehicleCount': numbers(households, 8, 3),
      'household.homesAreaM2': Int32Array.from(
        { length: households },
        () => 3_000 + random(25_000),
      ),
      'household.companyCapitalFen': numbers(households, 3, 30_000_000),
      'household.shopCount': numbers(households, 3, 3),
    },
    lists: { members: starts },
    missingLists: {},
    texts: [],
    exact: [],
  }
}

/** Throws when a household's answer differs. */
export async function population(rounds: number): Promise<PopulationTimes> {
  const columns = populationColumns(HOUSEHOLDS)
  const policy = compile(XML, { file: 'household.dmn' })
  const plan = toColumns(policy, { parameters: PARAMETERS, on: ON })
  const start = performance.now()
  const run = plan.over(columns)
  const prepareMs = performance.now() - start
  const answers = columnAnswers(HOUSEHOLDS)
  const rows = new Uint16Array(HOUSEHOLDS)
  const amounts = new Float64Array(HOUSEHOLDS)
  const input = { xml: XML, parameters: PARAMETERS, on: ON }
  const threads = await columnThreads(input, columns, 2)
  const [hand, ours, both]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    const first = performance.now()
    loopByHand(columns, rows, amounts)
    const second = performance.now()
    run.decide(answers)
    const third = performance.now()
    const together = await threads.decide()
    const fourth = performance.now()
    if (together.amountFen.some((amount, at) => !Object.is(amount, answers.amountFen[at]))) {
      throw new Error('two threads differ from one')
    }
    // The first round warms both up.
    if (round > 0) {
      hand.push(second - first)
      ours.push(third - second)
      both.push(fourth - third)
    }
  }
  await threads.close()
  let [eligible, amountFen] = [0, 0]
  for (let at = 0; at < HOUSEHOLDS; at++) {
    if (rows[at] !== answers.row[at] || !Object.is(amounts[at], answers.amountFen[at])) {
      throw new Error(
        `household ${at}: by hand ${rows[at]} ${amounts[at]}, ours ${answers.row[at]} ${answers.amountFen[at]}`,
      )
    }
    if (rows[at] === ELIGIBLE_ROW) {
      eligible += 1
      amountFen += amounts[at] ?? 0
    }
  }
  for (let at = 0; at < 500; at++) mustAgree(policy, columns, at * 1999, answers.amountFen)
  return {
    byHandMs: median(hand),
    columnsMillionMs: median(ours),
    twoThreadsMs: median(both),
    prepareMs,
    readBandwidthGBs: bandwidth(rounds),
    eligible,
    amountFen,
  }
}

function mustAgree(
  policy: ReturnType<typeof compile>,
  columns: Columns,
  at: number,
  amounts: Float64Array,
) {
  const facts = householdAt(columns, at)
  const { amountFen } = evaluate(policy, { facts, parameters: PARAMETERS, on: ON })
  if (!Object.is(amountFen ?? Number.NaN, amounts[at]))
    throw new Error(`evaluated alone, household ${at} differs`)
}

/** One household of the columns as facts. */
export function householdAt(columns: Columns, at: number): JsonObject {
  const [from, to] = [columns.lists.members?.[at] ?? 0, columns.lists.members?.[at + 1] ?? 0]
  const value = (path: string, row: number) => columns.facts[path]?.[row] ?? 0
  return {
    members: Array.from({ length: to - from }, (_, index) => ({
      ...Object.fromEntries(INCOMES.map((name) => [name, value(`members.${name}`, from + index)])),
      disabled: value('members.disabled', from + index) === 1,
      child: value('members.child', from + index) === 1,
    })),
    household: {
      moneyAssetsFen: value('household.moneyAssetsFen', at),
      vehicleCount: value('household.vehicleCount', at),
      homesAreaM2: value('household.homesAreaM2', at) / 100,
      companyCapitalFen: value('household.companyCapitalFen', at),
      shopCount: value('household.shopCount', at),
    },
  }
}

function loopByHand(columns: Columns, rows: Uint16Array, amounts: Float64Array): void {
  const ints = (path: string) => columns.facts[path] as Int32Array
  const starts = columns.lists.members as Int32Array
  const [wage, business, property, transfer, pension, other] = INCOMES.map((name) =>
    ints(`members.${name}`),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const disabled = columns.facts['members.disabled'] as Uint8Array
  const child = columns.facts['members.child'] as Uint8Array
  const money = ints('household.moneyAssetsFen')
  const vehicles = ints('household.vehicleCount')
  const area = ints('household.homesAreaM2')
  const capital = ints('household.companyCapitalFen')
  const shops = ints('household.shopCount')
  for (let h = 0; h < columns.households; h++) {
    const [from, to] = [starts[h] as number, starts[h + 1] as number]
    const size = to - from
    let income = 0
    let disabledCount = 0
    let childCount = 0
    for (let m = from; m < to; m++) {
      const own =
        (wage[m] as number) +
        (business[m] as number) +
        (property[m] as number) +
        (transfer[m] as number) +
        (pension[m] as number) +
        (other[m] as number) -
        LIMITS.deductionFen
      if (own > 0) income += own
      if (disabled[m] === 1) disabledCount++
      if (child[m] === 1) childCount++
    }
    let row = ELIGIBLE_ROW
    if (income >= LIMITS.standardFen * size) row = 0
    else if ((money[h] as number) >= LIMITS.moneyAssetsLimitFen * size) row = 1
    else if ((vehicles[h] as number) > LIMITS.vehicleLimit) row = 2
    else if ((area[h] as number) > LIMITS.areaPerHeadM2 * size * 100) row = 3
    else if ((capital[h] as number) > LIMITS.companyCapitalLimitFen) row = 4
    else if ((shops[h] as number) > LIMITS.shopLimit) row = 5
    rows[h] = row
    const uplift = upliftPercent(size, disabledCount, childCount, income, money[h] as number)
    amounts[h] =
      row === ELIGIBLE_ROW
        ? LIMITS.standardFen * size -
          income +
          Math.floor((LIMITS.standardFen * disabledCount * uplift) / 100)
        : Number.NaN
  }
}

/** Reading a large array as fast as this machine does: eight sums at once keep the memory busy. */
function bandwidth(rounds: number): number {
  const numbers = new Float64Array(16 * 1024 * 1024).fill(1)
  const speeds: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    const sums = [0, 0, 0, 0, 0, 0, 0, 0] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    let [a, b, c, d, e, f, g, h] = sums
    for (let at = 0; at < numbers.length; at += 8) {
      a += numbers[at] as number
      b += numbers[at + 1] as number
      c += numbers[at + 2] as number
      d += numbers[at + 3] as number
      e += numbers[at + 4] as number
      f += numbers[at + 5] as number
      g += numbers[at + 6] as number
      h += numbers[at + 7] as number
    }
    if (a + b + c + d + e + f + g + h !== numbers.length) throw new Error('the sum is wrong')
    if (round > 0) speeds.push(numbers.byteLength / 1e6 / (performance.now() - start))
  }
  return median(speeds)
}
