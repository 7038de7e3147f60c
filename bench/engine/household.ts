/** The household that every engine decides, made from a seed, and the same rules written by hand. */
import { readFileSync } from 'node:fs'
import type { ParameterSet } from '@happiness-code/policy-engine'

export type Member = {
  wageIncomeFen: number
  businessIncomeFen: number
  propertyIncomeFen: number
  transferIncomeFen: number
  pensionFen: number
  otherIncomeFen: number
  disabled: boolean
  child: boolean
}

export type Household = {
  members: Member[]
  household: {
    moneyAssetsFen: number
    vehicleCount: number
    homesAreaM2: number
    companyCapitalFen: number
    shopCount: number
  }
}

export const INCOMES = [
  'wageIncomeFen',
  'businessIncomeFen',
  'propertyIncomeFen',
  'transferIncomeFen',
  'pensionFen',
  'otherIncomeFen',
] as const

/** Amounts in fen, areas in hundredths of a square metre where they are whole. */
export const LIMITS = {
  standardFen: 130_100,
  deductionFen: 20_000,
  moneyAssetsLimitFen: 6_244_800,
  vehicleLimit: 0,
  areaPerHeadM2: 60,
  companyCapitalLimitFen: 10_000_000,
  shopLimit: 0,
}

export const ON = '2025-06-01'
export const XML = readFileSync(new URL('household.dmn', import.meta.url), 'utf8')

export const PARAMETERS: ParameterSet = Object.fromEntries(
  Object.entries(LIMITS).map(([name, value]) => [
    name,
    { name, value, unit: 'fen', place: '33', from: '2025-01-01', to: null, source: 'example' },
  ]),
)

/** A small generator with a seed: the same households on every machine. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export function randomHousehold(random: (below: number) => number, size = 4): Household {
  const members = Array.from({ length: size }, (): Member => {
    const some = (chance: number, below: number) => (random(100) < chance ? random(below) : 0)
    return {
      wageIncomeFen: some(40, 300_000),
      businessIncomeFen: some(10, 150_000),
      propertyIncomeFen: some(10, 50_000),
      transferIncomeFen: some(20, 40_000),
      pensionFen: some(30, 120_000),
      otherIncomeFen: some(10, 20_000),
      disabled: random(100) < 15,
      child: random(100) < 25,
    }
  })
  return {
    members,
    household: {
      moneyAssetsFen: random(100) < 80 ? random(8_000_000) : random(80_000_000),
      vehicleCount: random(100) < 8 ? 1 : 0,
      homesAreaM2: (random(25_000) + 3_000) / 100,
      companyCapitalFen: random(100) < 3 ? random(30_000_000) : 0,
      shopCount: random(100) < 3 ? 1 : 0,
    },
  }
}

/** Rows of the outcome table: six refusals, seven unknowns, eligible. */
export const ELIGIBLE_ROW = 13

export type Answer = { row: number; amountFen: number }

/** The rules as a programmer would write them: no checks of types, no trace, exact all the same. */
export function byHand({ members, household }: Household, answer: Answer): void {
  let [income, disabled, children] = [0, 0, 0]
  const size = members.length
  for (let at = 0; at < size; at++) {
    const m = members[at] as Member
    const own =
      m.wageIncomeFen +
      m.businessIncomeFen +
      m.propertyIncomeFen +
      m.transferIncomeFen +
      m.pensionFen +
      m.otherIncomeFen -
      LIMITS.deductionFen
    if (own > 0) income += own
    if (m.disabled) disabled++
    if (m.child) children++
  }
  const uplift = upliftPercent(size, disabled, children, income, household.moneyAssetsFen)
  answer.row = rowByHand(household, size, income)
  answer.amountFen =
    answer.row === ELIGIBLE_ROW
      ? LIMITS.standardFen * size -
        income +
        Math.floor((LIMITS.standardFen * disabled * uplift) / 100)
      : Number.NaN
}

function rowByHand(own: Household['household'], size: number, income: number): number {
  if (income >= LIMITS.standardFen * size) return 0
  if (own.moneyAssetsFen >= LIMITS.moneyAssetsLimitFen * size) return 1
  if (own.vehicleCount > LIMITS.vehicleLimit) return 2
  if (own.homesAreaM2 > LIMITS.areaPerHeadM2 * size) return 3
  if (own.companyCapitalFen > LIMITS.companyCapitalLimitFen) return 4
  if (own.shopCount > LIMITS.shopLimit) return 5
  return ELIGIBLE_ROW
}

export function upliftPercent(
  size: number,
  disabled: number,
  children: number,
  income: number,
  money: number,
): number {
  if (size > 6) return 0
  if (disabled >= 3 && income < 20_000 * size) return 40
  if (disabled >= 3) return 30
  if (size === 1 && disabled >= 1 && income < 30_000) return 30
  if (size === 1 && disabled >= 1) return 20
  if (disabled === 2 && children >= 1 && money < 100_000) return 25
  if (disabled === 2) return 20
  if (disabled === 1 && children >= 2 && income < 40_000 * size) return 20
  if (disabled === 1 && children >= 1 && money < 200_000) return 15
  if (disabled === 1) return 10
  if (size === 1 && income < 10_000) return 5
  return 0
}
