import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import { type EnrolledPhone, enrolPhone, phoneOf } from './acts.ts'
import { type District, openDistrict } from './district.ts'
import { newPhone } from './phone.ts'

let district: District
/** The wall clock of this district: real time, moved to where a test wants it. */
let aheadMs = 0
let steps = 0
let phone: EnrolledPhone

const now = () => new Date(Date.now() + aheadMs)
/** Moves the clock to `ms` after the beginning of a step that no test has used. */
function moveIntoStep(ms: number): Date {
  steps += 4
  const start = (Math.floor(Date.now() / 15_000) + steps) * 15_000
  aheadMs = start + ms - Date.now()
  return new Date(start)
}

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'), { wall: now })
  phone = await phoneOf(district, 'three-at-500')
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

async function show(code: string, pin?: string) {
  const browser = district.browser()
  const { status, body } = await browser.post('/api/sessions', {
    by: 'phoneCode',
    code,
    ...(pin && { pin }),
  })
  return { status, grade: body.grade, code: body.code, body, browser }
}

const refused = { status: 401, code: 'code_refused' }

/** The code's bytes with some of them changed. */
function changed(code: string, change: (bytes: Buffer) => void): string {
  const bytes = Buffer.from(code, 'base64url')
  change(bytes)
  return bytes.toString('base64url')
}

test('a code alone reaches grade C, with the PIN B, and works once', async () => {
  moveIntoStep(1_000)
  const code = await phone.code()
  expect(await show(code)).toMatchObject({ status: 200, grade: 'C' })
  expect(await show(code)).toMatchObject(refused)
  expect(await show(code, DEMO_PIN)).toMatchObject(refused)
  moveIntoStep(1_000)
  expect(await show(await phone.code(), DEMO_PIN)).toMatchObject({ status: 200, grade: 'B' })
})

test('a code is dead even when the PIN after it was wrong', async () => {
  moveIntoStep(1_000)
  const code = await phone.code()
  expect(await show(code, '482914')).toMatchObject(refused)
  expect(await show(code, DEMO_PIN)).toMatchObject(refused)
})

test.each([
  ['the last moment of the next step', 29_000, 200],
  ['the step after that', 30_500, 401],
  ['a day later', 86_400_000, 401],
])('shown at %s it gets %i ms', async (_, ms, status) => {
  const start = moveIntoStep(0)
  const code = await phone.code(start)
  aheadMs = start.getTime() + ms - Date.now()
  expect((await show(code)).status).toBe(status)
})

test.each([
  ['one second', 14_000, 200],
  ['three seconds', 12_000, 401],
  ['a whole step', 0, 401],
])('a phone whose clock is %s ahead', async (_, ms, status) => {
  const start = moveIntoStep(ms)
  const code = await phone.code(new Date(start.getTime() + 15_000))
  expect((await show(code)).status).toBe(status)
})

test('a wrong signature, a changed alias, step or version are refused', async () => {
  moveIntoStep(1_000)
  const code = await phone.code()
  const spoilt = [
    changed(code, (bytes) => bytes.writeUInt8(bytes.readUInt8(85) ^ 1, 85)),
    changed(code, (bytes) => bytes.fill(0, 22)),
    changed(code, (bytes) => bytes.writeUInt8(bytes.readUInt8(2) ^ 1, 2)),
    changed(code, (bytes) => bytes.writeUInt32BE(bytes.readUInt32BE(18) - 1, 18)),
    changed(code, (bytes) => bytes.writeUInt8(2, 0)),
    'A'.repeat(115),
    'x',
  ]
  for (const each of spoilt) expect(await show(each)).toMatchObject(refused)
  expect((await show(code)).status, 'the code itself was not used up').toBe(200)
})

test("one resident's alias under another's signature is refused", async () => {
  const other = await phoneOf(district, 'car')
  moveIntoStep(1_000)
  const stolen = await other.codeAt(phone.enrolled, now())
  expect(await show(stolen)).toMatchObject(refused)
})

