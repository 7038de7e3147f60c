import { createRoute, z } from '@hono/zod-openapi'
import {
  findApplication,
  findEvents,
  findHandedInTogether,
  findQueue,
} from '../applications/application.queries.ts'
import {
  applicationSchema,
  eventSchema,
  viewApplication,
  viewEvents,
} from '../applications/application-view.ts'
import { findDocuments } from '../applications/attach.queries.ts'
import { findDeclaredMembers } from '../applications/declared-member.queries.ts'
import { declaredMemberSchema, viewDeclaredMember } from '../applications/declared-member-view.ts'
import { findEdges } from '../applications/procedure.queries.ts'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction, type OfficerRole } from '../db/in-transaction.ts'
import { findDecision } from '../decisions/decision.queries.ts'
import { decisionSchema, viewDecision } from '../decisions/decision-view.ts'
import { findOpenDisputes } from '../facts/dispute.queries.ts'
import { factsSchema, knownFactSchema } from '../facts/fact.routes.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, language, uuid } from '../http/schemas.ts'
import { findMembers, readPerson } from '../people/people.queries.ts'
import { findPolicyVersion } from '../policies/policy.queries.ts'
import { findPublicity } from '../publicity/publicity.queries.ts'
import { findOfficerDecision, findVisitors, findVisits } from './casework.queries.ts'

const caseworkers = ['townCaseworker', 'districtCaseworker'] as const satisfies OfficerRole[]

const queueRowSchema = applicationSchema.extend({
  nameMasked: z.string(),
  householdSize: z.int(),
  registeredApart: z.boolean(),
  /** How often the resident has knocked since the clock ran out. */
  nudges: z.int(),
})

/** States each desk works on. */
const deskStates = {
  townCaseworker: [
    'submitted',
    'accepted',
    'surveying',
    'preliminaryOpinion',
    'townReview',
    'publicity',
    'objection',
    'paidFirst',
    'supplementRequested',
  ],
  districtCaseworker: [
    'districtReview',
    'accepted',
    'publicity',
    'approved',
    'paying',
    'paidFirst',
  ],
} as const

const visitSchema = z.object({
  id: uuid,
  visitors: z.array(z.string()),
  visitedAt: z.iso.datetime(),
  findings: z.string(),
  signedByMember: z.boolean(),
})

const params = z.object({ householdId: uuid, id: uuid })

