import { webcrypto } from 'node:crypto'

type Enrolled = {
  deviceId: string
  aliases: { day: string; alias: string }[]
  serverTimeMs: number
}

/** A resident's phone as its browser would be: a key that stays, and codes made from it (security reference 1.4). */
export async function newPhone() {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
  const sign = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(
      await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes),
    )
  return {
    publicJwk: { kty, crv, x, y },
    /** The phone's signature under a text, as it goes over the wire. */
    async sign(text: string): Promise<string> {
      return Buffer.from(await sign(new TextEncoder().encode(text))).toString('base64url')
    },
    /** The code that the phone shows at an instant. */
    async codeAt(enrolled: Enrolled, now: Date, day?: string): Promise<string> {
      const alias =
        enrolled.aliases.find((each) => each.day === day)?.alias ?? enrolled.aliases[0]?.alias ?? ''
      const head = Buffer.alloc(22)
      head.writeUInt8(1, 0)
      head.writeUInt8(1, 1)
      Buffer.from(alias, 'base64url').copy(head, 2)
      head.writeUInt32BE(Math.floor(now.getTime() / 15_000), 18)
      const signature = await sign(Buffer.concat([Buffer.from('xfm-d1'), head]))
      return Buffer.concat([head, signature]).toString('base64url')
    },
  }
}
