import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import { encryptField } from '../crypto/field-encryption.ts'
import type { Keys } from '../crypto/keys.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { once } from '../http/idempotency.queries.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, idempotencyKey, jsonBody, line, uuid } from '../http/schemas.ts'
import { citizenIdFault, plainCitizenId } from '../people/citizen-id.ts'
import { findMembers } from '../people/people.queries.ts'
import {
  deleteDeclaredMembers,
  findDeclaredMembers,
  insertDeclaredMember,
} from './declared-member.queries.ts'

/** More people than the largest household we know; a list that grows beyond is a mistake. */
const MAX_DECLARED = 16

const declarationSchema = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('joined'),
    name: line(60),
    /** Relation to the head of the household, GB/T 4761, two digits. */
    relation: z.string().regex(/^\d{2}$/, 'two digits of GB/T 4761'),
    citizenId: line(40).nullable(),
  }),
  z.strictObject({ change: z.literal('left'), memberId: uuid }),
])

export const declaredMemberRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/draft/members',
      summary: 'Somebody lives with us who is not listed, or no longer does who is',
      request: { headers: idempotencyKey, body: jsonBody(declarationSchema) },
      responses: answer(z.object({ id: uuid }), 'Kept with the draft; changes no register'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, keys, clock } = c.get('platform')
      const given = c.req.valid('json')
      if (given.change === 'joined' && given.citizenId !== null) {
        const fault = citizenIdFault(given.citizenId, dayOf(clock.now()))
        if (fault)
          throw new Problem('invalid_input', { faults: [{ at: 'citizenId', expected: fault }] })
      }
      const { householdId, personId } = resident
      const kept = await inTransaction(databases, resident, (trx) =>
        once(
          trx,
          {
            owner: personId,
            route: 'POST /draft/members',
            key: c.req.valid('header')['idempotency-key'],
            // The table of keys keeps a hash of this; a number of a person has no place in it.
            body: { change: given.change },
          },
          async () => {
            if (given.change === 'left') {
              const members = await findMembers(trx, householdId)
              if (!members.some((each) => each.id === given.memberId))
                throw new Problem('not_found')
            }
            const said = await findDeclaredMembers(trx, householdId, null)
            if (said.length >= MAX_DECLARED) throw new Problem('too_many_members')
            const id = randomUUID()
            await insertDeclaredMember(trx, {
              household_id: householdId,
              id,
              person_id: personId,
              division_code: resident.divisionCode,
              change: given.change,
              declared_at: clock.procedureNow(),
              ...(given.change === 'joined' ? joined(keys, id, given) : left(given)),
            })
            await writeAudit(trx, resident, {
              action: 'members.declare',
              purpose: 'apply',
              personId,
              householdId,
              fields: [given.change],
            })
            return { id }
          },
        ),
      )
      return c.json(kept, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/draft/members/{id}',
      summary: 'Take such a declaration back',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ deleted: z.literal(true) }), 'Gone'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { id } = c.req.valid('param')
      await inTransaction(c.get('platform').databases, resident, async (trx) => {
        if ((await deleteDeclaredMembers(trx, resident.householdId, resident.personId, id)) === 0)
          throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'members.takeBack',
          purpose: 'apply',
          personId: resident.personId,
          householdId: resident.householdId,
        })
      })
      return c.json({ deleted: true } as const, 200)
    },
  )

type Declaration = z.infer<typeof declarationSchema>

function joined(keys: Keys, id: string, given: Extract<Declaration, { change: 'joined' }>) {
  return {
    member_id: null,
    relation: given.relation,
    name_enc: encryptField(keys, `declared_member:name:${id}`, given.name),
    citizen_id_enc:
      given.citizenId === null
        ? null
        : encryptField(keys, `declared_member:citizen_id:${id}`, plainCitizenId(given.citizenId)),
  }
}

function left(given: Extract<Declaration, { change: 'left' }>) {
  return { member_id: given.memberId, relation: null, name_enc: null, citizen_id_enc: null }
}
