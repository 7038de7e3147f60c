import type { JsonWebKey } from 'node:crypto'
import { addDays, dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import type { Platform } from '../http/router.ts'
import {
  type CardHolder,
  countPinAttempt,
  forgetPinAttempt,
  type PinAttempt,
} from './card.queries.ts'
import { cardHash, readCardNumber } from './card-number.ts'
import { findDeviceByAlias, useCode } from './device.queries.ts'
import { isCurrentStep, readPhoneCode, signatureHolds } from './phone-code.ts'
import { inTurn, pinMatches } from './pin.ts'

/** Whoever asks: where from, and under which request. */
export type Asking = {
  platform: Platform
  requestId: string
  address: string
  /** Tries a minute from this address; a public screen has more (security.md 1.4). */
  perMinute?: number
}

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
    addressLimit(asking, 'card'),
    { key: `card:${hash.toString('hex')}`, perMinute: 6, burst: 6 },
  ])
  const attempt = await tryPin(asking, { card: hash }, given.pin)
  if (!attempt) return undefined
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
  await takeToken(asking.platform, asking.requestId, [addressLimit(asking, 'code')])
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

function addressLimit({ address, perMinute }: Asking, what: 'card' | 'code') {
  return { key: `${what}:ip:${address}`, perMinute: perMinute ?? 10, burst: perMinute ?? 20 }
}

/** The PIN of a person who is already known by their phone. */
export async function personKnowsPin(
  asking: Asking,
  holder: CardHolder,
  pin: string,
): Promise<boolean> {
  const { household_id: householdId, person_id: personId } = holder
  return (await tryPin(asking, { householdId, personId }, pin)) !== undefined
}

/** One attempt: counted before the PIN is looked at, and taken back when it was right. Undefined when it was not. */
async function tryPin(
  asking: Asking,
  where: Parameters<typeof countPinAttempt>[1],
  pin: string,
): Promise<PinAttempt | undefined> {
  return await inTurn(async () => {
    const attempt = await atTheGate(asking, (trx) => countPinAttempt(trx, where))
    const hash = attempt?.pin_hash ?? null
    const matches = await pinMatches(asking.platform.keys.pinPepper, pin, hash)
    if (!attempt || !matches) return undefined
    await atTheGate(asking, (trx) => forgetPinAttempt(trx, attempt.card_sha256))
    return attempt
  })
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
