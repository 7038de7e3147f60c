import { createRoute, z } from '@hono/zod-openapi'
import { inTransaction } from '../db/in-transaction.ts'
import { asShown } from '../facts/as-shown.ts'
import {
  type HouseholdFact,
  householdFacts,
  type MemberFact,
  memberFacts,
  type Source,
  sources,
} from '../facts/catalogue.ts'
import { findNewestAnswers } from '../facts/fact.queries.ts'
import { knownFactSchema } from '../facts/fact.routes.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireResident } from '../http/authorise.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findMembers } from '../people/people.queries.ts'
import { findAllConsents, findAllDisputes } from './own-data.queries.ts'

const consentSchema = z.object({
  id: uuid,
  personId: uuid,
  departments: z.array(z.string()),
  method: z.enum(['screen', 'paper']),
  givenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  assistedBy: z.string().nullable(),
})

const departmentSchema = z.object({
  source: z.enum(sources),
  /** What became of the newest question about each member; a department that was never asked has none. */
  asked: z.array(
    z.object({ personId: uuid, at: z.iso.datetime(), problem: z.string().nullable() }),
  ),
  /** When its newest figure was fetched. */
  fetchedAt: z.iso.datetime().nullable(),
  /** Consents on which its figures rest. */
  consentIds: z.array(uuid),
  facts: z.array(knownFactSchema),
})

/** A figure stands with who said it; one that nobody said, with who would know. */
function holderOf(fact: { name: string; source: string | null }): Source {
  const holders: readonly Source[] =
    memberFacts[fact.name as MemberFact] ?? householdFacts[fact.name as HouseholdFact] ?? []
  return (fact.source as Source | null) ?? holders[0] ?? 'civilAffairs'
}

export const ownDataRoutes = newRouter().openapi(
  createRoute({
    method: 'get',
    path: '/data',
    summary: 'All that is kept about my household, department by department',
    responses: answer(
      z.object({
        me: uuid,
        members: z.array(
          z.object({ personId: uuid, nameMasked: z.string(), relation: z.string() }),
        ),
        departments: z.array(departmentSchema),
        consents: z.array(consentSchema),
        corrections: z.array(
          z.object({
            id: uuid,
            factId: z.int(),
            factName: z.string().nullable(),
            words: z.string(),
            openedAt: z.iso.datetime(),
            answeredAt: z.iso.datetime().nullable(),
            answer: z.string().nullable(),
          }),
        ),
      }),
      'My data',
    ),
  }),
  async (c) => {
    const resident = requireResident(c, 'B')
    const { householdId, requestId } = resident
    return await inTransaction(c.get('platform').databases, resident, async (trx) => {
      const members = await findMembers(trx, householdId)
      const { known, rows } = await knownFacts(trx, {
        householdId,
        purpose: 'ownData',
        requestId,
      })
      const answers = await findNewestAnswers(trx, householdId)
      const nameOf = new Map(rows.map((row) => [Number(row.id), row.name]))
      const departments = sources.map((source) => {
        const own = rows.filter((row) => row.source === source)
        const newest = own.map((row) => row.fetched_at.getTime()).sort((a, b) => b - a)[0]
        return {
          source,
          asked: answers
            .filter((row) => row.department === source)
            .map((row) => ({
              personId: row.person_id,
              at: row.answered_at.toISOString(),
              problem: row.problem,
            })),
          fetchedAt: newest === undefined ? null : new Date(newest).toISOString(),
          consentIds: [...new Set(own.flatMap((row) => row.consent_id ?? []))],
          facts: known.filter((fact) => holderOf(fact) === source).map(asShown) as z.infer<
            typeof knownFactSchema
          >[],
        }
      })
      const consents = (await findAllConsents(trx, householdId)).map((row) => ({
        id: row.id,
        personId: row.person_id,
        departments: row.departments,
        method: row.method as 'screen',
        givenAt: row.given_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
        assistedBy: row.assisted_by,
      }))
      const corrections = (await findAllDisputes(trx, householdId)).map((row) => ({
        id: row.id,
        factId: row.fact_id,
        factName: nameOf.get(Number(row.fact_id)) ?? null,
        words: row.words,
        openedAt: row.opened_at.toISOString(),
        answeredAt: row.answered_at?.toISOString() ?? null,
        answer: row.answer,
      }))
      return c.json(
        {
          me: resident.personId,
          members: members.map((member) => ({
            personId: member.id,
            nameMasked: member.name_masked,
            relation: member.relation,
          })),
          departments,
          consents,
          corrections,
        },
        200,
      )
    })
  },
)
