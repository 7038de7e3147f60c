import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import { caseworkerOf, phoneOf, resident } from './acts.ts'
import { newAuthenticator } from './authenticator.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { withPasskey } from './raised.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

const signIn = async (card: string, pin = DEMO_PIN) =>
  (await district.browser().post('/api/sessions', { by: 'card', card, pin })).status

test('a card printed at home is dead until it is handed over, and until then the old one lives', async () => {
  const { link } = district.story('three-at-500')
  const who = await resident(district, 'three-at-500')
  const printed = await who.post('/api/cards')
  expect(printed.status).toBe(200)
  expect(printed.body.nameMasked).toMatch(/^.\*+$/)
  expect(JSON.stringify(printed.body)).not.toMatch(/低保|救助|\d{17}[\dX]/)
  expect(await signIn(printed.body.link)).toBe(401)
  expect(await signIn(link), 'the old card').toBe(200)
  const worker = await caseworkerOf(district, 'three-at-500')
  const handedOver = await worker.post('/api/staff/cards/activate', {
    card: printed.body.typedNumber,
    pin: '482913',
    documentSeen: true,
  })
  expect(handedOver.status).toBe(200)
  expect(await signIn(link), 'the old card is void').toBe(401)
  expect(await signIn(printed.body.link, '482913')).toBe(200)
})

test('of two cards printed at home one waits: a double tap, two tabs, a second print', async () => {
  const who = await resident(district, 'car')
  const both = await Promise.all([who.post('/api/cards'), who.post('/api/cards')])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const { cards } = (await who.get('/api/cards')).body
  const waiting = cards.filter((each: { state: string }) => each.state === 'printed')
  expect(waiting).toMatchObject([{ atHome: true }])
  expect(cards.some((each: { state: string }) => each.state === 'active')).toBe(true)
})

test('printing is limited, needs more than the card, and is written down', async () => {
  const weak = await resident(district, 'old-widow', 'C')
  expect((await weak.post('/api/cards')).body.code).toBe('grade_too_low')
  const who = await resident(district, 'old-widow')
  const codes: string[] = []
  for (let time = 0; time < 7; time += 1) codes.push((await who.post('/api/cards')).body.code)
  expect(codes).toContain('too_many_requests')
  const { reads } = (await who.get('/api/reads')).body
  expect(reads.some((each: { action: string }) => each.action === 'card.print')).toBe(true)
})

test('a resident cannot make a card live by themself, whatever they write', async () => {
  const who = await resident(district, 'student-son')
  const { personId, householdId } = district.story('student-son')
  await who.post('/api/cards')
  const { inTransaction } = await import('@happiness-code/api/db/in-transaction')
  const { sql } = await import('kysely')
  const actor = {
    kind: 'resident',
    personId,
    householdId,
    divisionCode: 330113001001,
    grade: 'A',
    requestId: 'test',
  } as const
  const write = (statement: string) =>
    inTransaction(district.platform.databases, actor, (trx) => sql.raw(statement).execute(trx))
  await expect(write("update card set state = 'active' where state = 'printed'")).rejects.toThrow(
    /row-level security|one_active_card/,
  )
})

test('phones show when they were last used and until when; one that is stopped shows no more codes', async () => {
  const phone = await phoneOf(district, 'job-on-aid')
  const who = district.browser()
  await who.post('/api/sessions', { by: 'phoneCode', code: await phone.code(), pin: DEMO_PIN })
  const [device] = (await who.get('/api/devices')).body.devices
  expect(device).toMatchObject({ thisOne: true })
  expect(Date.parse(device.lastUsed)).toBeLessThanOrEqual(Date.now())
  const days = (Date.parse(device.until) - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe(180)
  const weak = await resident(district, 'job-on-aid', 'C')
  expect((await weak.post(`/api/devices/${device.id}/revoke`)).status).toBe(200)
  expect((await who.get('/api/facts')).body.code, 'its session is over').toBe('not_signed_in')
})

test('a passkey is made with a ticket given face to face, for that person alone, once', async () => {
  const worker = await district.officer('communityWorker', 0)
  const { personId } = district.story('exactly-at-standard')
  expect((await worker.post('/api/staff/passkey-tickets', { personId })).body.code).toBe(
    'presence_needed',
  )
  const stranger = await resident(district, 'one-fen-below')
  const raised = await withPasskey(district, 'exactly-at-standard')
  expect((await stranger.post('/api/passkeys/options', { ticket: raised.ticket })).body.code).toBe(
    'ticket_refused',
  )
  expect(
    (await raised.who.post('/api/passkeys/options', { ticket: raised.ticket })).body.code,
    'used',
  ).toBe('ticket_refused')
  expect((await raised.who.get('/api/passkeys')).body.passkeys).toHaveLength(1)
})

const grade = async (who: Browser) => (await who.get('/api/sessions/current')).body.signedIn?.grade

test('the passkey raises the session to grade A for two minutes, under a new cookie', async () => {
  const { who, raise } = await withPasskey(district, 'missing-savings')
  const { personId } = district.story('missing-savings')
  expect(await grade(who)).toBe('B')
  const before = district.browser().alsoHolds(who)
  expect((await raise()).body).toEqual({ grade: 'A', seconds: 120 })
  expect(await grade(who)).toBe('A')
  expect(await grade(before), 'the old cookie').toBeUndefined()
  await district.asOwner(
    "update session set raised_until = now() - interval '1 second' where person_id = $1",
    [personId],
  )
  expect(await grade(who)).toBe('B')
})

test('no passkey, another one, or one without finger or face raises nothing', async () => {
  const without = await resident(district, 'rare-name')
  expect((await without.post('/api/sessions/raise/options')).body.code).toBe('passkey_missing')
  const { who, authenticator } = await withPasskey(district, 'two-homes-under')
  const prove = async (by: typeof authenticator, verified: boolean) => {
    const { options } = (await who.post('/api/sessions/raise/options')).body
    return (await who.post('/api/sessions/raise', { response: by.prove(options, verified) })).body
      .code
  }
  expect(await prove(newAuthenticator('http://district.test'), true)).toBe('sign_in_refused')
  expect(await prove(authenticator, false)).toBe('sign_in_refused')
  expect((await who.post('/api/sessions/raise', { response: {} })).body.code).toBe(
    'sign_in_refused',
  )
  expect(await grade(who)).toBe('B')
  await who.post('/api/passkeys/revoke')
  expect((await who.post('/api/sessions/raise/options')).body.code).toBe('passkey_missing')
})

test('the PIN changes with passkey and old PIN; every other session ends and the resident is told', async () => {
  const { who, raise } = await withPasskey(district, 'departments-disagree')
  const { link } = district.story('departments-disagree')
  const other = await resident(district, 'departments-disagree', 'C')
  await raise()
  const change = async (old: string, pin: string) => (await who.post('/api/pin', { old, pin })).body
  expect((await change(DEMO_PIN, '123456')).code).toBe('pin_too_easy')
  expect((await change(DEMO_PIN, DEMO_PIN)).code, 'the same').toBe('pin_too_easy')
  expect((await change('739164', '482913')).code).toBe('pin_wrong')
  expect(await change(DEMO_PIN, '482913')).toEqual({ changed: true })
  expect(await grade(other)).toBeUndefined()
  expect(await grade(who)).toBe('A')
  expect(await signIn(link), 'the old PIN').toBe(401)
  expect(await signIn(link, '482913')).toBe(200)
  await district.runJobs()
  const { notices } = (await who.get('/api/notices')).body
  expect(notices.map((each: { kind: string }) => each.kind)).toContain('pin.changed')
})
