import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
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
import { give, paper } from './papers.ts'

let district: District
let who: Browser
let given: Case
let documentId: string
const lines: string[] = []

const story = 'three-at-500'
const { log } = memoryLog()

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'), { log })
  who = await resident(district, story)
  await allConsent(district, who, story)
  await pool(district, who)
  documentId = (await give(who, paper(), { kind: 'illness' })).body.id
  await who.post('/api/decisions')
  given = await aCase(district, who, story)
})
afterAll(() => district?.close())

/** Whom the log of reads names for one request. */
async function subjectsOf(headers: Headers): Promise<Set<string>> {
  const rows = await district.asOwner(
    'select person_id, fields, purpose from audit_event where request_id = $1 and person_id is not null',
    [headers.get('x-request-id')],
  )
  for (const row of rows) expect(row.purpose).toBeTruthy()
  return new Set(rows.map((row) => String(row.person_id)))
}

async function membersOf(householdId: string): Promise<Set<string>> {
  const rows = await district.asOwner('select id from person where household_id = $1', [
    householdId,
  ])
  return new Set(rows.map((row) => String(row.id)))
}

test('whatever a member of the household opens is written into the log of each of them', async () => {
  const { householdId } = district.story(story)
  const members = await membersOf(householdId)
  expect(members.size).toBe(3)
  const decision = (await who.get('/api/decisions')).body.decisions[0]
  for (const path of [
    '/api/facts',
    '/api/decisions',
    `/api/decisions/${decision.id}`,
    '/api/consents',
    '/api/applications',
    `/api/applications/${given.id}`,
    '/api/payments',
    '/api/drafts/emergency-aid',
  ]) {
    const { status, headers } = await who.get(path)
    expect(status, path).toBe(200)
    expect(await subjectsOf(headers), path).toEqual(members)
  }
})

test('whatever an officer opens is written into the log of whom it is about, and they see it with the name', async () => {
  const { householdId, personId } = district.story(story)
  const town = await caseworkerOf(district, story, 1)
  const members = await membersOf(householdId)
  const me = new Set([personId])
  const person = `/api/staff/people/${householdId}/${personId}`
  const reads: [string, string, unknown, Set<string>][] = [
    ['POST', '/api/staff/people/search', { query: '俞秀兰', purpose: 'assist' }, me],
    ['GET', `${person}?purpose=visit`, undefined, me],
    ['GET', `${person}/cards`, undefined, me],
    ['GET', `/api/staff/consents/${householdId}`, undefined, members],
    ['GET', '/api/staff/cases', undefined, me],
    ['GET', given.path, undefined, members],
    ['GET', `${given.path}/documents/${documentId}`, undefined, me],
  ]
  for (const [method, path, body, subjects] of reads) {
    const { status, headers } = await town.send(method, path, body)
    expect(status, path).toBe(200)
    expect(await subjectsOf(headers), path).toEqual(subjects)
  }
  const { reads: seen } = (await who.get('/api/reads')).body
  const byOfficer = seen.filter((each: { name: string | null }) => each.name === '盛莉娜')
  expect(byOfficer.length).toBeGreaterThanOrEqual(reads.length)
  expect(new Set(byOfficer.map((each: { purpose: string }) => each.purpose))).toEqual(
    new Set(['assist', 'visit', 'card', 'assistance', 'casework']),
  )
})

test('the money is followed too: payment lists and the bank file name their payees', async () => {
  const town = await caseworkerOf(district, story, 1)
  await toDistrictReview(district, town, given)
  const decider = await district.officer('districtCaseworker')
  expect((await given.move(decider, approval)).status).toBe(200)
  await district.runJobs()
  const { awards } = (await who.get('/api/payments')).body
  const preparer = await district.officer('paymentPreparer')
  const run = await preparer.post('/api/staff/payment-runs', { period: awards[0].firstPeriod })
  const path = `/api/staff/payment-runs/${run.body.id}`
  const me = new Set([district.story(story).personId])
  expect(await subjectsOf((await preparer.get(path)).headers)).toEqual(me)
  const releaser = await district.officer('paymentReleaser')
  expect(await subjectsOf((await releaser.post(`${path}/release`)).headers)).toEqual(me)
  expect(await subjectsOf((await releaser.get(`${path}/file`)).headers)).toEqual(me)
  await district.runJobs()
})

