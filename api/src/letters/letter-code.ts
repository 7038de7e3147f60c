import { createHmac } from 'node:crypto'
import { readCardNumber, typedNumber } from '../codes/card-number.ts'
import type { Keys } from '../crypto/keys.ts'
import { sha256 } from '../crypto/random.ts'

/** The code of a letter: 128 bits that only the server's key can make from the letter's id, in base64url. */
export function letterCode(keys: Keys, letterId: string): string {
  return createHmac('sha256', keys.letterCode)
    .update(letterId)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** What is kept instead of the code. */
export const letterCodeHash = (code: string): Buffer => sha256(code)

/** The code as people type it: 26 letters and digits in groups of four. */
export const typedLetterCode = typedNumber

/** Reads what somebody typed or scanned; undefined when it cannot be a code of ours. */
export const readLetterCode = readCardNumber
