import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { setPin } from '../codes/card.queries.ts'
import { personKnowsPin } from '../codes/identify.ts'
import { hashPin, isGuessable } from '../codes/pin.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody } from '../http/schemas.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { readPerson } from '../people/people.queries.ts'
import { endOtherSessions } from './session.queries.ts'
import { atTheGate } from './web-authn.ts'

const sixDigits = z.string().regex(/^\d{6}$/, 'six digits')

export const pinRoutes = newRouter().openapi(
  createRoute({
    method: 'post',
    path: '/pin',
    summary: 'Change my PIN: the old one, a new one, and the passkey just now',
    request: { body: jsonBody(z.strictObject({ old: sixDigits, pin: sixDigits })) },
    responses: answer(
      z.object({ changed: z.literal(true) }),
      'Changed; every other session of mine has ended',
    ),
  }),
  async (c) => {
    const resident = requireResident(c, 'A')
    const platform = c.get('platform')
    const { householdId, personId } = resident
    const { old, pin } = c.req.valid('json')
    const asking = { platform, requestId: resident.requestId, address: c.get('address') }
    const holder = {
      household_id: householdId,
      person_id: personId,
      division_code: resident.divisionCode,
    }
    const secret = await inTransaction(platform.databases, resident, (trx) =>
      readPerson(trx, platform.keys, {
        householdId,
        personId,
        fields: ['citizenId', 'phone'],
        purpose: 'pinCheck',
        requestId: resident.requestId,
      }),
    )
    if (pin === old || isGuessable(pin, [secret.citizenId ?? '', secret.phone ?? '']))
      throw new Problem('pin_too_easy')
    if (!(await personKnowsPin(asking, holder, old))) throw new Problem('pin_wrong')
    const pinHash = await hashPin(platform.keys.pinPepper, pin)
    await atTheGate(c, async (trx) => {
      if (!(await setPin(trx, householdId, personId, pinHash))) throw new Problem('not_found')
      await endOtherSessions(trx, personId, resident.sessionHash)
      await writeAudit(trx, resident, {
        action: 'card.pin',
        purpose: 'card',
        personId,
        householdId,
      })
      await addJob(trx, 'notify', {
        householdId,
        personId,
        applicationId: null,
        kind: 'pin.changed',
        parameters: {},
      })
    })
    return c.json({ changed: true } as const, 200)
  },
)