export const caseRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/cases',
      summary: 'My queue, oldest clock first',
      request: {
        query: z.strictObject({
          tab: z.enum(['mine', 'waiting', 'done']).default('mine'),
          afterDue: z.iso.datetime().optional(),
          afterId: uuid.optional(),
        }),
      },
      responses: answer(z.object({ cases: z.array(queueRowSchema) }), 'At most 50 cases'),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock } = c.get('platform')
      const { tab, afterDue, afterId } = c.req.valid('query')
      const own = [...deskStates[officer.role as keyof typeof deskStates]]
      const states =
        tab === 'done'
          ? ['approved', 'paying', 'refused', 'withdrawn', 'terminated', 'closed']
          : tab === 'waiting'
            ? ['supplementRequested', 'publicity']
            : own
      return await inTransaction(databases, officer, async (trx) => {
        const rows = await findQueue(trx, {
          states,
          after: afterDue && afterId ? { dueAt: new Date(afterDue), id: afterId } : null,
          limit: 50,
        })
        for (const row of rows)
          await writeAudit(trx, officer, {
            action: 'read.queue',
            purpose: 'casework',
            personId: row.applicant_id,
            householdId: row.household_id,
            applicationId: row.id,
            fields: ['name'],
            verdict: 'masked',
          })
        const cases = rows.map((row) => ({
          ...viewApplication(row, clock.procedureNow()),
          nameMasked: row.name_masked,
          householdSize: row.household_size ?? 0,
          registeredApart: row.registered_apart,
          nudges: row.nudges ?? 0,
        }))
        return c.json({ cases }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/cases/{householdId}/{id}',
      summary:
        'A case: what was said, what the registers say, what the engine found, what may be done',
      request: { params, query: z.strictObject({ language: language.default('zh') }) },
      responses: answer(
        z.object({
          application: queueRowSchema,
          applicantName: z.string(),
          phone: z.string().nullable(),
          address: z.string().nullable(),
          answers: z.record(z.string(), anyJson),
          decision: decisionSchema,
          facts: factsSchema
            .omit({ disputed: true, answered: true })
            .extend({ known: z.array(knownFactSchema) }),
          disputes: z.array(z.object({ id: uuid, factId: z.int(), words: z.string() })),
          events: z.array(eventSchema),
          visits: z.array(visitSchema),
          documents: z.array(
            z.object({ id: uuid, kind: z.string(), mediaType: z.string(), sizeBytes: z.int() }),
          ),
          /** What the applicant says about who lives there; it changes no register. */
          declaredMembers: z.array(declaredMemberSchema),
          /** Other cases that were handed in with it. */
          together: z.array(
            z.object({ id: uuid, reference: z.string(), programme: z.string(), state: z.string() }),
          ),
          publicity: z
            .object({ publicId: uuid, until: z.iso.datetime(), over: z.boolean() })
            .nullable(),
          officerDecision: z
            .object({ kind: z.enum(['approve', 'refuse']), amountFen: z.int().nullable() })
            .nullable(),
          moves: z.array(z.string()),
          visitors: z.array(
            z.object({ id: uuid, name: z.string(), nameEn: z.string(), role: z.string() }),
          ),
          blocked: z.enum(['prepared', 'assisted']).nullable(),
        }),
        'Case',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, ...caseworkers)
      const { databases, clock, keys } = c.get('platform')
      const { householdId, id } = c.req.valid('param')
      const now = clock.procedureNow()
      return await inTransaction(databases, officer, async (trx) => {
        const row = await findApplication(trx, householdId, id)
        if (!row) throw new Problem('not_found')
        const about = {
          householdId,
          applicationId: id,
          purpose: 'casework',
          requestId: officer.requestId,
        }
        const secret = await readPerson(trx, keys, {
          ...about,
          personId: row.applicant_id,
          fields: ['name', 'phone', 'address'],
        })
        const { known } = await knownFacts(trx, about)
        const members = await findMembers(trx, householdId)
        const eventRows = await findEvents(trx, householdId, id)
        const assessed = eventRows.findLast(
          (event) => typeof (event.detail as { decisionId?: string }).decisionId === 'string',
        )
        const decisionId =
          (assessed?.detail as { decisionId?: string } | undefined)?.decisionId ?? row.decision_id
        const decision = await findDecision(trx, householdId, decisionId)
        const version =
          decision && (await findPolicyVersion(trx, decision.programme, decision.policy_version))
        if (!decision || !version) throw new Error('A case has lost its decision')
        const visits = await findVisits(trx, householdId, id)
        const visitors = await findVisitors(trx, row.division_code)
        const documents = await findDocuments(trx, householdId, id)
        const declared = await findDeclaredMembers(trx, householdId, row.handed_in_with)
        if (declared.length > 0)
          await writeAudit(trx, officer, {
            action: 'read.person',
            purpose: 'casework',
            personId: row.applicant_id,
            householdId,
            applicationId: id,
            fields: ['declaredMembers'],
          })
        const together = await findHandedInTogether(trx, householdId, row.handed_in_with)
        const publicity = await findPublicity(trx, householdId, id)
        const officerDecision = await findOfficerDecision(trx, householdId, id)
        const edges = await findEdges(trx, row.programme, row.state)
        return c.json(
          {
            application: {
              ...viewApplication(row, now),
              nameMasked: row.name_masked,
              householdSize: row.household_size ?? 0,
              registeredApart: row.registered_apart,
              nudges: row.nudges ?? 0,
            },
            applicantName: secret.name ?? row.name_masked,
            phone: secret.phone ?? null,
            address: secret.address ?? null,
            answers: row.answers as Record<string, never>,
            decision: viewDecision(decision, version, c.req.valid('query').language),
            facts: {
              members: members.map((member) => ({
                personId: member.id,
                nameMasked: member.name_masked,
                relation: member.relation,
              })),
              known: known as z.infer<typeof knownFactSchema>[],
            },
            disputes: (await findOpenDisputes(trx, householdId)).map((each) => ({
              id: each.id,
              factId: each.fact_id,
              words: each.words,
            })),
            events: viewEvents(eventRows, false),
            visits: visits.map((visit) => ({
              id: visit.id,
              visitors: visit.visitor_ids.map(
                (visitorId) => visitors.find((each) => each.id === visitorId)?.name ?? visitorId,
              ),
              visitedAt: visit.visited_at.toISOString(),
              findings: visit.findings,
              signedByMember: visit.signed_by_member,
            })),
            documents: documents.map((each) => ({
              id: each.id,
              kind: each.kind,
              mediaType: each.media_type,
              sizeBytes: each.size_bytes,
            })),
            declaredMembers: declared.map((each) => viewDeclaredMember(keys, each)),
            together: together.filter((each) => each.id !== id),
            publicity: publicity
              ? {
                  publicId: publicity.public_id,
                  until: publicity.ends_at.toISOString(),
                  over: publicity.ends_at <= now,
                }
              : null,
            officerDecision: officerDecision
              ? { kind: officerDecision.kind as 'approve', amountFen: officerDecision.amount_fen }
              : null,
            moves: edges
              .filter((edge) => edge.roles.includes(officer.role))
              .map((edge) => edge.to_state),
            visitors: visitors.map((each) => ({
              id: each.id,
              name: each.name,
              nameEn: each.name_en,
              role: each.role,
            })),
            blocked:
              row.prepared_by === officer.officerId
                ? ('prepared' as const)
                : row.assisted_by === officer.officerId
                  ? ('assisted' as const)
                  : null,
          },
          200,
        )
      })
    },
  )
