import { createRoute, z } from '@hono/zod-openapi'
import { findApplications, findEvents } from '../applications/application.queries.ts'
import { viewApplication, viewEvents } from '../applications/application-view.ts'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { findCardsOf } from '../codes/card.queries.ts'
import { cardRow } from '../codes/card-row.ts'
import { findDevicesOf } from '../codes/device.queries.ts'
import type { Trx } from '../db/connect.ts'
import { inTransaction, type ResidentActor } from '../db/in-transaction.ts'
import { asShown } from '../facts/as-shown.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireResident } from '../http/authorise.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter, type Platform } from '../http/router.ts'
import { answer, anyJson } from '../http/schemas.ts'
import { findLetters } from '../letters/letter.queries.ts'
import { findNotices } from '../notices/notice.queries.ts'
import { findAwards, findPayments } from '../payments/payment.queries.ts'
import { findMembers, findPerson, readPerson } from '../people/people.queries.ts'
import { findChanges } from '../requests/change.queries.ts'
import { findReconsiderations } from '../requests/reconsideration.queries.ts'
import { findDelegations } from '../sessions/delegation.queries.ts'
import {
  findAllConsents,
  findAllDecisions,
  findAllDisputes,
  findAllDocuments,
} from './own-data.queries.ts'
import { findQuestionsOf } from './read-question.queries.ts'
import { findReads } from './reads.queries.ts'

/** Looks that one file holds; more than any log of a year. */
const MAX_READS = 20_000

/** The file that a resident takes home. Money in fen, times in UTC, days in Asia/Shanghai. */
export const exportRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/export',
    summary:
      'Everything that is kept about me, as a file; with number, phone and account at grade A',
    request: { query: z.strictObject({ unmasked: z.enum(['1']).optional() }) },
    responses: answer(z.record(z.string(), anyJson), 'The file'),
  }),
  async (c) => {
    const unmasked = c.req.valid('query').unmasked === '1'
    const resident = requireResident(c, unmasked ? 'A' : 'B')
    const platform = c.get('platform')
    await takeToken(platform, resident.requestId, [
      { key: `export:${resident.personId}`, perMinute: 1, burst: 5 },
    ])
    const file = await inTransaction(platform.databases, resident, async (trx) => {
      await writeAudit(trx, resident, {
        action: 'data.export',
        purpose: 'ownData',
        personId: resident.personId,
        householdId: resident.householdId,
        verdict: unmasked ? 'allowed' : 'masked',
      })
      return {
        madeAt: platform.clock.now().toISOString(),
        unmasked,
        person: await whoIAm(trx, platform, resident, unmasked),
        ...(await whatIsKnown(trx, resident)),
        ...(await whatWasDone(trx, resident, platform.clock.procedureNow())),
        ...(await whatIsMine(trx, resident)),
      }
    })
    const name = `xingfuma-${dayOf(platform.clock.now())}.json`
    c.header('content-disposition', `attachment; filename="${name}"`)
    return c.json(JSON.parse(JSON.stringify(file)) as Record<string, z.infer<typeof anyJson>>, 200)
  },
)

async function whoIAm(trx: Trx, platform: Platform, me: ResidentActor, unmasked: boolean) {
  const { householdId, personId, requestId } = me
  const person = await findPerson(trx, householdId, personId)
  const shown = {
    personId,
    nameMasked: person?.name_masked ?? null,
    relation: person?.relation ?? null,
    village: person?.village ?? null,
  }
  if (!unmasked) return shown
  const secret = await readPerson(trx, platform.keys, {
    householdId,
    personId,
    fields: ['name', 'citizenId', 'phone', 'bankAccount', 'address'],
    purpose: 'ownData',
    requestId,
  })
  return { ...shown, ...secret }
}

async function whatIsKnown(trx: Trx, me: ResidentActor) {
  const read = { householdId: me.householdId, purpose: 'ownData', requestId: me.requestId }
  const members = await findMembers(trx, me.householdId)
  const { known, rows: stored } = await knownFacts(trx, read)
  const rows = new Map(stored.map((row) => [Number(row.id), row]))
  return {
    members: members.map((row) => ({
      personId: row.id,
      nameMasked: row.name_masked,
      relation: row.relation,
    })),
    facts: known.map((fact) => {
      const row = fact.factId === null ? undefined : rows.get(Number(fact.factId))
      return {
        ...asShown(fact),
        fetchedAt: row?.fetched_at ?? null,
        consentId: row?.consent_id ?? null,
      }
    }),
    consents: await findAllConsents(trx, me.householdId),
    corrections: await findAllDisputes(trx, me.householdId),
  }
}

async function whatWasDone(trx: Trx, me: ResidentActor, now: Date) {
  const decisions = (await findAllDecisions(trx, me.householdId)).map((row) => ({
    ...row,
    input_sha256: row.input_sha256.toString('hex'),
    evaluation_sha256: row.evaluation_sha256.toString('hex'),
  }))
  const applications: unknown[] = []
  for (const row of await findApplications(trx, me.householdId))
    applications.push({
      ...viewApplication(row, now),
      events: viewEvents(await findEvents(trx, me.householdId, row.id), true),
      reconsiderations: (await findReconsiderations(trx, me.householdId, row.id)).map(
        ({ asked_at, due_at, grounds, words, outcome, reasons, answered_at }) => ({
          asked_at,
          due_at,
          grounds,
          words,
          outcome,
          reasons,
          answered_at,
        }),
      ),
    })
  const letters = (await findLetters(trx, me.householdId)).map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    madeAt: row.made_at,
    ...(JSON.parse(row.content_json) as object),
  }))
  const documents = (await findAllDocuments(trx, me.householdId)).map((row) => ({
    ...row,
    sha256: row.sha256.toString('hex'),
  }))
  return {
    decisions,
    applications,
    documents,
    letters,
    changes: await findChanges(trx, me.householdId),
    awards: await findAwards(trx, me.householdId),
    payments: await findPayments(trx, me.householdId),
  }
}

async function whatIsMine(trx: Trx, me: ResidentActor) {
  const { householdId, personId } = me
  const phones = (await findDevicesOf(trx, householdId, personId)).map((row) => ({
    since: row.created_at,
    lastUsed: row.synced_at,
    until: row.expires_at,
  }))
  const delegations = (await findDelegations(trx, personId)).map((row) => ({
    from: row.person_name_masked,
    to: row.helper_name_masked,
    actions: row.actions,
    givenAt: row.given_at,
    until: row.until,
    endedAt: row.ended_at,
  }))
  return {
    notices: await findNotices(trx, householdId, personId),
    cards: (await findCardsOf(trx, householdId, personId)).map(cardRow),
    phones,
    delegations,
    questions: await findQuestionsOf(trx, personId),
    reads: await findReads(trx, personId, null, MAX_READS),
  }
}
