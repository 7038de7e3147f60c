import type { Trx } from '../db/connect.ts'
import type { ResidentActor } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import { findOwnEvidence } from './evidence.queries.ts'

/**
 * The documents that go with a dispute, a change or a request to look again, each once. An officer may open what is
 * named there, so it must be what the giver gave for this: not a paper of somebody else's, nor one of a case.
 */
export async function ownEvidence(
  trx: Trx,
  resident: ResidentActor,
  given: readonly string[] = [],
): Promise<string[]> {
  if (given.length === 0) return []
  const own = await findOwnEvidence(trx, resident.householdId, resident.personId, given)
  const faults = given.flatMap((id, index) =>
    own.has(id) ? [] : [{ at: `documentIds.${index}`, expected: 'evidence that you gave' }],
  )
  if (faults.length > 0) throw new Problem('invalid_input', { faults })
  return [...new Set(given)]
}
