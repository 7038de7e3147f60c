/** The calendar day in the district, as officers write it: 2026-11-23. China keeps UTC+8 all year. */
export function dayOf(instant: string): string {
  if (instant.length === 10) return instant
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
