import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  aCase,
  allConsent,
  caseworkerOf,
  pool,
  refusal,
  resident,
  toDistrictReview,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { give, png } from './papers.ts'

const story = 'three-at-500'
let district: District
let person: Browser
let town: Browser

type Known = {
  factId: number | null
  name: string
  source: string | null
  value: unknown
  said: { value: unknown }[]
}
const facts = async () => (await person.get('/api/facts')).body
const figure = async (name: string): Promise<Known> =>
  (await facts()).known.find((each: Known) => each.name === name && each.factId)
const notices = async () => {
  await district.runJobs()
  return (await person.get('/api/notices')).body.notices.map((each: { kind: string }) => each.kind)
}
const answer = (id: string, body: object, who = town) =>
  who.post(`/api/staff/disputes/${district.story(story).householdId}/${id}/answer`, body)

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  person = await resident(district, story)
  await allConsent(district, person, story)
  await pool(district, person)
  town = await caseworkerOf(district, story, 1)
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

test('a wrong figure goes to the desk it came from, with a photo, and without any case', async () => {
  const wage = await figure('wageIncomeFen')
  const photo = (await give(person, png(320, 200), { kind: 'evidence' })).body.id
  const { status, body } = await person.post(`/api/facts/${wage.factId}/dispute`, {
    words: '我已经不上班了',
    documentIds: [photo],
  })
  expect(status).toBe(200)
  expect(body.desk).toBe('socialSecurity')
  const at = async (desk: string) =>
    (await town.get(`/api/staff/disputes?desk=${desk}`)).body.disputes
  expect(await at('housing')).toEqual([])
  expect(await at('socialSecurity')).toMatchObject([
    { words: '我已经不上班了', factName: 'wageIncomeFen', factValue: wage.value },
  ])
  const { householdId } = district.story(story)
  const seen = await town.get(`/api/staff/evidence/${householdId}/${photo}`)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await town.get(`/api/staff/evidence/${householdId}/${body.id}`)).body.code).toBe(
    'not_found',
  )
  const elsewhere = await district.officer('townCaseworker', 2)
  expect((await elsewhere.get('/api/staff/disputes')).body.disputes).toEqual([])
  expect(
    (await answer(body.id, { verdict: 'confirmed', words: '无误' }, elsewhere)).body.code,
  ).toBe('not_found')
})

test('an open dispute holds the decision; the figure put right frees it and comes back', async () => {
  const given = await aCase(district, person, story)
  await toDistrictReview(district, town, given)
  const decider = await district.officer('districtCaseworker')
  expect((await given.move(decider, refusal)).body.code).toBe('dispute_open')
  const before = await figure('wageIncomeFen')
  const [dispute] = (await facts()).disputed
  const wrongKind = await answer(dispute.id, { verdict: 'corrected', words: '改', value: true })
  expect(wrongKind.body.code).toBe('invalid_input')
  const put = { verdict: 'corrected', words: '已按离职证明更正', value: 0 }
  expect((await answer(dispute.id, put)).status).toBe(200)
  expect((await answer(dispute.id, put)).body.code).toBe('dispute_answered')
  const after = await figure('wageIncomeFen')
  expect(after).toMatchObject({ value: 0, source: before.source })
  expect((await facts()).answered).toMatchObject([
    {
      factId: before.factId,
      correctedFactId: after.factId,
      verdict: 'corrected',
      answer: '已按离职证明更正',
    },
  ])
  const [kept] = await district.asOwner('select value from fact where id = $1', [before.factId])
  expect(kept?.value).toBe(before.value)
  expect(await notices()).toContain('dispute.corrected')
  expect((await given.move(decider, refusal)).status).toBe(200)
})

