import { createHash, randomBytes } from 'node:crypto'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The 128-bit number of a printed card, as it stands in the code: 22 characters of base64url. */
export type CardNumber = string

export function newCardNumber(): CardNumber {
  return randomBytes(16).toString('base64url')
}

/** What is stored instead of the number. */
export function cardHash(card: CardNumber): Buffer {
  return createHash('sha256').update(card).digest()
}

/** Four characters printed beside the code; they follow from the number, so a mistyped number shows. */
export function serialCheck(card: CardNumber): string {
  const digest = createHash('sha256').update(`xfm-serial:${card}`).digest()
  return Array.from(digest.subarray(0, 4), (byte) => CROCKFORD[byte % 32]).join('')
}

/** The number as people type it: 26 characters of Crockford base32 in groups of four. */
export function typedNumber(card: CardNumber): string {
  let value = BigInt(`0x${Buffer.from(card, 'base64url').toString('hex')}`)
  let text = ''
  for (let index = 0; index < 26; index += 1) {
    text = CROCKFORD[Number(value % 32n)] + text
    value /= 32n
  }
  return text.match(/.{1,4}/g)?.join('-') ?? text
}

/**
 * Reads what a person, a scanner or a link gave: the number itself, the typed form, or the whole link.
 * Forgives spaces, dashes, small letters and the usual mix-ups (O for 0, I and L for 1). Undefined when it is neither.
 */
export function readCardNumber(given: string): CardNumber | undefined {
  const afterHash = given.trim().split('#').at(-1) ?? ''
  if (/^[A-Za-z0-9_-]{22}$/.test(afterHash)) {
    const bytes = Buffer.from(afterHash, 'base64url')
    return bytes.length === 16 && bytes.toString('base64url') === afterHash ? afterHash : undefined
  }
  const letters = afterHash
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (letters.length !== 26) return undefined
  let value = 0n
  for (const letter of letters) {
    const digit = CROCKFORD.indexOf(letter)
    if (digit < 0) return undefined
    value = value * 32n + BigInt(digit)
  }
  if (value >= 1n << 128n) return undefined
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex').toString('base64url')
}