test('the question to a department is in the log of each member who consented, by the machine', async () => {
  const rows = await district.asOwner(
    "select person_id, fields from audit_event where actor_kind = 'worker' and action = 'read.person' and purpose = 'assistance' and household_id = $1",
    [given.householdId],
  )
  expect(new Set(rows.map((row) => String(row.person_id)))).toEqual(
    await membersOf(given.householdId),
  )
})

test('a read whose log cannot be written gives nothing', async () => {
  await district.asOwner(
    "alter table audit_event add constraint full_disk check (action <> 'read.facts') not valid",
  )
  const { status, body } = await who.get('/api/facts')
  await district.asOwner('alter table audit_event drop constraint full_disk')
  expect(status).toBeGreaterThanOrEqual(500)
  expect(body).not.toHaveProperty('known')
})

test('a resident sees their own log and nobody else’s, page by page, each line once', async () => {
  const seen: number[] = []
  for (let before = ''; ; ) {
    const { reads, more } = (await who.get(`/api/reads${before}`)).body
    seen.push(...reads.map((each: { id: number }) => each.id))
    if (!more) break
    before = `?before=${reads.at(-1).id}`
  }
  const rows = await district.asOwner(
    'select id::int as id from audit_event where person_id = $1 order by id desc',
    [district.story(story).personId],
  )
  expect(seen).toEqual(rows.map((row) => Number(row.id)))
})

test('no entry holds a value: names of fields only', async () => {
  const rows = await district.asOwner('select distinct unnest(fields) as field from audit_event')
  for (const { field } of rows) expect(String(field)).toMatch(/^[a-zA-Z][a-zA-Z0-9]{1,30}$/)
})

test('the log of the app holds no number, name, card, code or phone of anybody, whatever was sent', async () => {
  const { link, personId, householdId } = district.story(story)
  const card = link.split('#')[1] ?? ''
  const [secret] = [{ name: '俞秀兰', id: '330113198507011226', phone: '13812345678' }]
  const town = await caseworkerOf(district, story, 1)
  const strays = [
    `/api/people/${secret.id}`,
    `/c/${card}`,
    `/api/cards/${card}`,
    `/api/staff/people/${encodeURIComponent(secret.name)}/${secret.phone}`,
    `/api/applications/${secret.id}`,
    `/api/reads?before=${secret.id}`,
  ]
  for (const path of strays) {
    await who.get(path)
    await town.get(path)
  }
  await town.get(`/api/staff/people/${householdId}/${personId}?purpose=assist`)
  await district.browser().post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  await district.browser().post('/api/sessions', { by: 'card', card: secret.id, pin: '1' })
  await district.browser().sendRaw('POST', '/api/sessions', `{"card":"${card}"`, {
    'content-type': 'application/json',
  })
  await town.post('/api/staff/people/search', { query: secret.id, purpose: 'assist' })
  expect(lines.length).toBeGreaterThan(50)
  const all = lines.join('')
  for (const canary of [
    card,
    secret.name,
    encodeURIComponent(secret.name),
    secret.id,
    secret.phone,
    DEMO_PIN,
    personId,
    householdId,
    given.id,
  ])
    expect(all.includes(canary), `the log holds ${canary}`).toBe(false)
  expect(all).toContain('"path":"/api/staff/people/:householdId/:personId"')
  expect(all).not.toMatch(/(?<![\d-])1[3-9]\d{9}(?!\d)/)
  expect(all).not.toMatch(/\d{17}[\dX]/)
  expect(all).not.toMatch(/\p{Script=Han}/u)
})

function memoryLog() {
  return { log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) }
}
