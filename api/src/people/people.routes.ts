import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { blindIndex } from '../crypto/keys.ts'
import { maskCitizenId, maskPhone } from '../crypto/masks.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, line, uuid } from '../http/schemas.ts'
import { findMembers, findPeople, findPerson, readPerson } from './people.queries.ts'

const foundSchema = z.object({
  householdId: uuid,
  personId: uuid,
  nameMasked: z.string(),
  divisionCode: z.int(),
})

const memberSchema = z.object({
  personId: uuid,
  nameMasked: z.string(),
  relation: z.string(),
  adult: z.boolean(),
})

export const peopleRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/people/search',
      summary: 'Find a resident of my divisions by full name or ID number',
      request: {
        body: jsonBody(
          z.strictObject({ query: line(40), purpose: z.enum(['assist', 'visit', 'casework']) }),
        ),
      },
      responses: answer(z.object({ people: z.array(foundSchema) }), 'Masked rows, at most 20'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker', 'districtCaseworker')
      const platform = c.get('platform')
      const { query, purpose } = c.req.valid('json')
      await takeToken(platform, c.get('requestId'), [
        { key: `search:${officer.officerId}`, perMinute: 1, burst: 60 },
      ])
      const isId = /^\d{17}[\dXx]$/.test(query)
      const rows = await inTransaction(platform.databases, officer, async (trx) => {
        const found = await findPeople(trx, {
          citizenIdIndex: isId ? blindIndex(platform.keys.citizenIdIndex, query) : null,
          nameIndex: isId ? null : blindIndex(platform.keys.nameIndex, query),
        })
        for (const row of found)
          await writeAudit(trx, officer, {
            action: 'search.people',
            purpose,
            personId: row.person_id,
            householdId: row.household_id,
            fields: ['name'],
            verdict: 'masked',
          })
        return found
      })
      const people = rows.map((row) => ({
        householdId: row.household_id,
        personId: row.person_id,
        nameMasked: row.name_masked,
        divisionCode: row.division_code,
      }))
      return c.json({ people }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/people/{householdId}/{personId}',
      summary: "A resident's record: masked, with the members of the household",
      request: {
        params: z.object({ householdId: uuid, personId: uuid }),
        query: z.strictObject({ purpose: z.enum(['assist', 'visit', 'casework']) }),
      },
      responses: answer(
        z.object({
          personId: uuid,
          householdId: uuid,
          name: z.string(),
          citizenIdMasked: z.string(),
          phoneMasked: z.string().nullable(),
          village: z.string(),
          villageEn: z.string(),
          divisionCode: z.int(),
          members: z.array(memberSchema),
        }),
        'Record',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker', 'districtCaseworker')
      const platform = c.get('platform')
      const { householdId, personId } = c.req.valid('param')
      const { purpose } = c.req.valid('query')
      return await inTransaction(platform.databases, officer, async (trx) => {
        const person = await findPerson(trx, householdId, personId)
        if (!person) throw new Problem('not_found')
        const secret = await readPerson(trx, platform.keys, {
          householdId,
          personId,
          fields: ['name', 'citizenId', 'phone'],
          purpose,
          requestId: officer.requestId,
        })
        const members = await findMembers(trx, householdId)
        const today = dayOf(platform.clock.now())
        return c.json(
          {
            personId,
            householdId,
            name: secret.name ?? person.name_masked,
            citizenIdMasked: maskCitizenId(secret.citizenId ?? ''),
            phoneMasked: secret.phone ? maskPhone(secret.phone) : null,
            village: person.village,
            villageEn: person.village_en,
            divisionCode: person.division_code,
            members: members.map((member) => ({
              personId: member.id,
              nameMasked: member.name_masked,
              relation: member.relation,
              adult: member.adult_on <= today,
            })),
          },
          200,
        )
      })
    },
  )
