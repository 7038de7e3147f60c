/**
 * Whether a parsed JSON value nests deeper than `limit`. Walks with a list, not by calling itself: a megabyte of
 * opening brackets would otherwise overflow the stack of whoever reads it next.
 */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((entry) =>
      entry !== null && typeof entry === 'object' ? Object.values(entry) : [],
    )
  }
  return false
}
