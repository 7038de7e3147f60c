import { z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import type { OfficerActor } from '../db/in-transaction.ts'
import { closeDispute, lockDispute } from '../facts/dispute.queries.ts'
import { insertFacts, readFacts } from '../facts/fact.queries.ts'
import { Problem } from '../http/problem.ts'
import { day, line, moneyFen, text } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { refuseRelatives } from './guards.ts'

/** A figure that can be put right by hand: a number, a yes or no, a word, a day. Lists come from their register. */
const correctedValue = z.union([moneyFen, z.boolean(), day, line(80)])

export const disputeAnswerSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('confirmed'), words: text(1000) }),
  z.strictObject({ verdict: z.literal('corrected'), words: text(1000), value: correctedValue }),
])
export type DisputeAnswer = z.infer<typeof disputeAnswerSchema>

/**
 * The desk answers: the figure stands, or a newer one of the same source takes its place and the old row stays; it
 * holds until the source says something newer. The household is told either way, and the decision is free again.
 */
export async function answerDispute(
  trx: Trx,
  officer: OfficerActor,
  householdId: string,
  disputeId: string,
  given: DisputeAnswer,
  now: Date,
): Promise<void> {
  const dispute = await lockDispute(trx, householdId, disputeId)
  if (!dispute) throw new Problem('not_found')
  if (dispute.answered_at) throw new Problem('dispute_answered')
  await refuseRelatives(trx, householdId, [officer.officerId])
  const correctedFactId =
    given.verdict === 'corrected' ? await correct(trx, officer, dispute, given.value, now) : null
  await closeDispute(trx, dispute, {
    answered_by: officer.officerId,
    answer: given.words,
    verdict: given.verdict,
    corrected_fact_id: correctedFactId,
  })
  await writeAudit(trx, officer, {
    action: correctedFactId ? 'facts.correct' : 'facts.answerDispute',
    purpose: 'casework',
    personId: dispute.person_id,
    householdId,
    fields: [dispute.fact_name],
  })
  await addJob(trx, 'notify', {
    householdId,
    personId: dispute.person_id,
    applicationId: null,
    kind: `dispute.${given.verdict}`,
    parameters: {},
  })
}

/** Writes the newer figure, and gives its number. It must be of the kind that the disputed one is. */
async function correct(
  trx: Trx,
  officer: OfficerActor,
  dispute: NonNullable<Awaited<ReturnType<typeof lockDispute>>>,
  value: unknown,
  now: Date,
): Promise<number> {
  const facts = () =>
    readFacts(trx, {
      householdId: dispute.household_id,
      purpose: 'casework',
      requestId: officer.requestId,
    })
  const before = (await facts()).find((fact) => fact.id === dispute.fact_id)
  // The source has said something newer since: that is what the household would have to look at.
  if (!before) throw new Problem('state_changed')
  // The row's own kind: of two figures that contradict each other, the dispute knows no value.
  if (typeof value !== typeof before.value)
    throw new Problem('invalid_input', {
      faults: [{ at: 'value', expected: `a ${typeof before.value}` }],
    })
  await insertFacts(trx, [
    {
      household_id: dispute.household_id,
      person_id: before.person_id,
      division_code: dispute.division_code,
      name: before.name,
      value,
      source: before.source,
      as_of: dayOf(now),
      consent_id: before.consent_id,
      quality: before.source === 'declared' ? 'declared' : 'ok',
      by_hand: true,
    },
  ])
  const after = (await facts()).find(
    (fact) =>
      fact.name === before.name &&
      fact.source === before.source &&
      fact.person_id === before.person_id,
  )
  if (!after) throw new Error('A corrected figure is not there')
  return after.id
}
