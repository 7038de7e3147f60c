import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'

const KEY_VERSION = 1

/** Where a ciphertext belongs; it cannot be read in another row or column. */
export type FieldPlace = `${string}:${string}:${string}`

/** AES-256-GCM with a random 96-bit IV. Layout: version (1) | iv (12) | tag (16) | ciphertext. */
export function encryptField(keys: Keys, place: FieldPlace, plain: string | Uint8Array): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.fieldV1, iv)
  cipher.setAAD(Buffer.from(`${place}:${KEY_VERSION}`))
  const body = Buffer.concat([cipher.update(plain as Uint8Array), cipher.final()])
  return Buffer.concat([Buffer.from([KEY_VERSION]), iv, cipher.getAuthTag(), body])
}

/** Throws when the bytes were changed, or moved from another row or column. */
export function decryptBytes(keys: Keys, place: FieldPlace, bytes: Uint8Array): Buffer {
  const version = bytes[0]
  if (version !== KEY_VERSION) throw new Error(`No key for version ${version}`)
  const decipher = createDecipheriv('aes-256-gcm', keys.fieldV1, bytes.subarray(1, 13))
  decipher.setAAD(Buffer.from(`${place}:${version}`))
  decipher.setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
}

export function decryptField(keys: Keys, place: FieldPlace, bytes: Uint8Array): string {
  return decryptBytes(keys, place, bytes).toString('utf8')
}
