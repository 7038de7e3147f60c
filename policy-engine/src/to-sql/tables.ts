/** Where the facts lie in a database: the caller describes it once, in names only. */

export type SqlColumn = {
  column: string
  /** True when the column can be null; then the statement takes care of it. */
  nullable: boolean
  /**
   * True when the table itself guarantees (a CHECK) that it holds none but the values that the fact's type
   * lists; else the statement takes any other for missing.
   */
  listed?: boolean
  /** Bounds that the table itself guarantees (a CHECK), in smallest units: they keep sums in four bytes. */
  low?: number
  high?: number
}

/**
 * `households` has one row a household and a whole-number `key`. A list has one row an item and points to
 * its owner with `owner`; lists inside lists also need a `key` of their own. Facts by their paths:
 * numbers are whole counts of the smallest unit, dates `date`, truths `boolean`, texts `text`.
 */
export type SqlTables = {
  households: { table: string; key: string }
  /** `known`: a truth in the owner's row that says whether the list is known at all; without it, it is. */
  lists: Record<string, { table: string; owner: string; key?: string; known?: string }>
  facts: Record<string, SqlColumn>
}

/** Names are quoted, so that no name can become a statement. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
}

/** The place of a fact or a list, by its path; a RangeError when the caller has not told. */
export function described<Place>(places: Record<string, Place>, path: string): Place {
  const place = Object.hasOwn(places, path) ? places[path] : undefined
  if (!place) throw new RangeError(`where ${path} lies is not described`)
  return place
}
