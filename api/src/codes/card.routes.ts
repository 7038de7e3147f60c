import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, uuid } from '../http/schemas.ts'
import { findPerson, readPerson } from '../people/people.queries.ts'
import { activateCard, findCardsOf, insertCard, lockPrintedCard } from './card.queries.ts'
import { cardHash, readCardNumber, serialCheck, typedNumber } from './card-number.ts'
import { cardRow, cardRowSchema } from './card-row.ts'
import { newCard, printedCard, printedCardSchema } from './new-card.ts'
import { hashPin, isGuessable } from './pin.ts'
import { insertPresence } from './presence.queries.ts'

export const cardRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/cards',
      summary: 'Print a card; its number is shown this once and stored nowhere',
      request: { body: jsonBody(z.strictObject({ householdId: uuid, personId: uuid })) },
      responses: answer(printedCardSchema, 'Everything the print page needs'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { environment, databases, clock } = c.get('platform')
      const { householdId, personId } = c.req.valid('json')
      const card = newCard(clock.now())
      const person = await inTransaction(databases, officer, async (trx) => {
        const found = await findPerson(trx, householdId, personId)
        if (!found) throw new Problem('not_found')
        await insertCard(trx, {
          ...card.row,
          household_id: householdId,
          person_id: personId,
          division_code: found.division_code,
          printed_by: officer.officerId,
        })
        await writeAudit(trx, officer, {
          action: 'card.print',
          purpose: 'card',
          personId,
          householdId,
        })
        return found
      })
      return c.json(await printedCard(environment, card, person.name_masked), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/cards/activate',
      summary: 'Hand a card over: the resident, seen with an identity document, chooses a PIN',
      request: {
        body: jsonBody(
          z.strictObject({
            card: z.string().min(1).max(200),
            pin: z.string().regex(/^\d{6}$/, 'six digits'),
            documentSeen: z.literal(true),
          }),
        ),
      },
      responses: answer(
        z.object({ personId: uuid, householdId: uuid, presenceId: uuid, serialCheck: z.string() }),
        'Active; the earlier card is dead',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { databases, keys } = c.get('platform')
      const { card, pin } = c.req.valid('json')
      const number = readCardNumber(card)
      const hash = cardHash(number ?? 'not-a-card-number')
      const pinHash = await hashPin(keys.pinPepper, pin)
      return await inTransaction(databases, officer, async (trx) => {
        const holder = await lockPrintedCard(trx, hash)
        if (!number || holder?.state !== 'printed') throw new Problem('card_not_printed')
        const secret = await readPerson(trx, keys, {
          householdId: holder.household_id,
          personId: holder.person_id,
          fields: ['citizenId', 'phone'],
          purpose: 'pinCheck',
          requestId: officer.requestId,
        })
        if (isGuessable(pin, [secret.citizenId ?? '', secret.phone ?? '', typedNumber(number)]))
          throw new Problem('pin_too_easy')
        await activateCard(trx, hash, holder, officer.officerId, pinHash)
        const presence = await insertPresence(trx, {
          officer_id: officer.officerId,
          household_id: holder.household_id,
          person_id: holder.person_id,
          division_code: holder.division_code,
          purpose: 'assist',
          how: 'idDocument',
        })
        await writeAudit(trx, officer, {
          action: 'card.activate',
          purpose: 'card',
          personId: holder.person_id,
          householdId: holder.household_id,
        })
        return c.json(
          {
            personId: holder.person_id,
            householdId: holder.household_id,
            presenceId: presence.id,
            serialCheck: serialCheck(number),
          },
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/people/{householdId}/{personId}/cards',
      summary: 'Cards of a resident, newest first',
      request: { params: z.object({ householdId: uuid, personId: uuid }) },
      responses: answer(z.object({ cards: z.array(cardRowSchema) }), 'Cards'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { householdId, personId } = c.req.valid('param')
      const rows = await inTransaction(c.get('platform').databases, officer, async (trx) => {
        if (!(await findPerson(trx, householdId, personId))) throw new Problem('not_found')
        await writeAudit(trx, officer, {
          action: 'read.person',
          purpose: 'card',
          personId,
          householdId,
          fields: ['card'],
          verdict: 'masked',
        })
        return await findCardsOf(trx, householdId, personId)
      })
      return c.json({ cards: rows.map(cardRow) }, 200)
    },
  )
