import { addDays, dayOf, endOfDay } from '../clock/clock.ts'
import { addWorkingDays } from '../clock/working-days.ts'
import type { ProcedureState } from './procedure.queries.ts'

const HOUR_MS = 3_600_000

/** When the clock of a state runs out: the end of its last day, or after its hours; null for a state without clock. */
export function dueAt(
  state: Pick<ProcedureState, 'clock' | 'clock_length'>,
  since: Date,
): Date | null {
  const length = state.clock_length ?? 0
  switch (state.clock) {
    case 'working':
      return endOfDay(addWorkingDays(dayOf(since), length))
    case 'calendar':
      return endOfDay(addDays(dayOf(since), length))
    case 'hours':
      return new Date(since.getTime() + length * HOUR_MS)
    default:
      return null
  }
}

/** Whole hours left on a running clock; kept while it stands still. */
export function hoursLeft(due: Date | null, now: Date): number | null {
  return due ? Math.max(0, Math.floor((due.getTime() - now.getTime()) / HOUR_MS)) : null
}

/** A clock that goes on where it stood. */
export function resumedDue(hours: number | null, now: Date): Date | null {
  return hours === null ? null : new Date(now.getTime() + hours * HOUR_MS)
}
