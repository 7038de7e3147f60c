import { addMonths, dayOf } from '../clock/clock.ts'

type Recheck = { recheckMonths: number | null; recheckOn: string | null }

/** When an award is looked at again: every so many months from the day it was made, on the next such day. */
export function nextRecheck(
  award: { made_at: Date; ended_at: Date | null; every: string },
  months: number | null,
  today: string,
): Recheck {
  // What is paid once, or no longer, is not looked at again.
  if (months === null || months < 1 || award.ended_at !== null || award.every === 'once')
    return { recheckMonths: null, recheckOn: null }
  const madeOn = dayOf(award.made_at)
  for (let turn = 1; ; turn += 1) {
    const day = addMonths(madeOn, months * turn)
    if (day >= today) return { recheckMonths: months, recheckOn: day }
  }
}
