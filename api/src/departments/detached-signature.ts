import {
  base64url,
  type CryptoKey,
  FlattenedSign,
  flattenedVerify,
  importJWK,
  type JWK,
} from 'jose'
import type { Json } from './connector.ts'

/** `typ` of our message signatures: a token signed for another use is not one. */
const type = 'spdci+jws'

/** A key that signs messages; the public part is what the other side is given. */
export type SigningKey = { kid: string; privateKey: CryptoKey | Uint8Array }

/**
 * JSON in the one canonical form: object keys sorted, no white space (RFC 8785; our messages hold no numbers on which
 * its number rules and JSON.stringify differ, because both follow ECMAScript).
 */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const pairs = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${pairs.join(',')}}`
}

/** Detached JWS (RFC 7515 appendix F) over header and message, as SP-DCI's `signature`: `protected..signature`. */
export async function signMessage(header: Json, message: Json, key: SigningKey): Promise<string> {
  const payload = new TextEncoder().encode(canonicalJson({ header, message }))
  const signed = await new FlattenedSign(payload)
    .setProtectedHeader({ alg: 'ES256', typ: type, kid: key.kid })
    .sign(key.privateKey)
  return `${signed.protected}..${signed.signature}`
}

/** Whether the signature is one of that key over exactly this header and message. */
export async function verifyMessage(
  header: Json,
  message: Json,
  signature: string,
  key: JWK,
): Promise<boolean> {
  const parts = /^([\w-]+)\.\.([\w-]+)$/.exec(signature)
  if (!parts?.[1] || !parts[2]) return false
  const payload = base64url.encode(canonicalJson({ header, message }))
  try {
    const verified = await flattenedVerify(
      { protected: parts[1], payload, signature: parts[2] },
      await importJWK(key, 'ES256'),
      { algorithms: ['ES256'] },
    )
    return verified.protectedHeader?.typ === type
  } catch {
    // jose throws for a wrong key, algorithm or signature alike; which one it was is of no use to us.
    return false
  }
}
