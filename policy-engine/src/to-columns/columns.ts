/**
 * Facts of many households as columns: one array a fact, with the members of all households one after the
 * other. `lists.members` says where each household's members begin, and has one entry more than there are
 * households. Rows of a list inside a list are counted by the rows of the outer one.
 *
 * Numbers are whole counts of their smallest unit (fen, hundredths of a square metre), dates are days since
 * 1970-01-01, truths 0 and 1, texts indexes into `texts`. Missing is NO_NUMBER, NaN in a Float64Array,
 * NO_TRUTH, or NO_TEXT.
 */
export type Column = Int32Array | Float64Array | Uint8Array

export type Columns = {
  households: number
  /** By path: `household.moneyAssetsFen`, `members.wageIncomeFen`. */
  facts: Record<string, Column>
  lists: Record<string, Int32Array>
  /** Lists that are missing altogether, by path: 1 where there is none. Left out when none is missing. */
  missingLists: Record<string, Uint8Array>
  texts: string[]
  /** Households that do not fit into columns; they are decided one at a time. */
  exact: number[]
}

export const NO_NUMBER = -(2 ** 31)
export const NO_TRUTH = 2
export const NO_TEXT = -1

/** What one look over a column tells: the code for columns without gaps needs no care for null. */
export type Survey = { gaps: boolean; low: number; high: number }

export function surveyOf(column: Column): Survey {
  let [gaps, low, high] = [false, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const isFloat = column instanceof Float64Array
  const none = isFloat ? Number.NaN : column instanceof Uint8Array ? NO_TRUTH : NO_NUMBER
  const count = column.length
  for (let at = 0; at < count; at += 1) {
    const value = column[at] as number
    if (value === none || Number.isNaN(value)) gaps = true
    else {
      if (isFloat && !Number.isSafeInteger(value))
        throw new RangeError(`${value} is no whole count of smallest units (${at})`)
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low > high ? { gaps, low: 0, high: 0 } : { gaps, low, high }
}

/** A text column's gaps: its codes are no numbers. */
export function hasNoText(column: Column): boolean {
  return column.indexOf(NO_TEXT) >= 0
}
