import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  aCase,
  approval,
  type Case,
  caseworkerOf,
  passDays,
  resident,
  toDistrictReview,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

const story = 'three-at-500'
let district: District
let person: Browser
let town: Browser
let given: Case
let reference: string
let lastFour: string

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  person = await resident(district, story)
  given = await aCase(district, person, story)
  town = await caseworkerOf(district, story, 1)
  reference = (await person.get(`/api/applications/${given.id}`)).body.application.reference
  lastFour = await digitsOf(district.story(story).personId)
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

/** The last four of an ID number are random and written nowhere in plain: tried as the gate would. */
async function digitsOf(personId: string): Promise<string> {
  const { decryptField } = await import('@happiness-code/api/crypto/field-encryption')
  const [row] = await district.asOwner(
    'select citizen_id_enc from person_private where person_id = $1',
    [personId],
  )
  const bytes = row?.citizen_id_enc as unknown as Buffer
  return decryptField(district.platform.keys, `person_private:citizenId:${personId}`, bytes).slice(
    -4,
  )
}

const way = async () => (await person.get(`/api/applications/${given.id}/way`)).body
const nudge = () => person.post(`/api/applications/${given.id}/nudge`)
const track = (body: object, who = district.browser()) => who.post('/api/track', body)

test('the line says who has the case, since when, and what follows under which article', async () => {
  const { steps, holder, nudge: knock } = await way()
  expect(steps.map((each: { state: string }) => each.state)).toEqual([
    'submitted',
    'accepted',
    'surveying',
    'preliminaryOpinion',
    'publicity',
    'districtReview',
    'paying',
  ])
  expect(steps[0]).toMatchObject({ status: 'current', clock: 'working', length: 3 })
  expect(steps[0].article).toContain('57号')
  expect(holder).toMatchObject({ desk: 'town', office: { name: expect.stringContaining('') } })
  expect(knock).toEqual({ allowed: false, count: 0, lastOn: null })
})

test('while the resident is to bring something, the case is with the resident', async () => {
  const who = await resident(district, 'student-son')
  const theirs = await aCase(district, who, 'student-son')
  await theirs.move(await caseworkerOf(district, 'student-son', 1), {
    to: 'supplementRequested',
    note: '请带租房合同',
  })
  expect((await who.get(`/api/applications/${theirs.id}/way`)).body.holder.desk).toBe('resident')
})

test('nobody knocks before the clock has run out, and then once a day', async () => {
  expect((await nudge()).body.code).toBe('not_overdue')
  passDays(district, 10)
  expect((await way()).nudge.allowed).toBe(true)
  expect((await nudge()).status).toBe(200)
  expect((await nudge()).body.code).toBe('nudged_today')
  expect((await way()).nudge).toMatchObject({ allowed: false, count: 1 })
  const { cases } = (await town.get('/api/staff/cases')).body
  expect(cases.find((each: { id: string }) => each.id === given.id)).toMatchObject({
    overdue: true,
    nudges: 1,
  })
  passDays(district, 1)
  expect((await nudge()).status).toBe(200)
})

test("another household's case is not there", async () => {
  const other = await resident(district, 'old-widow')
  expect((await other.get(`/api/applications/${given.id}/way`)).body.code).toBe('not_found')
  expect((await other.post(`/api/applications/${given.id}/nudge`)).body.code).toBe('not_found')
})

test('number and four digits show the stage and the legal date, and nothing else', async () => {
  const { status, body } = await track({ reference: ` ${reference.toLowerCase()} `, lastFour })
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual([
    'dueAt',
    'final',
    'hotline',
    'overdue',
    'paused',
    'since',
    'state',
  ])
  expect(body).toMatchObject({ state: 'submitted', overdue: true })
  const { reads } = (await person.get('/api/reads')).body
  expect(
    reads.find((each: { action: string }) => each.action === 'application.track'),
  ).toMatchObject({ who: 'public', masked: true })
})

test('a wrong number and wrong digits answer alike, byte for byte, and not by the clock', async () => {
  const wrongDigits = lastFour === '0000' ? '1111' : '0000'
  const said = []
  for (const asked of [
    { reference, lastFour: wrongDigits },
    { reference: 'LP-200101-000001', lastFour },
  ]) {
    const began = performance.now()
    const { status, body } = await track(asked)
    const { requestId: _, ...rest } = body
    expect(performance.now() - began).toBeGreaterThanOrEqual(195)
    said.push({ status, ...rest })
  }
  expect(said[0]).toEqual(said[1])
  expect(said[0]).toMatchObject({ status: 404, code: 'not_found' })
})

