import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { PURPOSE } from '../consents/notice.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, anyJson, jsonBody, moneyFen, uuid } from '../http/schemas.ts'
import { findMembers } from '../people/people.queries.ts'
import { asShown } from './as-shown.ts'
import { declarable, declarableAnyTime, declarableOfMember } from './catalogue.ts'
import { deskSchema, verdictSchema } from './desk.ts'
import { findAnsweredDisputes, findOpenDisputes } from './dispute.queries.ts'
import { insertFacts } from './fact.queries.ts'
import { knownFacts } from './known-facts.ts'

export const knownFactSchema = z.object({
  factId: z.int().nullable(),
  personId: uuid.nullable(),
  name: z.string(),
  value: anyJson,
  source: z.string().nullable(),
  asOf: z.iso.date().nullable(),
  quality: z.enum(['ok', 'stale', 'missing', 'conflict', 'declared']),
  reason: z.string().nullable(),
  said: z.array(z.object({ source: z.string(), value: anyJson, asOf: z.iso.date() })),
})

export const factsSchema = z.object({
  members: z.array(z.object({ personId: uuid, nameMasked: z.string(), relation: z.string() })),
  known: z.array(knownFactSchema),
  disputed: z.array(
    z.object({
      id: uuid,
      factId: z.int(),
      words: z.string(),
      openedAt: z.iso.datetime(),
      desk: deskSchema,
    }),
  ),
  /** What came back, newest first; beside the figure for as long as it is the newest of its name and source. */
  answered: z.array(
    z.object({
      id: uuid,
      factId: z.int(),
      correctedFactId: z.int().nullable(),
      name: z.string(),
      personId: uuid.nullable(),
      words: z.string(),
      verdict: verdictSchema,
      answer: z.string(),
      answeredAt: z.iso.datetime(),
    }),
  ),
})

/** Everything that may be said of the household, and of each of its members, at once. */
const MAX_DECLARATIONS =
  declarable.length + declarableAnyTime.length + 16 * declarableOfMember.length

export const declarationSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('moneyAssetsFen'), value: moneyFen }),
  z.strictObject({ name: z.literal('companyCapitalFen'), value: moneyFen }),
  z.strictObject({
    name: z.literal('vehicles'),
    value: z
      .array(
        z.strictObject({
          kind: z.enum(['CAR', 'TWO_WHEEL', 'BOAT', 'OTHER']),
          priceFen: moneyFen.nullable(),
          disabilityAid: z.boolean(),
        }),
      )
      .max(10),
  }),
  // A dwelling that uses more than 5,000 kWh a month is no dwelling: most likely the meter's reading was typed.
  z.strictObject({ name: z.literal('kwhUsed'), value: z.int().min(0).max(5000) }),
  z.strictObject({
    name: z.literal('prefersChildScheme'),
    personId: uuid,
    value: z.boolean(),
  }),
])

export const factRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/facts',
      summary: 'What is known about my household, with source and date',
      responses: answer(factsSchema, 'Facts'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      return await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const { known } = await knownFacts(trx, {
          householdId: resident.householdId,
          purpose: 'ownData',
          requestId: resident.requestId,
        })
        const members = await findMembers(trx, resident.householdId)
        const disputed = await findOpenDisputes(trx, resident.householdId)
        return c.json(
          {
            members: members.map((member) => ({
              personId: member.id,
              nameMasked: member.name_masked,
              relation: member.relation,
            })),
            known: known.map(asShown) as z.infer<typeof knownFactSchema>[],
            disputed: disputed.map((row) => ({
              id: row.id,
              factId: row.fact_id,
              words: row.words,
              openedAt: row.opened_at.toISOString(),
              desk: deskSchema.parse(row.desk),
            })),
            answered: (await findAnsweredDisputes(trx, resident.householdId)).map((row) => ({
              id: row.id,
              factId: row.fact_id,
              correctedFactId: row.corrected_fact_id,
              name: row.fact_name,
              personId: row.fact_person_id,
              words: row.words,
              verdict: verdictSchema.parse(row.verdict ?? 'confirmed'),
              answer: row.answer,
              answeredAt: row.answered_at.toISOString(),
            })),
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/facts/declare',
      summary: "What nobody holds, in the resident's own words",
      request: {
        body: jsonBody(
          z.strictObject({
            declarations: z.array(declarationSchema).min(1).max(MAX_DECLARATIONS),
          }),
        ),
      },
      responses: answer(z.object({ declared: z.int() }), 'Kept, as declared'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      const { declarations } = c.req.valid('json')
      await inTransaction(platform.databases, resident, async (trx) => {
        const members = new Set((await findMembers(trx, resident.householdId)).map(({ id }) => id))
        const about = declarations.flatMap((each) => ('personId' in each ? [each.personId] : []))
        if (!about.every((personId) => members.has(personId))) throw new Problem('not_found')
        await insertFacts(
          trx,
          declarations.map((each) => ({
            household_id: resident.householdId,
            person_id: 'personId' in each ? each.personId : null,
            division_code: resident.divisionCode,
            name: each.name,
            value: each.value,
            source: 'declared',
            as_of: dayOf(platform.clock.now()),
            consent_id: null,
            quality: 'declared' as const,
          })),
        )
        await writeAudit(trx, resident, {
          action: 'facts.declare',
          purpose: PURPOSE,
          personId: resident.personId,
          householdId: resident.householdId,
          fields: declarations.map(({ name }) => name),
        })
      })
      return c.json({ declared: declarations.length }, 200)
    },
  )
