import type { findRemedy } from '../applications/procedure.queries.ts'
import { addDays, dayOf, endOfDay } from '../clock/clock.ts'

type Remedy = Awaited<ReturnType<typeof findRemedy>>

/** The last day on which a decision can be disputed: calendar days from the day of its letter, that day not counted. */
export function lastDayToAsk(remedy: Pick<Remedy, 'ask_days'>, decidedAt: Date): string {
  return addDays(dayOf(decidedAt), remedy.ask_days)
}

/** By when a request must be answered. */
export function answerDue(remedy: Pick<Remedy, 'answer_days'>, askedAt: Date): Date {
  return endOfDay(addDays(dayOf(askedAt), remedy.answer_days))
}
