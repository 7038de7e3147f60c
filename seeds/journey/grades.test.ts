import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  aCase,
  allConsent,
  approval,
  type Case,
  caseworkerOf,
  pool,
  resident,
  toDistrictReview,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { fill, type Operation, operationsOf, sampleBody } from './operations.ts'

let district: District
let atC: Browser
let atB: Browser
let given: Case
let routes: Operation[]

const story = 'three-at-500'
/** What a person may open by card and PIN, or by phone code alone (security.md 1.4, grade C). */
const forC = new Set([
  'GET /api/cards',
  'POST /api/cards/lost',
  'GET /api/devices',
  'POST /api/devices/{id}/revoke',
  'GET /api/applications',
  'GET /api/applications/{id}',
  'GET /api/applications/{id}/way',
  'POST /api/applications/{id}/nudge',
  'GET /api/notices',
  'POST /api/notices/read',
  'GET /api/passkeys',
  'POST /api/passkeys/revoke',
  'POST /api/delegations/{id}/end',
])
/** What needs a passkey of two minutes ago (security.md 1.4, grade A). */
const forA = new Set(['POST /api/delegations', 'POST /api/pin'])
/** What needs no session. */
const forAll = new Set([
  'POST /api/sessions',
  'GET /api/sessions/current',
  'DELETE /api/sessions/current',
  'POST /api/devices',
  'GET /api/policies',
  'GET /api/policies/{programme}',
  'POST /api/pre-check',
  'POST /api/kiosk',
  'POST /api/kiosk/end',
  'POST /api/devices/sync',
  'GET /api/consents/notice',
  'GET /api/publicity/{publicId}',
  'GET /api/policies',
  'GET /api/policies/{programme}',
  'POST /api/pre-check',
  'POST /api/track',
  'POST /api/letters/check',
  'GET /api/demo/outbox',
  'GET /api/demo/clock',
  'POST /api/demo/clock',
  'POST /api/demo/kiosk',
])

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  routes = (await operationsOf(district)).filter(
    (route) => !route.path.startsWith('/api/staff/') && !forAll.has(name(route)),
  )
  atB = await resident(district, story)
  await allConsent(district, atB, story)
  await pool(district, atB)
  await atB.post('/api/decisions')
  given = await aCase(district, atB, story)
  const town = await caseworkerOf(district, story, 1)
  await given.move(town, { to: 'supplementRequested', note: '请带身份证' })
  await atB.post(`/api/applications/${given.id}/supply`, { words: '我得了重病，工资1500元' })
  await toDistrictReview(district, town, given)
  const decider = await district.officer('districtCaseworker')
  const { status } = await given.move(decider, {
    ...approval,
    note: '每月 2403.00 元',
    reasons: [{ article: 'art. 21', words: '人均 500 元' }],
  })
  expect(status).toBe(200)
  await district.runJobs()
  atC = await resident(district, story, 'C')
})
afterAll(() => district?.close())

const name = ({ method, path }: Operation) => `${method} ${path}`

async function call(browser: Browser, route: Operation, id = given.id) {
  await district.asOwner('delete from rate_bucket')
  const form = new FormData()
  form.set('kind', 'income')
  form.set('file', new File(['%PDF-1.7'], 'a.pdf'))
  return await browser.send(
    route.method,
    fill(route.path, { id }),
    route.takesForm ? form : sampleBody(route),
    { 'idempotency-key': 'a-key-of-sixteen-characters' },
  )
}

test('grade C opens the stages of a case, cards, phones and notices, and nothing else', async () => {
  expect(routes.map(name)).toEqual(expect.arrayContaining([...forC]))
  for (const route of routes) {
    if (name(route) === 'POST /api/cards/lost') continue
    const { status, body } = await call(atC, route)
    if (forC.has(name(route))) expect(body.code, name(route)).not.toBe('grade_too_low')
    else
      expect({ status, code: body.code }, name(route)).toEqual({
        status: 403,
        code: 'grade_too_low',
      })
  }
})

test('what grade C shows holds no amount, income, illness, address, or other member', async () => {
  const members = (await atB.get('/api/consents')).body.members as {
    personId: string
    nameMasked: string
  }[]
  const me = district.story(story).personId
  const forbidden = [
    /fen"/i,
    /2403|240300|130100|1500/,
    /income|wage|outcome|eligible/i,
    /人均|重病|工资|每月/,
    ...members.flatMap(({ personId, nameMasked }) =>
      personId === me ? [new RegExp(nameMasked.replaceAll('*', '\\*'))] : [new RegExp(personId)],
    ),
  ]
  for (const path of [
    '/api/cards',
    '/api/devices',
    '/api/applications',
    `/api/applications/${given.id}`,
    `/api/applications/${given.id}/way`,
    '/api/notices',
    '/api/sessions/current',
  ]) {
    const { status, body } = await atC.get(path)
    expect(status, path).toBe(200)
    for (const pattern of forbidden) expect(JSON.stringify(body), path).not.toMatch(pattern)
  }
})

test('grade C does see how far the case is and what is still to bring', async () => {
  const { application, events } = (await atC.get(`/api/applications/${given.id}`)).body
  expect(application.state).toBe('paying')
  const asked = events.find((each: { to: string }) => each.to === 'supplementRequested')
  expect(asked.note).toBe('请带身份证')
})

test('grade B opens every route of a resident but those of grade A, with the amounts', async () => {
  for (const route of routes) {
    const { status, body } = await call(atB, route)
    if (forA.has(name(route))) {
      expect(body.code, name(route)).toBe('grade_too_low')
      continue
    }
    expect(status, `${name(route)}: ${JSON.stringify(body)}`).toBeLessThan(500)
    expect(['grade_too_low', 'not_signed_in'], name(route)).not.toContain(body.code)
  }
  const { events } = (await atB.get(`/api/applications/${given.id}`)).body
  const approved = events.find((each: { to: string }) => each.to === 'approved')
  expect(approved.detail.amountFen).toBe(240_300)
  expect(approved.note).toBe('每月 2403.00 元')
})

test("not even grade B sees an officer's working notes, or anybody's number, phone or account", async () => {
  const { events } = (await atB.get(`/api/applications/${given.id}`)).body
  const opinion = events.find((each: { to: string }) => each.to === 'preliminaryOpinion')
  expect(opinion.detail).not.toHaveProperty('opinion')
  for (const path of [
    '/api/facts',
    '/api/consents',
    '/api/payments',
    '/api/reads',
    '/api/decisions',
    '/api/data',
    '/api/export',
    '/api/delegations',
  ])
    expect(JSON.stringify((await atB.get(path)).body), path).not.toMatch(
      /"\d{17}[\dX]"|"1[3-9]\d{9}"|俞秀兰|沈建根/,
    )
})
