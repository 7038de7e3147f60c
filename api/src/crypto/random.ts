import { createHash, randomBytes } from 'node:crypto'

export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}

/** A bearer secret: `bits` random bits in base64url. Store only its SHA-256. */
export function randomToken(bits: number): string {
  return randomBytes(bits / 8).toString('base64url')
}
