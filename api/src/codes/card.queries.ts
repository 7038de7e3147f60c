import { sql } from 'kysely'
import type { Trx } from '../db/connect.ts'

export type CardHolder = { household_id: string; person_id: string; division_code: number }

export async function insertCard(
  trx: Trx,
  card: CardHolder & {
    card_sha256: Buffer
    serial_check: string
    printed_by: string
    expires_on: string
  },
): Promise<void> {
  await trx.insertInto('card').values(card).execute()
}

/**
 * A card printed at home: one waits at a time, the earlier one is void. In turn, so that a double tap leaves the later
 * of the two, and not an error.
 */
export async function insertCardAtHome(
  trx: Trx,
  card: CardHolder & { card_sha256: Buffer; serial_check: string; expires_on: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`card:${card.person_id}`}, 0))`.execute(
    trx,
  )
  await trx
    .updateTable('card')
    .set({ state: 'revoked', revoked_at: sql<Date>`now()`, revoked_by: 'replaced' })
    .where('household_id', '=', card.household_id)
    .where('person_id', '=', card.person_id)
    .where('state', '=', 'printed')
    .where('printed_by_person', 'is not', null)
    .execute()
  await trx
    .insertInto('card')
    .values({ ...card, printed_by_person: card.person_id })
    .execute()
}

/** Cards of a person, newest first; never the number. */
export async function findCardsOf(trx: Trx, householdId: string, personId: string) {
  return await trx
    .selectFrom('card')
    .select([
      'serial_check',
      'state',
      'printed_at',
      'printed_by_person',
      'activated_at',
      'expires_on',
    ])
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .orderBy('printed_at', 'desc')
    .execute()
}

export async function lockPrintedCard(trx: Trx, cardSha256: Buffer) {
  return await trx
    .selectFrom('card')
    .select(['household_id', 'person_id', 'division_code', 'state'])
    .where('card_sha256', '=', cardSha256)
    .forUpdate()
    .executeTakeFirst()
}

/** Hands a card over: the earlier one dies at the same instant. */
export async function activateCard(
  trx: Trx,
  cardSha256: Buffer,
  holder: CardHolder,
  officerId: string,
  pinHash: string,
): Promise<void> {
  await revokeCards(trx, holder.household_id, holder.person_id, 'replaced')
  await trx
    .updateTable('card')
    .set({
      state: 'active',
      activated_at: sql<Date>`now()`,
      activated_by: officerId,
      pin_hash: pinHash,
      pin_wrong_in_row: 0,
      pin_wrong_since_reset: 0,
      pin_locked_until: null,
    })
    .where('card_sha256', '=', cardSha256)
    .where('state', '=', 'printed')
    .execute()
}

export async function revokeCards(
  trx: Trx,
  householdId: string,
  personId: string,
  by: 'resident' | 'worker' | 'replaced',
) {
  const result = await trx
    .updateTable('card')
    .set({ state: 'revoked', revoked_at: sql<Date>`now()`, revoked_by: by })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** A new PIN for the card in use; false when there is none. */
export async function setPin(
  trx: Trx,
  householdId: string,
  personId: string,
  pinHash: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('card')
    .set({
      pin_hash: pinHash,
      pin_wrong_in_row: 0,
      pin_wrong_since_reset: 0,
      pin_locked_until: null,
    })
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type PinAttempt = CardHolder & { card_sha256: Buffer; pin_hash: string | null }

/**
 * Counts an attempt before the PIN is looked at, under a lock on the card, so that 500 parallel guesses are five.
 * Undefined when the card is unknown, not active, expired, locked or frozen: all the same to the caller.
 */
export async function countPinAttempt(
  trx: Trx,
  where: { card: Buffer } | { personId: string; householdId: string },
): Promise<PinAttempt | undefined> {
  let query = trx
    .selectFrom('card')
    .select([
      'card_sha256',
      'household_id',
      'person_id',
      'division_code',
      'pin_hash',
      'pin_wrong_in_row',
      'pin_wrong_since_reset',
    ])
    .select(sql<boolean>`(pin_locked_until is not null and pin_locked_until > now())`.as('locked'))
    .where('state', '=', 'active')
    .where('expires_on', '>=', sql<string>`current_date`)
    .forUpdate()
  query =
    'card' in where
      ? query.where('card_sha256', '=', where.card)
      : query.where('household_id', '=', where.householdId).where('person_id', '=', where.personId)
  const card = await query.executeTakeFirst()
  if (!card || card.locked || card.pin_wrong_since_reset >= 10) return undefined
  const wrongInRow = card.pin_wrong_in_row + 1
  await trx
    .updateTable('card')
    .set({
      scans: sql<number>`scans + 1`,
      pin_wrong_in_row: wrongInRow >= 5 ? 0 : wrongInRow,
      pin_wrong_since_reset: card.pin_wrong_since_reset + 1,
      pin_locked_until: wrongInRow >= 5 ? sql<Date>`now() + interval '30 minutes'` : null,
    })
    .where('card_sha256', '=', card.card_sha256)
    .execute()
  return card
}

/** The PIN was right: takes the attempt back. */
export async function forgetPinAttempt(trx: Trx, cardSha256: Buffer): Promise<void> {
  await trx
    .updateTable('card')
    .set({
      pin_wrong_in_row: 0,
      pin_wrong_since_reset: sql<number>`greatest(0, pin_wrong_since_reset - 1)`,
      pin_locked_until: null,
    })
    .where('card_sha256', '=', cardSha256)
    .execute()
}
