import { createHmac, type KeyObject, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Problem } from '../http/problem.ts'

// scrypt N=2^14, r=8, p=5: 16 MiB and about 130 ms a check; two at a time, or it becomes a lever against us.
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }
const AT_ONCE = 2
const MAX_WAITING = 20

let running = 0
const waiting: (() => void)[] = []

/** Waits for one of the two places at which a PIN may be hashed; throws `too_many_requests` when too many wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING)
      throw new Problem('too_many_requests', { retryAfterSeconds: 3 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function derive(pepper: KeyObject, pin: string, salt: Buffer): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest()
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

export async function hashPin(pepper: KeyObject, pin: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(() => derive(pepper, pin, salt))
  return `s1$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Takes the same time whether there is a hash or not, so that an unknown card is not told by the clock.
 * Call it in turn, and count the attempt in the same turn: who is sent away must not have lost an attempt.
 */
export async function pinMatches(
  pepper: KeyObject,
  pin: string,
  hash: string | null,
): Promise<boolean> {
  const [, salt = 'AAAAAAAAAAAAAAAAAAAAAA', key = ''] = hash?.split('$') ?? []
  const derived = await derive(pepper, pin, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return expected.length === derived.length && timingSafeEqual(derived, expected)
}

/**
 * Six digits that a neighbour would try first are refused: runs of the ID number, phone or card, repeats,
 * sequences, dates (security.md Q8).
 */
export function isGuessable(pin: string, personal: string[]): boolean {
  if (!/^\d{6}$/.test(pin)) return true
  if (personal.some((text) => text.replaceAll(/\D/g, '').includes(pin))) return true
  if (/^(\d)\1{5}$/.test(pin) || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin)) return true
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))
  if (steps.every((step) => step === 1) || steps.every((step) => step === -1)) return true
  if (/^(19|20)\d\d(0[1-9]|1[0-2])$/.test(pin) || /^(0[1-9]|1[0-2])(19|20)\d\d$/.test(pin))
    return true
  return (
    isDate(pin.slice(2, 4), pin.slice(4, 6)) ||
    isDate(pin.slice(2, 4), pin.slice(0, 2)) ||
    isDate(pin.slice(0, 2), pin.slice(2, 4))
  )
}

function isDate(month: string, dayOfMonth: string): boolean {
  return (
    Number(month) >= 1 && Number(month) <= 12 && Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= 31
  )
}