test('of a hundred replays at once exactly one is let in', async () => {
  moveIntoStep(1_000)
  const code = await phone.code()
  const answers = await Promise.all(Array.from({ length: 100 }, () => show(code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.every(({ status }) => [200, 401, 429].includes(status))).toBe(true)
})

test('a phone that was not in touch for a day has to ask for the card', async () => {
  const away = await phoneOf(district, 'old-widow')
  const lastSeen = (interval: string) =>
    district.asOwner('update device set synced_at = now() - $2::interval where id = $1', [
      away.deviceId,
      interval,
    ])
  await lastSeen('24 hours 1 minute')
  moveIntoStep(1_000)
  expect(await show(await away.code())).toMatchObject(refused)
  await lastSeen('23 hours 59 minutes')
  expect((await show(await away.code())).status).toBe(200)
})

test('a phone that is given up is dead at once, and so are its sessions', async () => {
  const lost = await phoneOf(district, 'two-homes-under')
  moveIntoStep(1_000)
  const { browser } = await show(await lost.code())
  expect(
    (await browser.post(`/api/devices/${phone.deviceId}/revoke`)).status,
    'not one’s own',
  ).toBe(404)
  expect((await browser.post(`/api/devices/${lost.deviceId}/revoke`)).status).toBe(200)
  expect((await browser.get('/api/notices')).status).toBe(401)
  moveIntoStep(1_000)
  expect(await show(await lost.code())).toMatchObject(refused)
})

test('an invitation binds one phone, however many try at once', async () => {
  const ticket = district.story('student-son').phone.split('#')[1] ?? ''
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => enrolPhone(district, ticket)),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an invitation needs the resident to be there, and dies after ten minutes', async () => {
  const officer = await district.officer('townCaseworker')
  const { personId } = district.story('one-fen-below')
  expect((await officer.post('/api/staff/enrolments', { personId })).body.code).toBe(
    'presence_needed',
  )
  const ticket = await invitation('exactly-at-standard')
  await district.asOwner('update enrolment set expires_at = now() where used_at is null')
  await expect(enrolPhone(district, ticket)).rejects.toThrow('ticket_refused')
})

test('a fourth phone retires the oldest', async () => {
  const phones = [
    await enrolPhone(district, await invitation('department-down')),
    await enrolPhone(district, await invitation('department-down')),
    await enrolPhone(district, await invitation('department-down')),
  ]
  moveIntoStep(1_000)
  const first = await show(await (phones[0] as EnrolledPhone).code())
  expect(first.status).toBe(200)
  const fourth = await enrolPhone(district, await invitation('department-down'))
  expect((await first.browser.get('/api/notices')).status).toBe(401)
  moveIntoStep(1_000)
  expect(await show(await (phones[0] as EnrolledPhone).code())).toMatchObject(refused)
  const last = await show(await fourth.code())
  const { devices } = (await last.browser.get('/api/devices')).body
  expect(devices).toHaveLength(3)
  expect(devices.filter((each: { thisOne: boolean }) => each.thisOne)).toHaveLength(1)
})

test('a key that is no point of the curve is refused at the door, and the invitation stays good', async () => {
  const ticket = await invitation('departments-disagree')
  const { publicJwk } = await newPhone()
  const noPoint = await district
    .browser()
    .post('/api/devices', { ticket, publicJwk: { ...publicJwk, y: publicJwk.x } })
  expect(noPoint.status).toBe(422)
  expect((await enrolPhone(district, ticket)).deviceId).toBeTruthy()
})

test('a phone gets new aliases by its signature, and nobody gets them without', async () => {
  const sync = (signature: string) =>
    district.browser().post('/api/devices/sync', { deviceId: phone.deviceId, atMs: 1, signature })
  expect((await sync('A'.repeat(86))).body.code).toBe('ticket_refused')
})

/** A ticket for a phone, given by an officer whom the resident stands before. */
async function invitation(story: string): Promise<string> {
  const officer = await district.officer('townCaseworker')
  const { link, personId } = district.story(story)
  await district.asOwner('delete from rate_bucket')
  const presence = await officer.post('/api/staff/presence', {
    purpose: 'assist',
    code: link,
    pin: DEMO_PIN,
  })
  expect(presence.status).toBe(200)
  const { body } = await officer.post('/api/staff/enrolments', { personId })
  return body.link.split('#')[1]
}
