import { addMonths, dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { findPerson } from '../people/people.queries.ts'

/** Between the eighteenth and the sixtieth birthday. */
const MONTHS_AFTER_ADULT = 42 * 12

/** Is the person 60 or older today? From the day they came of age, which is kept anyway. */
export async function isElder(
  trx: Trx,
  now: Date,
  who: { householdId: string; personId: string },
): Promise<boolean> {
  const person = await findPerson(trx, who.householdId, who.personId)
  return person !== undefined && addMonths(person.adult_on, MONTHS_AFTER_ADULT) <= dayOf(now)
}
