/** How many decimal places a fact has, by the unit at the end of its name: fen, months and counts are whole. */

const PLACES: readonly (readonly [RegExp, number])[] = [[/M2$/, 2]]

export function placesOf(name: string): number {
  return PLACES.find(([pattern]) => pattern.test(name))?.[1] ?? 0
}

/** A value as its count of smallest units: 40.2 m² is 4020. */
export function countOf(value: number, scale: number): number {
  return Math.round(value * 10 ** scale)
}

/** Facts within these bounds (four bytes) are computed at full speed; others take the exact, slower way. */
export const FACT_LOW = -(2 ** 31)
export const FACT_HIGH = 2 ** 31 - 1

/** Whole numbers up to here are exact in a double, and leave room for one doubling. */
export const SAFE_BOUND = 2 ** 52

/** Lists longer than this are not taken at full speed. */
export const LIST_BOUND = 1000

/** Tables cannot set a household aside, so their lists may be as long as any that a household could have. */
export const TABLE_LIST_BOUND = 1_000_000

/** A policy that takes more work than this has no scalar form: it would take longer to write than to run. */
export const STEP_LIMIT = 150_000

/** What is nested deeper would not fit on the stack of those who read it: us, JavaScript's parser, Postgres. */
export const DEPTH_LIMIT = 400

/** Longer durations might leave the calendar of a database, which begins in 4713 BC. */
export const MONTHS_LIMIT = 12 * 4000
export const DAYS_LIMIT = 366 * 4000
