import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import { resident } from './acts.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

const current = async (who: Awaited<ReturnType<typeof resident>>) =>
  (await who.get('/api/sessions/current')).body.signedIn

test('pages are made for an elder from the sixtieth birthday on, and not the day before', async () => {
  const { personId, link, pin } = district.story('old-widow')
  const who = district.browser()
  const signIn = await who.post('/api/sessions', { by: 'card', card: link, pin })
  expect(signIn.body.elder).toBe(true)
  const born = (day: string) =>
    district.asOwner(
      `update person set adult_on = (${day} - interval '60 years' + interval '18 years')::date where id = $1`,
      [personId],
    )
  const today = "(now() at time zone 'Asia/Shanghai')::date"
  await born(today)
  expect((await current(who)).elder, 'sixty today').toBe(true)
  await born(`(${today} + 1)`)
  expect((await current(who)).elder, 'sixty tomorrow').toBe(false)
})

test('a session says when it ends, idle and in any case, so that the page can say so before', async () => {
  const before = Date.now()
  const said = await current(await resident(district, 'three-at-500'))
  expect(said).toMatchObject({ idleSeconds: 15 * 60, elder: false, kiosk: false, actingFor: null })
  const minutes = (Date.parse(said.endsAt) - before) / 60_000
  expect(minutes).toBeGreaterThan(119)
  expect(minutes).toBeLessThan(121)
})

test('asking for the session keeps it from ending idle', async () => {
  const who = await resident(district, 'car')
  const { personId } = district.story('car')
  const idle = (minutes: number) =>
    district.asOwner(
      `update session set seen_at = now() - interval '${minutes} minutes' where person_id = $1`,
      [personId],
    )
  await idle(14)
  expect(await current(who)).not.toBeNull()
  await idle(14)
  expect(await current(who)).not.toBeNull()
  await idle(16)
  expect(await current(who)).toBeNull()
})

async function kiosk(name = '塘南社区大厅') {
  const token = `${name}-token-of-a-test`.padEnd(20, 'x')
  await district.asOwner(
    `insert into kiosk (id, name, token_sha256, token_expires_at) values (gen_random_uuid(), $1, sha256($2::bytea), now() + interval '1 day')`,
    [name, token],
  )
  const browser = district.browser()
  return { browser, token, ...(await browser.post('/api/kiosk', { token })) }
}

test('a public screen is registered once by its token, and by nothing else', async () => {
  const { browser, token, status, body, headers } = await kiosk()
  expect({ status, name: body.name }).toEqual({ status: 200, name: '塘南社区大厅' })
  expect(headers.getSetCookie()[0]).toMatch(/^kiosk=[\w-]{43};.*HttpOnly/i)
  for (const given of [token, 'nobody-knows-this-token'])
    expect((await browser.post('/api/kiosk', { token: given })).body.code).toBe('ticket_refused')
})

test('at a public screen a session ends after two minutes idle and eight in all', async () => {
  const { browser } = await kiosk('二号机')
  const { personId, link } = district.story('job-on-aid')
  const opened = await browser.post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  expect(opened.body).toMatchObject({ kiosk: true, idleSeconds: 120 })
  expect((Date.parse(opened.body.endsAt) - Date.now()) / 60_000).toBeLessThanOrEqual(8.1)
  await district.asOwner(
    "update session set seen_at = now() - interval '121 seconds' where person_id = $1",
    [personId],
  )
  expect(await current(browser)).toBeNull()
})

test('at its end the screen forgets everything but that it is one', async () => {
  const { browser } = await kiosk('三号机')
  const { link } = district.story('student-son')
  await browser.post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  expect(await current(browser)).not.toBeNull()
  const { body, headers } = await browser.post('/api/kiosk/end')
  expect(body).toEqual({ ended: true, kiosk: true })
  expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(headers.getSetCookie().some((each) => /^sid=;.*max-age=0/i.test(each))).toBe(true)
  expect(await current(browser)).toBeNull()
  const again = await browser.post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  expect(again.body.kiosk, 'still the screen').toBe(true)
})

test('a screen that is taken away ends the session that is open there', async () => {
  const { browser } = await kiosk('四号机')
  const { link } = district.story('one-fen-below')
  await browser.post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  await district.asOwner("update kiosk set revoked_at = now() where name = '四号机'")
  expect(await current(browser)).toBeNull()
})
