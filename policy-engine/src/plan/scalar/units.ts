/** How many decimal places a fact has, by the unit at the end of its name: fen, months and counts are whole. */

const PLACES: readonly (readonly [RegExp, number])[] = [[/M2$/, 2]]

export function placesOf(name: string): number {
  return PLACES.find(([pattern]) => pattern.test(name))?.[1] ?? 0
}

/** Facts within these bounds are computed at full speed; others take the exact, slower way. */
export const FACT_BOUND = 2 ** 31 - 1

/** Whole numbers up to here are exact in a double, and leave room for one doubling. */
export const SAFE_BOUND = 2 ** 52

/** Lists longer than this are not taken at full speed. */
export const LIST_BOUND = 1000
