/**
 * A breaker for one department: after so many failures in a row nothing is sent for a while, so that a sick department
 * is left in peace and its residents are told at once. Then one question is let through as a trial.
 */
export type Breaker = {
  failuresInARow: number
  /** On the monotonic clock; null while closed. */
  openUntilMs: number | null
}

export type BreakerLimits = { failures: number; openMs: number }

export const breakerLimits: BreakerLimits = { failures: 5, openMs: 30_000 }

export function newBreaker(): Breaker {
  return { failuresInARow: 0, openUntilMs: null }
}

/** Whether a question may be sent now. A trial pushes the end of the pause ahead, so that others still wait. */
export function maySend(breaker: Breaker, nowMs: number, limits = breakerLimits): boolean {
  if (breaker.openUntilMs === null) return true
  if (nowMs < breaker.openUntilMs) return false
  breaker.openUntilMs = nowMs + limits.openMs
  return true
}

/** A department that answered, whatever it said, is reachable. */
export function noteAnswer(breaker: Breaker): void {
  breaker.failuresInARow = 0
  breaker.openUntilMs = null
}

export function noteFailure(breaker: Breaker, nowMs: number, limits = breakerLimits): void {
  breaker.failuresInARow += 1
  if (breaker.failuresInARow >= limits.failures) breaker.openUntilMs = nowMs + limits.openMs
}
