import { createHmac, createPublicKey, type JsonWebKey, verify } from 'node:crypto'

export const STEP_SECONDS = 15
const PREFIX = Buffer.from('xfm-d1')

/** What a phone code says (security.md 1.4, D1): version, key epoch, today's alias, 15-second step, signature. */
export type PhoneCode = { alias: Buffer; step: number; signed: Buffer; signature: Buffer }

/** Reads the 86 bytes from a link or from the bare text; undefined when it is not a phone code. */
export function readPhoneCode(given: string): PhoneCode | undefined {
  const text = given.trim().split('#').at(-1) ?? ''
  if (!/^[A-Za-z0-9_-]{115}$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  // One spelling only: spare bits at the end would give the same code many texts.
  if (bytes.length !== 86 || bytes[0] !== 1 || bytes.toString('base64url') !== text)
    return undefined
  return {
    alias: bytes.subarray(2, 18),
    step: bytes.readUInt32BE(18),
    signed: Buffer.concat([PREFIX, bytes.subarray(0, 22)]),
    signature: bytes.subarray(22),
  }
}

/** This step, the one before, and the next within two seconds of its start: no code lives longer than 30 s. */
export function isCurrentStep(step: number, now: Date): boolean {
  const seconds = now.getTime() / 1000
  const current = Math.floor(seconds / STEP_SECONDS)
  if (step === current || step === current - 1) return true
  return step === current + 1 && (current + 1) * STEP_SECONDS - seconds <= 2
}

/** Is it a point of the curve? Numbers that look like a key may not be one. */
export function isPublicKey(publicJwk: JsonWebKey): boolean {
  try {
    createPublicKey({ key: publicJwk, format: 'jwk' })
    return true
  } catch {
    return false
  }
}

/** ES256 (P-256, IEEE P1363) over "xfm-d1" and the first 22 bytes. */
export function signatureHolds(publicJwk: JsonWebKey, signed: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({ key: publicJwk, format: 'jwk' })
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

/** What a phone shows instead of a name on `day` (YYYY-MM-DD): 16 bytes, another each day. */
export function aliasOf(seed: Buffer, day: string): Buffer {
  return createHmac('sha256', seed).update(day.replaceAll('-', '')).digest().subarray(0, 16)
}
