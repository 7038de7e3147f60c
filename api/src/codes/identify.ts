import type { JsonWebKey } from 'node:crypto'
import { addDays, dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import type { Platform } from '../http/router.ts'
import { type CardHolder, countPinAttempt, forgetPinAttempt } from './card.queries.ts'
import { cardHash, readCardNumber } from './card-number.ts'
import { findDeviceByAlias, useCode } from './device.queries.ts'
import { isCurrentStep, readPhoneCode, signatureHolds } from './phone-code.ts'
import { pinMatches } from './pin.ts'

/** Whoever asks: where from, and under which request. */
export type Asking = { platform: Platform; requestId: string; address: string }

export type Identified = CardHolder & {
  how: 'cardAndPin' | 'phoneCode'
  cardSha256: Buffer | null
  deviceId: string | null
}

/**
 * Card and PIN. Undefined for an unknown, printed, revoked, expired, locked or frozen card and for a wrong PIN:
 * the caller cannot tell which, neither by the answer nor by its time.
 */
export async function identifyByCard(
  asking: Asking,
  given: { card: string; pin: string },
): Promise<Identified | undefined> {
  const number = readCardNumber(given.card)
  const hash = cardHash(number ?? 'not-a-card-number')
  await takeToken(asking.platform, asking.requestId, [
    { key: `card:ip:${asking.address}`, perMinute: 10, burst: 20 },
    { key: `card:${hash.toString('hex')}`, perMinute: 6, burst: 6 },
  ])
  const attempt = await atTheGate(asking, (trx) => countPinAttempt(trx, { card: hash }))
  const matches = await pinMatches(
    asking.platform.keys.pinPepper,
    given.pin,
    attempt?.pin_hash ?? null,
  )
  if (!attempt || !matches) return undefined
  await atTheGate(asking, (trx) => forgetPinAttempt(trx, attempt.card_sha256))
  return {
    ...holderOf(attempt),
    how: 'cardAndPin',
    cardSha256: attempt.card_sha256,
    deviceId: null,
  }
}

/** A fresh phone code: current step, right signature, never used. A used code is dead even if what follows fails. */
export async function identifyByPhoneCode(
  asking: Asking,
  given: string,
): Promise<Identified | undefined> {
  await takeToken(asking.platform, asking.requestId, [
    { key: `code:ip:${asking.address}`, perMinute: 10, burst: 20 },
  ])
  const code = readPhoneCode(given)
  const now = asking.platform.clock.now()
  if (!code || !isCurrentStep(code.step, now)) return undefined
  const today = dayOf(now)
  const device = await atTheGate(asking, (trx) =>
    findDeviceByAlias(trx, code.alias, [today, addDays(today, -1)]),
  )
  if (!device || !signatureHolds(device.public_jwk as JsonWebKey, code.signed, code.signature))
    return undefined
  await takeToken(asking.platform, asking.requestId, [
    { key: `device:${device.id}`, perMinute: 4, burst: 4 },
  ])
  if (!(await atTheGate(asking, (trx) => useCode(trx, device.id, code.step)))) return undefined
  return { ...holderOf(device), how: 'phoneCode', cardSha256: null, deviceId: device.id }
}

/** The PIN of a person who is already known by their phone. */
export async function personKnowsPin(
  asking: Asking,
  holder: CardHolder,
  pin: string,
): Promise<boolean> {
  const attempt = await atTheGate(asking, (trx) =>
    countPinAttempt(trx, { householdId: holder.household_id, personId: holder.person_id }),
  )
  const matches = await pinMatches(asking.platform.keys.pinPepper, pin, attempt?.pin_hash ?? null)
  if (!attempt || !matches) return false
  await atTheGate(asking, (trx) => forgetPinAttempt(trx, attempt.card_sha256))
  return true
}

function holderOf(row: CardHolder): CardHolder {
  return {
    household_id: row.household_id,
    person_id: row.person_id,
    division_code: row.division_code,
  }
}

function atTheGate<T>(asking: Asking, work: Parameters<typeof inTransaction<T>>[2]): Promise<T> {
  return inTransaction(
    asking.platform.databases,
    { kind: 'worker', job: 'gate', requestId: asking.requestId },
    work,
  )
}
