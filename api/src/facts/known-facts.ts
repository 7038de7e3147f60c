import { findLiveConsents } from '../consents/consent.queries.ts'
import { PURPOSE } from '../consents/notice.ts'
import type { Trx } from '../db/connect.ts'
import { findMembers } from '../people/people.queries.ts'
import { type AssembledFacts, assembleFacts } from './assemble.ts'
import { findNewestAnswers, readFacts, type StoredFact } from './fact.queries.ts'

/** Everything known about a household now, ready for the policies and for the page that shows it. */
export async function knownFacts(
  trx: Trx,
  request: {
    householdId: string
    purpose: string
    applicationId?: string | null
    requestId: string
  },
): Promise<AssembledFacts & { rows: StoredFact[] }> {
  const members = await findMembers(trx, request.householdId)
  const rows = await readFacts(trx, request)
  const answers = await findNewestAnswers(trx, request.householdId)
  const consents = await findLiveConsents(trx, request.householdId, PURPOSE)
  const assembled = assembleFacts({
    memberIds: members.map((member) => member.id),
    consented: new Set(consents.map((consent) => consent.person_id)),
    rows,
    answers,
  })
  return { ...assembled, rows }
}
