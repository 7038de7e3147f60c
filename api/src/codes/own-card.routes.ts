import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer } from '../http/schemas.ts'
import { findPerson } from '../people/people.queries.ts'
import { findCardsOf, insertCardAtHome, revokeCards } from './card.queries.ts'
import { cardRow, cardRowSchema } from './card-row.ts'
import { newCard, printedCard, printedCardSchema } from './new-card.ts'

export const ownCardRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/cards',
      summary: 'My cards',
      responses: answer(z.object({ cards: z.array(cardRowSchema) }), 'Cards'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const rows = await inTransaction(c.get('platform').databases, resident, (trx) =>
        findCardsOf(trx, resident.householdId, resident.personId),
      )
      return c.json({ cards: rows.map(cardRow) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/cards',
      summary: 'Print my card at home: it is dead until a community worker hands it over',
      responses: answer(
        printedCardSchema,
        'Shown this once; a card that was printed before and waits is void, the one in use lives on',
      ),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const platform = c.get('platform')
      await takeToken(platform, c.get('requestId'), [
        { key: `print:${resident.personId}`, perMinute: 1, burst: 5 },
      ])
      const card = newCard(platform.clock.now())
      const { householdId, personId } = resident
      const person = await inTransaction(platform.databases, resident, async (trx) => {
        const found = await findPerson(trx, householdId, personId)
        if (!found) throw new Problem('not_found')
        await insertCardAtHome(trx, {
          ...card.row,
          household_id: householdId,
          person_id: personId,
          division_code: found.division_code,
        })
        await writeAudit(trx, resident, {
          action: 'card.print',
          purpose: 'card',
          personId,
          householdId,
        })
        return found
      })
      return c.json(await printedCard(platform.environment, card, person.name_masked), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/cards/lost',
      summary: 'My card is lost: it stops working at once',
      responses: answer(z.object({ revoked: z.int() }), 'How many cards were stopped'),
    }),
    async (c) => {
      const resident = requireResident(c, 'C')
      const revoked = await inTransaction(c.get('platform').databases, resident, async (trx) => {
        await writeAudit(trx, resident, {
          action: 'card.revoke',
          purpose: 'card',
          personId: resident.personId,
          householdId: resident.householdId,
        })
        return await revokeCards(trx, resident.householdId, resident.personId, 'resident')
      })
      return c.json({ revoked }, 200)
    },
  )
