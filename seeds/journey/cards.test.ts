import { countPinAttempt } from '@happiness-code/api/codes/card.queries'
import { cardHash, newCardNumber, readCardNumber } from '@happiness-code/api/codes/card-number'
import { inTransaction } from '@happiness-code/api/db/in-transaction'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { operationsOf, sampleBody } from './operations.ts'

let district: District
let worker: Browser
const PIN = '482913'
const WRONG = '482914'

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  worker = await district.officer('townCaseworker')
})
beforeEach(async () => {
  // Each test is another hour: what limits a minute is not what these are about.
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

async function printed(story: string) {
  const { personId, householdId } = district.story(story)
  const { status, body } = await worker.post('/api/staff/cards', { personId, householdId })
  expect(status).toBe(200)
  return body as { link: string; typedNumber: string }
}

const activate = (card: string, pin = PIN) =>
  worker.post('/api/staff/cards/activate', { card, pin, documentSeen: true })

/** Signs in with a card in a browser of its own; the number of the request is no part of the answer. */
async function signIn(card: string, pin: string, browser = district.browser()) {
  const { status, body } = await browser.post('/api/sessions', { by: 'card', card, pin })
  const { requestId: _, ...answer } = body
  return { status, text: JSON.stringify(answer), browser }
}

async function row(card: string) {
  const [found] = await district.asOwner('select * from card where card_sha256 = $1', [
    cardHash(readCardNumber(card) ?? ''),
  ])
  return found as unknown as {
    pin_wrong_in_row: number
    pin_wrong_since_reset: number
    pin_locked_until: Date | null
    state: string
  }
}

const change = (card: string, set: string) =>
  district.asOwner(`update card set ${set} where card_sha256 = $1`, [
    cardHash(readCardNumber(card) ?? ''),
  ])

test('unknown, printed, revoked, expired, locked and frozen cards and a wrong PIN answer with the same bytes', async () => {
  const unknown = `http://district.test/c#${'A'.repeat(22)}`
  const handedOver = (await printed('car')).link
  const revoked = district.story('two-homes-under').link
  await change(revoked, "state = 'revoked'")
  const expired = district.story('old-widow').link
  await change(expired, 'expires_on = current_date - 1')
  const locked = district.story('one-fen-below').link
  await change(locked, "pin_locked_until = now() + interval '1 minute'")
  const frozen = district.story('job-on-aid').link
  await change(frozen, 'pin_wrong_since_reset = 10')
  const answers = await Promise.all([
    signIn(unknown, DEMO_PIN),
    signIn('not a card at all', DEMO_PIN),
    signIn(handedOver, PIN),
    signIn(revoked, DEMO_PIN),
    signIn(expired, DEMO_PIN),
    signIn(locked, DEMO_PIN),
    signIn(frozen, DEMO_PIN),
    signIn(district.story('student-son').link, WRONG),
  ])
  for (const answer of answers) {
    expect(answer.status).toBe(401)
    expect(answer.text).toBe(answers[0]?.text)
  }
  expect(answers[0]?.text).not.toMatch(/card|lock|pin/i)
})

test('a card works to the end of its last day', async () => {
  const { link } = district.story('rare-name')
  await change(link, "expires_on = (now() at time zone 'Asia/Shanghai')::date")
  expect((await signIn(link, DEMO_PIN)).status).toBe(200)
})

test('the fifth wrong PIN in a row locks for thirty minutes, even for the right one; ten freeze until face to face', async () => {
  const { link } = district.story('exactly-at-standard')
  for (let time = 0; time < 4; time += 1) await signIn(link, WRONG)
  expect(await row(link)).toMatchObject({ pin_wrong_in_row: 4, pin_locked_until: null })
  await signIn(link, WRONG)
  await district.asOwner('delete from rate_bucket')
  expect((await signIn(link, DEMO_PIN)).status).toBe(401)
  const minutes = ((await row(link)).pin_locked_until?.getTime() ?? 0) - Date.now()
  expect(minutes / 60_000).toBeGreaterThan(29)

  await change(link, "pin_locked_until = now() - interval '1 second'")
  for (let time = 0; time < 4; time += 1) await signIn(link, WRONG)
  await district.asOwner('delete from rate_bucket')
  expect((await signIn(link, DEMO_PIN)).status, 'nine wrong and the tenth right').toBe(200)
  expect(await row(link)).toMatchObject({ pin_wrong_in_row: 0, pin_wrong_since_reset: 9 })
  await signIn(link, WRONG)
  await change(link, 'pin_locked_until = null')
  await district.asOwner('delete from rate_bucket')
  expect((await signIn(link, DEMO_PIN)).status, 'frozen').toBe(401)

  const next = await printed('exactly-at-standard')
  expect((await activate(next.link)).status).toBe(200)
  expect((await signIn(next.link, PIN)).status, 'face to face').toBe(200)
})

test('two hundred wrong PINs at once are five, and the card is locked', async () => {
  const { link } = district.story('missing-savings')
  const answers = await Promise.all(Array.from({ length: 200 }, () => signIn(link, WRONG)))
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
  const after = await row(link)
  expect(after.pin_wrong_since_reset).toBeLessThanOrEqual(5)
  await district.asOwner('delete from rate_bucket')
  expect((await signIn(link, DEMO_PIN)).status).toBe(after.pin_locked_until ? 401 : 200)
})

test('the card alone, without any limit of requests before it, lets five PINs be looked at', async () => {
  const { link } = district.story('low-margin-couple')
  const card = cardHash(readCardNumber(link) ?? '')
  const gate = { kind: 'worker', job: 'gate', requestId: 'test' } as const
  const looked = await Promise.all(
    Array.from({ length: 200 }, () =>
      inTransaction(district.platform.databases, gate, (trx) => countPinAttempt(trx, { card })),
    ),
  )
  expect(looked.filter(Boolean)).toHaveLength(5)
})

test('a right PIN that the crowded gate never looked at does not count against its owner', async () => {
  const { link } = district.story('department-down')
  const crowd = Array.from({ length: 60 }, () => signIn(newCardNumber(), WRONG))
  const answers = await Promise.all([
    ...crowd,
    ...Array.from({ length: 4 }, () => signIn(link, DEMO_PIN)),
  ])
  expect(answers.some(({ status }) => status === 429)).toBe(true)
  expect((await row(link)).pin_wrong_since_reset).toBe(0)
})

test('a new card kills the old one and its sessions at the same instant', async () => {
  const old = district.story('adult-son-mental-2').link
  const before = await signIn(old, DEMO_PIN)
  expect((await before.browser.get('/api/applications')).status).toBe(200)
  const next = await printed('adult-son-mental-2')
  expect((await before.browser.get('/api/applications')).status, 'printed is not handed over').toBe(
    200,
  )
  expect((await activate(next.link)).status).toBe(200)
  expect((await before.browser.get('/api/applications')).status).toBe(401)
  expect((await signIn(old, DEMO_PIN)).status).toBe(401)
  expect((await signIn(next.link, PIN)).status).toBe(200)
  expect((await activate(next.link)).body.code, 'handed over once').toBe('card_not_printed')
})

test('two new cards handed over at the same time leave one that works', async () => {
  const cards = [await printed('departments-disagree'), await printed('departments-disagree')]
  const answers = await Promise.all(cards.map(({ link }) => activate(link)))
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  const states = await Promise.all(cards.map(async ({ link }) => (await row(link)).state))
  expect(states.filter((state) => state === 'active')).toHaveLength(1)
})

test('a lost card ends its sessions at once, in every browser, and opens nothing after', async () => {
  const { link } = district.story('father-in-prison')
  const [one, two] = [await signIn(link, DEMO_PIN), await signIn(link, DEMO_PIN)]
  expect((await one.browser.post('/api/cards/lost')).body).toEqual({ revoked: 1 })
  for (const { browser } of [one, two]) expect((await browser.get('/api/notices')).status).toBe(401)
  expect((await signIn(link, DEMO_PIN)).status).toBe(401)
})

test('the number typed from paper is forgiven its spaces, its case, O for 0 and I for 1', async () => {
  const card = await printed('car')
  const careless = card.typedNumber
    .replaceAll('-', ' ')
    .replaceAll('0', 'O')
    .replaceAll('1', 'i')
    .toLowerCase()
  expect((await activate(` ${careless} `)).status).toBe(200)
  expect((await signIn(careless, PIN)).status).toBe(200)
})

test('a PIN from the identity number, the phone or a date is not accepted at the desk', async () => {
  const card = await printed('student-son')
  const { personId, householdId } = district.story('student-son')
  const record = await worker.get(`/api/staff/people/${householdId}/${personId}?purpose=assist`)
  const area = record.body.citizenIdMasked.slice(0, 6)
  for (const pin of [area, '801203', '199005', '111111', '234567'])
    expect((await activate(card.link, pin)).body.code, pin).toBe('pin_too_easy')
  expect((await activate(card.link)).status).toBe(200)
})

test('without a session no route of a resident opens, whatever card is held', async () => {
  const open = new Set([
    'POST /api/sessions',
    'GET /api/sessions/current',
    'DELETE /api/sessions/current',
    'POST /api/devices',
    'POST /api/devices/sync',
    'GET /api/policies',
    'GET /api/policies/{programme}',
    'POST /api/pre-check',
    'POST /api/track',
    'POST /api/letters/check',
    'POST /api/kiosk',
    'POST /api/kiosk/end',
    'GET /api/consents/notice',
    'GET /api/publicity/{publicId}',
  ])
  const resident = (await operationsOf(district)).filter(
    ({ method, path }) =>
      !path.startsWith('/api/staff/') &&
      !path.startsWith('/api/demo/') &&
      !open.has(`${method} ${path}`),
  )
  expect(resident.length).toBeGreaterThan(25)
  for (const operation of resident) {
    const form = new FormData()
    form.set('kind', 'income')
    form.set('file', new File(['%PDF-'], 'a.pdf'))
    const { status, body } = await district
      .browser()
      .send(operation.method, operation.url, operation.takesForm ? form : sampleBody(operation), {
        'idempotency-key': 'a-key-of-sixteen-characters',
      })
    expect({ status, code: body.code }, `${operation.method} ${operation.path}`).toEqual({
      status: 401,
      code: 'not_signed_in',
    })
  }
})
