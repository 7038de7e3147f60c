import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, uuid } from '../http/schemas.ts'
import { findPerson } from '../people/people.queries.ts'
import { openSession } from './authenticate.ts'
import { findDelegations } from './delegation.queries.ts'
import { endSession } from './session.queries.ts'
import { atTheGate } from './web-authn.ts'

/** Into the session of the one for whom is acted, and back. Each is a new secret; neither lasts longer than the first. */
export const actingRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/delegations/{id}/act',
      summary: 'Begin to act for somebody who named me',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ nameMasked: z.string() }), 'From now on in their name'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      // Not on an officer's device: who is present there acts with the presence.
      if (resident.presenceId) throw new Problem('grade_too_low')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findDelegations(trx, resident.personId),
      )
      const delegation = rows.find(
        (row) =>
          row.id === c.req.valid('param').id &&
          row.helper_person_id === resident.personId &&
          row.live,
      )
      if (!delegation) throw new Problem('not_found')
      const shared = {
        kind: 'resident' as const,
        household_id: delegation.household_id,
        person_id: delegation.person_id,
        division_code: delegation.division_code,
      }
      await openSession(
        c,
        {
          ...shared,
          grade: 'B',
          device_id: resident.deviceId,
          card_sha256: resident.cardSha256,
          presence_id: null,
          delegation_id: delegation.id,
          helper_household_id: resident.householdId,
          helper_person_id: resident.personId,
        },
        resident.endsAt,
      )
      await atTheGate(c, async (trx) => {
        await endSession(trx, resident.sessionHash)
        await writeAudit(
          trx,
          {
            ...resident,
            householdId: delegation.household_id,
            personId: delegation.person_id,
            delegation: {
              id: delegation.id,
              actions: [],
              helperHouseholdId: resident.householdId,
              helperPersonId: resident.personId,
              personNameMasked: delegation.person_name_masked,
            },
          },
          {
            action: 'delegation.act',
            purpose: 'delegation',
            personId: delegation.person_id,
            householdId: delegation.household_id,
          },
        )
      })
      return c.json({ nameMasked: delegation.person_name_masked }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/delegations/leave',
      summary: 'Back to myself',
      responses: answer(z.object({ left: z.literal(true) }), 'In my own name again'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { delegation } = resident
      if (!delegation) return c.json({ left: true } as const, 200)
      const self = await atTheGate(c, (trx) =>
        findPerson(trx, delegation.helperHouseholdId, delegation.helperPersonId),
      )
      if (!self) throw new Problem('not_found')
      await openSession(
        c,
        {
          kind: 'resident',
          household_id: self.household_id,
          person_id: self.id,
          division_code: self.division_code,
          grade: 'B',
          device_id: resident.deviceId,
          card_sha256: resident.cardSha256,
          presence_id: null,
        },
        resident.endsAt,
      )
      await atTheGate(c, (trx) => endSession(trx, resident.sessionHash))
      return c.json({ left: true } as const, 200)
    },
  )
