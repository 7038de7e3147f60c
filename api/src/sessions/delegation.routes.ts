import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { addDays, dayOf } from '../clock/clock.ts'
import { blindIndex } from '../crypto/keys.ts'
import type { Trx } from '../db/connect.ts'
import { type DelegatedAction, delegatedActions, inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, day, jsonBody, line, uuid } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { findPerson } from '../people/people.queries.ts'
import {
  countDelegationsTo,
  endDelegation,
  findActsOfOthers,
  findDelegations,
  findNamedPerson,
  insertDelegation,
} from './delegation.queries.ts'
import { atTheGate } from './web-authn.ts'

/** The longest a delegation lasts, and for how many people one person acts (security.md 2.2). */
const MAX_DAYS = 180
const MAX_PRINCIPALS = 5
const PAGE = 50

const actions = z.array(z.enum(delegatedActions)).min(1).max(delegatedActions.length)

const delegationSchema = z.object({
  id: uuid,
  /** Masked name of the other of the two. */
  nameMasked: z.string(),
  actions,
  since: z.iso.datetime(),
  until: z.iso.date(),
  live: z.boolean(),
})

export const delegationRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/delegations',
      summary: 'Who may act for me, and for whom I may act',
      responses: answer(
        z.object({ given: z.array(delegationSchema), received: z.array(delegationSchema) }),
        'Both, newest first; of those for others only the live ones',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findDelegations(trx, resident.personId),
      )
      const shown = (row: (typeof rows)[number], nameMasked: string) => ({
        id: row.id,
        nameMasked,
        actions: row.actions as DelegatedAction[],
        since: row.given_at.toISOString(),
        until: row.until,
        live: row.live,
      })
      return c.json(
        {
          given: rows
            .filter((row) => row.person_id === resident.personId)
            .map((row) => shown(row, row.helper_name_masked)),
          received: rows
            .filter((row) => row.helper_person_id === resident.personId && row.live)
            .map((row) => shown(row, row.person_name_masked)),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/delegations',
      summary: 'Let somebody of the family do these things for me until a day',
      request: {
        body: jsonBody(
          z.strictObject({
            name: line(40),
            citizenId: z.string().regex(/^\d{17}[\dXx]$/, 'eighteen characters'),
            actions,
            until: day,
          }),
        ),
      },
      responses: answer(z.object({ id: uuid, nameMasked: z.string() }), 'Given'),
    }),
    async (c) => {
      const resident = requireResident(c, 'A')
      const { householdId, personId } = resident
      const platform = c.get('platform')
      const given = c.req.valid('json')
      const today = dayOf(platform.clock.now())
      if (given.until < today || given.until > addDays(today, MAX_DAYS))
        throw new Problem('invalid_input', {
          faults: [{ at: 'until', expected: `a day within ${MAX_DAYS} days` }],
        })
      await takeToken(platform, resident.requestId, [
        { key: `delegate:${personId}`, perMinute: 1, burst: 5 },
      ])
      const id = randomUUID()
      const nameMasked = await atTheGate(c, async (trx) => {
        const person = await findPerson(trx, householdId, personId)
        if (!person) throw new Problem('not_found')
        const named = await findNamedPerson(trx, {
          citizenIdIndex: blindIndex(platform.keys.citizenIdIndex, given.citizenId),
          nameIndex: blindIndex(platform.keys.nameIndex, given.name),
        })
        // One answer for nobody, another name, a child, oneself, and somebody who acts for five already: who tries
        // numbers must learn nothing of them.
        if (
          !named ||
          named.id === personId ||
          named.adult_on > today ||
          (await countDelegationsTo(trx, named.id)) >= MAX_PRINCIPALS
        )
          throw new Problem('person_not_matched')
        await insertDelegation(trx, {
          household_id: householdId,
          id,
          person_id: personId,
          division_code: resident.divisionCode,
          person_name_masked: person.name_masked,
          helper_household_id: named.household_id,
          helper_person_id: named.id,
          helper_name_masked: named.name_masked,
          actions: [...new Set(given.actions)],
          until: given.until,
        })
        for (const each of [
          { householdId, personId },
          { householdId: named.household_id, personId: named.id },
        ])
          await writeAudit(trx, resident, {
            action: 'delegation.give',
            purpose: 'delegation',
            ...each,
            fields: ['name'],
          })
        await tellBoth(trx, 'delegation.given', {
          household_id: householdId,
          person_id: personId,
          helper_household_id: named.household_id,
          helper_person_id: named.id,
        })
        return named.name_masked
      })
      return c.json({ id, nameMasked }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/delegations/{id}/end',
      summary: 'It ends now; what is open in that name closes with the next step',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ ended: z.literal(true) }), 'Ended'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      await inTransaction(c.get('platform').databases, resident, async (trx) => {
        const ended = await endDelegation(trx, resident.personId, c.req.valid('param').id)
        if (!ended) throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'delegation.end',
          purpose: 'delegation',
          personId: ended.person_id,
          householdId: ended.household_id,
        })
        await tellBoth(trx, 'delegation.ended', ended)
      })
      return c.json({ ended: true } as const, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/delegations/acts',
      summary: 'What family and community workers did for me, newest first',
      request: { query: z.strictObject({ before: z.coerce.number().int().positive().optional() }) },
      responses: answer(
        z.object({
          acts: z.array(
            z.object({
              id: z.int(),
              at: z.iso.datetime(),
              by: z.enum(['family', 'officer']),
              name: z.string(),
              nameEn: z.string(),
              role: z.string().nullable(),
              action: z.string(),
              purpose: z.string(),
            }),
          ),
          more: z.boolean(),
        }),
        'Acts',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { before = null } = c.req.valid('query')
      const { rows, names } = await inTransaction(
        c.get('platform').databases,
        resident,
        async (trx) => {
          const delegations = await findDelegations(trx, resident.personId)
          return {
            rows: await findActsOfOthers(trx, resident.personId, before, PAGE + 1),
            names: new Map(
              delegations.map((row) => [row.helper_person_id, row.helper_name_masked]),
            ),
          }
        },
      )
      const acts = rows.slice(0, PAGE).map((row) => {
        const family = row.on_behalf_of !== null
        const masked = names.get(row.actor_id ?? '') ?? ''
        return {
          id: row.id,
          at: row.at.toISOString(),
          by: family ? ('family' as const) : ('officer' as const),
          name: family ? masked : (row.name ?? ''),
          nameEn: family ? masked : (row.name_en ?? ''),
          role: family ? null : row.role,
          action: row.action,
          purpose: row.purpose,
        }
      })
      return c.json({ acts, more: rows.length > PAGE }, 200)
    },
  )

/** Both of the two are told, on their own page. */
async function tellBoth(
  trx: Trx,
  kind: 'delegation.given' | 'delegation.ended',
  who: {
    household_id: string
    person_id: string
    helper_household_id: string
    helper_person_id: string
  },
): Promise<void> {
  for (const each of [
    { householdId: who.household_id, personId: who.person_id },
    { householdId: who.helper_household_id, personId: who.helper_person_id },
  ])
    await addJob(trx, 'notify', { ...each, applicationId: null, kind, parameters: {} })
}
