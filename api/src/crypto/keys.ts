import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** Every key of the product, derived from one master key by purpose (HKDF-SHA256, RFC 5869). */
export type Keys = {
  fieldV1: KeyObject
  citizenIdIndex: KeyObject
  nameIndex: KeyObject
  pinPepper: KeyObject
  letterCode: KeyObject
}

export function deriveKeys(masterKeyBase64: string): Keys {
  const master = Buffer.from(masterKeyBase64, 'base64')
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `xfm:${purpose}`, 32)))
  return {
    fieldV1: derive('field:v1'),
    citizenIdIndex: derive('bidx:citizen-id:v1'),
    nameIndex: derive('bidx:name:v1'),
    pinPepper: derive('pin-pepper:v1'),
    letterCode: derive('letter-code:v1'),
  }
}

/** Keyed hash by which an encrypted value can be found again. A plain hash of an ID number falls in minutes. */
export function blindIndex(key: KeyObject, value: string): Buffer {
  return createHmac('sha256', key).update(value.normalize('NFC').trim().toUpperCase()).digest()
}
