import type { Keys } from '../crypto/keys.ts'
import type { Trx } from '../db/connect.ts'
import { readPerson } from '../people/people.queries.ts'
import { findRunPayments } from './payment.queries.ts'

/** Payments of a run whose payee has no account on file. Each look is logged. */
export async function findWithoutAccount(
  trx: Trx,
  keys: Keys,
  runId: string,
  requestId: string,
): Promise<string[]> {
  const missing: string[] = []
  for (const payment of await findRunPayments(trx, runId)) {
    const secret = await readPerson(trx, keys, {
      householdId: payment.household_id,
      personId: payment.person_id,
      fields: ['bankAccount'],
      purpose: 'payment',
      requestId,
    })
    if (!secret.bankAccount) missing.push(payment.id)
  }
  return missing
}
