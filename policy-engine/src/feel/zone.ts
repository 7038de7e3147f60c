/**
 * Named time zones (OMG DMN 1.5 clause 10.3.2.3.5: IANA names such as `Europe/Paris`), by the
 * zone rules of the language's own `Intl`.
 */
/** Looking up the rules of a zone costs more than a step. */
export const ZONE_PRICE = 50

const DAY = 86_400

/** Days of 400 Gregorian years: the calendar repeats, weekdays too. */
const CYCLE = 146_097

/** `Intl` counts within ±100,000,000 days of 1970; further days are read some cycles nearer. */
const READABLE_DAYS = 90_000_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known) return known
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return null
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, made)
    return made
  } catch {
    return null
  }
}

/** The same day of the calendar, so many cycles nearer to 1970 that `Intl` can read it. */
function readable(days: number): number {
  const beyond = Math.max(0, Math.abs(days) - READABLE_DAYS)
  return days - Math.sign(days) * Math.ceil(beyond / CYCLE) * CYCLE
}

/** Seconds east of UTC in a zone at an instant, given as days since 1970 and seconds of the UTC day. */
export function offsetAtInstant(zone: string, days: number, second: number): number | null {
  const format = formatOf(zone)
  if (!format) return null
  const milliseconds = (readable(days) * DAY + Math.floor(second)) * 1000
  const parts = new Map<string, string>()
  for (const { type, value } of format.formatToParts(milliseconds)) parts.set(type, value)
  const part = (name: string) => Number(parts.get(name))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const local = new Date(0)
  local.setUTCFullYear(year, part('month') - 1, part('day'))
  local.setUTCHours(part('hour'), part('minute'), part('second'))
  return (local.getTime() - milliseconds) / 1000
}

/**
 * Seconds east of UTC in a zone at a local time. A local time that occurs twice is the earlier
 * one; one that is skipped is read with the offset before the skip.
 */
export function offsetAtLocal(zone: string, days: number, second: number): number | null {
  const dayBefore = offsetAtInstant(zone, days - 1, second)
  const dayAfter = offsetAtInstant(zone, days + 1, second)
  if (dayBefore === null || dayAfter === null || dayBefore === dayAfter) return dayBefore
  const holds = offsetAtInstant(zone, days, second - dayBefore) === dayBefore
  if (holds) return dayBefore
  return offsetAtInstant(zone, days, second - dayAfter) === dayAfter ? dayAfter : dayBefore
}
