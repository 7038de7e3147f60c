import { base64url, bytesOf, send } from './page.ts'

/** What the phone keeps: a key that cannot be read out, and the aliases of today and tomorrow. */
export type Phone = {
  id: 'phone'
  deviceId: string
  /** Whose code it is, masked; phones added earlier learn it at their next contact. */
  nameMasked?: string
  key: CryptoKey
  aliases: { day: string; alias: string }[]
  /** Server time less phone time, learnt at each contact: a phone with a wrong clock still works. */
  offsetMs: number
  syncedAtMs: number
  link: string
}

export const STEP_MS = 15_000
const DAY_MS = 86_400_000

function store(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('xfm', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('phone', { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export async function findPhone(): Promise<Phone | undefined> {
  return await done(
    (await store()).transaction('phone').objectStore('phone').get('phone') as IDBRequest<
      Phone | undefined
    >,
  )
}

async function keepPhone(phone: Phone): Promise<void> {
  await done((await store()).transaction('phone', 'readwrite').objectStore('phone').put(phone))
}

type Enrolled = {
  deviceId: string
  nameMasked: string
  aliases: Phone['aliases']
  serverTimeMs: number
  link: string
}

/** Makes the key on this phone and gives its public half in exchange for the ticket. False when the ticket is refused. */
export async function enrol(ticket: string): Promise<boolean> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ])) as CryptoKeyPair
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const answer = await send('/api/devices', {
    ticket,
    publicJwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y },
  })
  if (!answer.ok) return false
  const enrolled = answer.body as unknown as Enrolled
  await keepPhone({ id: 'phone', key: pair.privateKey, ...learnt(enrolled) })
  return true
}

function learnt(enrolled: Enrolled): Omit<Phone, 'id' | 'key'> {
  const { deviceId, nameMasked, aliases, serverTimeMs, link } = enrolled
  return {
    deviceId,
    nameMasked,
    aliases,
    link,
    offsetMs: serverTimeMs - Date.now(),
    syncedAtMs: Date.now(),
  }
}

async function sign(phone: Phone, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(
    await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      phone.key,
      bytes as Uint8Array<ArrayBuffer>,
    ),
  )
}

/** Fetches new aliases and the right time; the old phone when there is no connection. */
export async function sync(phone: Phone): Promise<Phone> {
  try {
    const atMs = Date.now() + phone.offsetMs
    const signature = base64url(
      await sign(phone, new TextEncoder().encode(`xfm-sync|${phone.deviceId}|${atMs}`)),
    )
    const answer = await send('/api/devices/sync', { deviceId: phone.deviceId, atMs, signature })
    if (!answer.ok) return phone
    const renewed = Object.assign({}, phone, learnt(answer.body as unknown as Enrolled))
    await keepPhone(renewed)
    return renewed
  } catch (_offline) {
    return phone
  }
}

/** Is the last contact so long ago that the code would be refused? */
export function isTired(phone: Phone): boolean {
  return Date.now() - phone.syncedAtMs > DAY_MS
}

export function serverNow(phone: Phone): number {
  return Date.now() + phone.offsetMs
}

export function stepNow(phone: Phone): number {
  return Math.floor(serverNow(phone) / STEP_MS)
}

/** The code of this 15-second step: version, epoch, alias, step, signature; 115 letters. */
export async function codeNow(phone: Phone, step = stepNow(phone)): Promise<string> {
  const now = serverNow(phone)
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  const alias = phone.aliases.find((each) => each.day === today) ?? phone.aliases[0]
  const head = new Uint8Array(22)
  head[0] = 1
  head[1] = 1
  head.set(bytesOf(alias ? alias.alias : ''), 2)
  new DataView(head.buffer).setUint32(18, step)
  const message = new Uint8Array(6 + 22)
  message.set(new TextEncoder().encode('xfm-d1'))
  message.set(head, 6)
  const whole = new Uint8Array(86)
  whole.set(head)
  whole.set(await sign(phone, message), 22)
  return base64url(whole)
}
