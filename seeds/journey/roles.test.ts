import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { resident } from './acts.ts'
import { type District, openDistrict } from './district.ts'
import {
  allowedRoles,
  fill,
  type Operation,
  officerRoles,
  operationsOf,
  sampleBody,
} from './operations.ts'

let district: District
let staffRoutes: Operation[]

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  staffRoutes = (await operationsOf(district)).filter(({ path }) => path.startsWith('/api/staff/'))
})
afterAll(() => district?.close())

const name = ({ method, path }: Operation) => `${method} ${path}`
const guarded = () => staffRoutes.filter((route) => allowedRoles[name(route)]?.length !== 0)

test('every route of officers stands in the table of who may use it, and the table names no other', () => {
  expect(staffRoutes.map(name).sort()).toEqual(Object.keys(allowedRoles).sort())
})

test.each(officerRoles)('%s reaches the routes of that role and no other', async (role) => {
  const officer = await district.officer(role)
  for (const route of guarded()) {
    await district.asOwner('delete from rate_bucket')
    const { status, body } = await officer.send(route.method, fill(route.path), sampleBody(route))
    const what = `${role}: ${name(route)} gave ${status} ${JSON.stringify(body).slice(0, 200)}`
    expect(status, what).toBeLessThan(500)
    if (allowedRoles[name(route)]?.includes(role))
      expect(['role_not_allowed', 'not_signed_in'], what).not.toContain(body?.code)
    else
      expect({ status, code: body.code }, what).toEqual({ status: 403, code: 'role_not_allowed' })
  }
})

test('a resident, and nobody, reach none of them', async () => {
  const person = await resident(district, 'three-at-500')
  for (const route of guarded())
    for (const browser of [person, district.browser()]) {
      const { status, body } = await browser.send(route.method, route.url, sampleBody(route))
      expect({ status, code: body.code }, name(route)).toEqual({
        status: 401,
        code: 'not_signed_in',
      })
    }
})

test("an officer's session opens no route of a resident", async () => {
  const officer = await district.officer('townCaseworker')
  for (const path of ['/api/facts', '/api/applications', '/api/payments', '/api/reads'])
    expect((await officer.get(path)).body.code, path).toBe('not_signed_in')
})

test('an officer who is dismissed, or given another role, is so at the next request', async () => {
  const operator = await district.officer('operator')
  const { id } = (await operator.get('/api/staff/me')).body
  await district.asOwner("update officer set role = 'policyAuthor' where id = $1", [id])
  expect((await operator.get('/api/staff/me')).body.role).toBe('policyAuthor')
  await district.asOwner('update officer set disabled_at = now() where id = $1', [id])
  expect((await operator.get('/api/staff/me')).status).toBe(401)
})

test('a session ends when it is idle, when it is over, and when it is ended', async () => {
  const [row] = await district.asOwner("select id from officer where role = 'auditor'")
  const auditor = await district.officer('auditor')
  const change = (set: string) =>
    district.asOwner(`update session set ${set} where officer_id = $1`, [row?.id])
  expect((await auditor.get('/api/staff/me')).status).toBe(200)
  await change("seen_at = now() - interval '16 minutes'")
  expect((await auditor.get('/api/staff/me')).status, 'idle').toBe(401)
  await change("seen_at = now(), expires_at = now() - interval '1 second'")
  expect((await auditor.get('/api/staff/me')).status, 'over').toBe(401)
  await change("expires_at = now() + interval '1 hour'")
  expect((await auditor.get('/api/staff/me')).status).toBe(200)
  expect((await auditor.send('DELETE', '/api/staff/sessions/current')).status).toBe(200)
  await change('seen_at = now()')
  expect((await auditor.get('/api/staff/me')).status, 'ended').toBe(401)
})

test('no cookie that was there before a sign-in is taken over', async () => {
  const fixed = 'A'.repeat(43)
  const { link, pin } = district.story('car')
  const given = await district
    .browser()
    .sendRaw('POST', '/api/sessions', JSON.stringify({ by: 'card', card: link, pin }), {
      'content-type': 'application/json',
      cookie: `sid=${fixed}`,
    })
  expect(given.status).toBe(200)
  const cookie = given.headers.getSetCookie()[0] ?? ''
  expect(cookie).not.toContain(fixed)
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
})