test('digits are not guessed: ten tries for one number, from wherever they come', async () => {
  const tries = []
  for (let index = 0; index < 11; index += 1)
    tries.push((await track({ reference: 'LP-200101-000002', lastFour: '0000' })).body.code)
  expect(tries.slice(0, 10).every((code) => code === 'not_found')).toBe(true)
  expect(tries[10]).toBe('too_many_requests')
})

test('every decision is a letter that anybody can check, and learns three things', async () => {
  await toDistrictReview(district, town, given)
  const decider = await district.officer('districtCaseworker')
  const reasons = [{ article: '民发〔2021〕57号 art. 21', words: '符合条件' }]
  expect((await given.move(decider, { ...approval, reasons })).status).toBe(200)
  await district.runJobs()
  const { letters } = (await person.get('/api/letters')).body
  expect(letters).toMatchObject([{ kind: 'approve', reference, applicationId: given.id }])
  const letter = (await person.get(`/api/letters/${letters[0].id}`)).body
  expect(letter).toMatchObject({
    amountFen: 240_300,
    every: 'month',
    reasons,
    remedy: { way: 'reconsideration', days: 60, answerDays: 60 },
  })
  expect(letter.found.zh.reasons.length).toBeGreaterThan(3)
  expect(letter.found.en.reasons.length).toBe(letter.found.zh.reasons.length)
  const stranger = district.browser()
  for (const code of [letter.link, letter.typedCode, letter.typedCode.toLowerCase()]) {
    const { status, body } = await stranger.post('/api/letters/check', { code })
    expect(status).toBe(200)
    expect(body).toEqual({ reference, madeOn: letter.madeOn, kind: 'approve' })
  }
  for (const code of ['A'.repeat(22), 'not a code'])
    expect((await stranger.post('/api/letters/check', { code })).body.code).toBe('not_found')
  const other = await resident(district, 'adult-son-mental-2')
  expect((await other.get(`/api/letters/${letters[0].id}`)).body.code).toBe('not_found')
  const [kept] = await district.asOwner('select content_json, content_sha256 from letter')
  expect(String(kept?.content_json)).not.toContain(letter.typedCode)
})

test('the money of a month says where it comes from; before the first one there is none', async () => {
  const { months, awards, account } = (await person.get('/api/payments/calendar')).body
  expect(months[0]).toMatchObject({ when: 'next', totalFen: 240_300 })
  expect(months[0].differences).toMatchObject([{ kind: 'started', differenceFen: 240_300 }])
  expect(awards).toMatchObject([{ applicationId: given.id, recheckAsked: false }])
  expect(account).toBeNull()
  const other = await resident(district, 'one-fen-below')
  expect((await other.get('/api/payments/calendar')).body).toMatchObject({ months: [], awards: [] })
})

test('a change is told, looked at again, and acknowledged', async () => {
  const told = await person.post('/api/changes', {
    kind: 'incomeChanges',
    since: '2026-01-05',
    words: '我停工了',
  })
  expect(told.body).toMatchObject({ rechecked: 1, late: true })
  expect(told.body.programmes).toContain('subsistence-allowance')
  const future = { kind: 'moves', since: '2199-01-01', words: '要搬家' }
  expect((await person.post('/api/changes', future)).body.code).toBe('invalid_input')
  expect((await person.get('/api/payments/calendar')).body.awards[0].recheckAsked).toBe(true)
  const { changes } = (await town.get('/api/staff/changes')).body
  expect(changes).toMatchObject([{ words: '我停工了', awards: 1 }])
  const path = `/api/staff/changes/${given.householdId}/${told.body.id}/acknowledge`
  const elsewhere = await district.officer('townCaseworker', 2)
  expect((await elsewhere.post(path, { words: '收到' })).body.code).toBe('not_found')
  expect((await town.post(path, { words: '下周上门看看' })).status).toBe(200)
  expect((await town.post(path, { words: '收到' })).body.code).toBe('report_answered')
  await district.runJobs()
  expect((await person.get('/api/changes')).body.changes[0].answer).toBe('下周上门看看')
  const { notices } = (await person.get('/api/notices')).body
  expect(notices[0].kind).toBe('change.acknowledged')
})