test('a figure put right stands when the department answers with the old one again; a newer one is a question', async () => {
  await pool(district, person)
  expect(await figure('wageIncomeFen')).toMatchObject({ value: 0, quality: 'ok' })
  const saysNewer = (value: number) =>
    district.asOwner(
      `insert into fact (household_id, person_id, division_code, name, value, source, as_of, consent_id, quality)
       select household_id, person_id, division_code, name, $1::jsonb, source, as_of + 1, consent_id, quality
         from fact where by_hand order by id desc limit 1`,
      [String(value)],
    )
  await saysNewer(0)
  expect(await figure('wageIncomeFen')).toMatchObject({ value: 0, quality: 'ok' })
  await saysNewer(250_000)
  const torn = await figure('wageIncomeFen')
  expect(torn).toMatchObject({ value: null, quality: 'conflict' })
  expect(torn.said.map((each) => each.value)).toEqual([250_000, 0])
  const dispute = async () =>
    (await person.post(`/api/facts/${torn.factId}/dispute`, { words: '还是没有工资' })).body.id
  const put = { verdict: 'corrected', words: '再次更正', value: 100 }
  expect((await answer(await dispute(), put)).status).toBe(200)
  expect(await figure('wageIncomeFen')).toMatchObject({ value: 100, quality: 'ok' })
  await saysNewer(260_000)
  const again = await figure('wageIncomeFen')
  const { id } = (await person.post(`/api/facts/${again.factId}/dispute`, { words: '又变了' })).body
  await answer(id, { verdict: 'confirmed', words: '部门的数据属实' })
  expect(await figure('wageIncomeFen')).toMatchObject({ value: 260_000, quality: 'ok' })
})

test('a figure that stands comes back in words', async () => {
  const { factId } = await figure('employed')
  const { id } = (await person.post(`/api/facts/${factId}/dispute`, { words: '不对' })).body
  expect((await answer(id, { verdict: 'confirmed', words: '与社保一致' })).status).toBe(200)
  expect((await facts()).disputed).toEqual([])
  expect((await facts()).answered[0]).toMatchObject({ verdict: 'confirmed', answer: '与社保一致' })
  expect(await notices()).toContain('dispute.confirmed')
})

test('a double tap is one photo, one dispute and one change; other words are another', async () => {
  const twice = <T>(act: () => Promise<T>) => Promise.all([act(), act()])
  const ids = (answers: { body: { id: string } }[]) => new Set(answers.map(({ body }) => body.id))
  const photos = ids(await twice(() => give(person, png(130, 91), { kind: 'evidence' })))
  expect(photos.size).toBe(1)
  const documentIds = [...photos]
  const { factId } = await figure('insuredMedical')
  const dispute = (words: string) => () =>
    person.post(`/api/facts/${factId}/dispute`, { words, documentIds })
  expect(ids(await twice(dispute('没有参保'))).size).toBe(1)
  expect((await facts()).disputed).toHaveLength(1)
  await dispute('上月起没有参保')()
  expect((await facts()).disputed).toHaveLength(2)
  const change = { kind: 'incomeChanges', since: '2026-02-01', words: '停工了', documentIds }
  expect(ids(await twice(() => person.post('/api/changes', change))).size).toBe(1)
  expect((await person.get('/api/changes')).body.changes).toHaveLength(1)
})

test('what goes with it is evidence of the giver, and nothing else that somebody could point an officer at', async () => {
  const other = await resident(district, 'car')
  const photo = async (who: Browser, kind: string, width: number) =>
    (await give(who, png(width, 90), { kind })).body.id
  const own = await photo(person, 'evidence', 120)
  const theirs = await photo(other, 'evidence', 121)
  const paper = await photo(person, 'income', 122)
  const { factId } = await figure('employed')
  const change = { kind: 'incomeChanges', since: '2026-01-01', words: '收入变了' }
  for (const wrong of [theirs, paper, '0198c0de-0000-7000-8000-000000000000']) {
    const documentIds = [own, wrong]
    for (const { status, body } of [
      await person.post(`/api/facts/${factId}/dispute`, { words: '不对', documentIds }),
      await person.post('/api/changes', { ...change, documentIds }),
    ])
      expect([status, body.code, body.faults[0].at]).toEqual([
        422,
        'invalid_input',
        'documentIds.1',
      ])
  }
  const told = await person.post('/api/changes', { ...change, documentIds: [own, own] })
  expect(told.status).toBe(200)
  const { changes } = (await town.get('/api/staff/changes')).body
  expect(changes.at(-1).documentIds).toEqual([own])
})

test('a figure of another household cannot be disputed', async () => {
  const other = await resident(district, 'old-widow')
  const { factId } = await figure('employed')
  expect((await other.post(`/api/facts/${factId}/dispute`, { words: '不对' })).body.code).toBe(
    'not_found',
  )
})
