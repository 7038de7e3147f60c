import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  aCase,
  approval,
  type Case,
  caseworkerOf,
  opinion,
  passDays,
  refusal,
  resident,
  toDistrictReview,
  visit,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District
let decider: Browser
let other: Browser

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  decider = await district.officer('districtCaseworker')
  other = await district.officer('districtCaseworker', 1)
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

async function decided(story: string, act: Record<string, unknown>) {
  const who = await resident(district, story)
  const given = await aCase(district, who, story)
  const town = await caseworkerOf(district, story, 1)
  await toDistrictReview(district, town, given)
  expect((await given.move(decider, act)).status).toBe(200)
  await district.runJobs()
  return { who, given, town }
}

const ask = (who: Browser, given: Case, more: object = {}) =>
  who.post(`/api/applications/${given.id}/reconsideration`, {
    grounds: ['income'],
    words: '我家收入算错了',
    ...more,
  })
const remedy = async (who: Browser, given: Case) =>
  (await who.get(`/api/applications/${given.id}/reconsideration`)).body
const answer = (who: Browser, given: Case, id: string, outcome: string) =>
  who.post(`/api/staff/reconsiderations/${given.householdId}/${id}/answer`, {
    outcome,
    reasons: [{ article: '行政复议法 art. 63', words: '收入应当重新核实' }],
  })

test('nobody asks before a decision', async () => {
  const who = await resident(district, 'adult-son-mental-2')
  const given = await aCase(district, who, 'adult-son-mental-2')
  expect((await ask(who, given)).body.code).toBe('decision_missing')
  expect((await remedy(who, given)).code).toBe('decision_missing')
})

test('a refusal is looked at again by others, set aside, surveyed and decided anew', async () => {
  const { who, given, town } = await decided('three-at-500', refusal)
  const before = await remedy(who, given)
  expect(before).toMatchObject({ mayAsk: true, sameBytes: true, askDays: 60, requests: [] })
  expect(before.decided).toMatchObject({ kind: 'refuse' })
  const notMine = { documentIds: [given.id] }
  expect((await ask(who, given, notMine)).body.faults).toMatchObject([{ at: 'documentIds.0' }])
  const asked = await ask(who, given)
  expect(asked.status).toBe(200)
  const days = (Date.parse(asked.body.dueAt) - given.now().getTime()) / 86_400_000
  expect(Math.floor(days)).toBe(60)
  expect((await ask(who, given)).body.code).toBe('reconsideration_asked')
  expect((await remedy(who, given)).mayAsk).toBe(false)

  const mine = (await decider.get('/api/staff/reconsiderations')).body.reconsiderations
  expect(mine).toMatchObject([{ id: asked.body.id, barred: true, words: '我家收入算错了' }])
  expect(mine[0].frozen.evaluationSha256).toBe(before.frozen.evaluationSha256)
  expect((await answer(decider, given, asked.body.id, 'setAside')).body.code).toBe('four_eyes')
  expect((await answer(other, given, asked.body.id, 'setAside')).status).toBe(200)
  expect((await answer(other, given, asked.body.id, 'upheld')).body.code).toBe('report_answered')
  expect((await given.state()).state).toBe('surveying')
  // What was asked about stays what it was; the case itself rests on today's facts.
  expect((await remedy(who, given)).frozen.id).toBe(before.frozen.id)
  await district.runJobs()
  const { notices } = (await who.get('/api/notices')).body
  expect(notices.map((each: { kind: string }) => each.kind)).toEqual(
    expect.arrayContaining(['reconsideration.received', 'reconsideration.setAside']),
  )

  expect((await given.move(town, opinion)).body.code).toBe('visit_missing')
  expect((await visit(town, given)).status).toBe(200)
  expect((await given.move(town, opinion)).status).toBe(200)
  expect((await given.move(town, { to: 'publicity' })).status).toBe(200)
  passDays(district, 8)
  expect((await given.move(town, { to: 'districtReview' })).status).toBe(200)
  expect((await given.move(decider, approval)).status).toBe(200)
  await district.runJobs()
  expect((await given.state()).state).toBe('paying')
  expect((await who.get('/api/payments')).body.awards).toMatchObject([{ amountFen: 240_300 }])
  // The new decision may be disputed in its turn.
  expect((await remedy(who, given)).mayAsk).toBe(true)
  const { letters } = (await who.get('/api/letters')).body
  expect(letters.map((each: { kind: string }) => each.kind)).toEqual([
    'approve',
    'setAside',
    'refuse',
  ])
})

test('an allowance set aside is paid on until the new decision takes its place', async () => {
  const { who, given, town } = await decided('student-son', approval)
  const { id } = (await ask(who, given)).body
  expect((await answer(other, given, id, 'setAside')).status).toBe(200)
  expect((await visit(town, given)).status).toBe(200)
  const less = { ...approval, amountFen: 200_000 }
  expect((await given.move(town, { ...opinion, amountFen: 200_000 })).status).toBe(200)
  expect((await given.move(town, { to: 'publicity' })).status).toBe(200)
  passDays(district, 31)
  expect((await given.move(town, { to: 'districtReview' })).status).toBe(200)
  expect((await given.move(decider, less)).status).toBe(200)
  await district.runJobs()
  const { awards } = (await who.get('/api/payments')).body
  expect(awards).toHaveLength(2)
  expect(awards.filter((each: { ended: boolean }) => !each.ended)).toMatchObject([
    { amountFen: 200_000 },
  ])
  const preparer = await district.officer('paymentPreparer')
  const [{ firstPeriod: period }] = awards.filter((each: { ended: boolean }) => !each.ended)
  expect((await preparer.post('/api/staff/payment-runs', { period })).status).toBe(200)
  const { months } = (await who.get('/api/payments/calendar')).body
  const changed = months.find((each: { period: string }) => each.period === period)
  expect(changed).toMatchObject({ totalFen: 200_000 })
  expect(changed.differences).toMatchObject([
    { kind: 'amountChanged', fromFen: 240_300, toFen: 200_000, differenceFen: -40_300 },
  ])
})

test('a month that was prepared before the new decision is paid up by it, not paid twice', async () => {
  const story = 'two-homes-under'
  const who = await resident(district, story)
  const given = await aCase(district, who, story)
  const town = await caseworkerOf(district, story, 1)
  await toDistrictReview(district, town, given)
  // Both decisions within one month, so that both allowances begin with the next.
  while (given.now().getUTCDate() > 5) passDays(district, 1)
  const lower = { ...approval, amountFen: 100_000 }
  expect((await given.move(decider, lower)).body.code, 'as it hung in public').toBe(
    'publicity_differs',
  )
  expect((await given.move(decider, approval)).status).toBe(200)
  await district.runJobs()
  const award = async () => (await who.get('/api/payments')).body.awards[0]
  const { firstPeriod: period } = await award()
  const preparer = await district.officer('paymentPreparer')
  const run = () => preparer.post('/api/staff/payment-runs', { period })
  expect((await run()).status).toBe(200)
  const paid = async () =>
    (await who.get('/api/payments')).body.payments
      .filter((each: { period: string }) => each.period === period)
      .reduce((sum: number, each: { amountFen: number }) => sum + each.amountFen, 0)
  expect(await paid()).toBe(240_300)

  const { id } = (await ask(who, given)).body
  expect((await answer(other, given, id, 'setAside')).status).toBe(200)
  expect((await visit(town, given)).status).toBe(200)
  const more = { ...approval, amountFen: 250_000 }
  await given.move(town, { ...opinion, amountFen: 250_000 })
  await given.move(town, { to: 'publicity' })
  passDays(district, 8)
  await given.move(town, { to: 'districtReview' })
  expect((await given.move(decider, more)).status).toBe(200)
  await district.runJobs()
  expect(await award()).toMatchObject({ amountFen: 250_000, firstPeriod: period })
  await run()
  expect(await paid()).toBe(250_000)
  await run()
  expect(await paid()).toBe(250_000)
})

test('who was beside the resident when they asked does not answer', async () => {
  const { given } = await decided('one-fen-below', refusal)
  const { link, pin } = district.story('one-fen-below')
  expect(
    (await other.post('/api/staff/presence', { purpose: 'assist', code: link, pin })).status,
  ).toBe(200)
  const tablet = district.browser().alsoHolds(other)
  await tablet.post('/api/sessions', { by: 'card', card: link, pin })
  const { id } = (await ask(tablet, given)).body
  expect((await answer(other, given, id, 'upheld')).body.code).toBe('four_eyes')
  const desk = (await other.get('/api/staff/reconsiderations')).body.reconsiderations
  expect(desk.find((each: { id: string }) => each.id === id)).toMatchObject({ barred: true })
})

test('who withdraws after a decision was set aside, and applies anew, is paid by the new case and by no other', async () => {
  const { who, given, town } = await decided('job-on-aid', approval)
  const { id } = (await ask(who, given)).body
  expect((await answer(other, given, id, 'setAside')).status).toBe(200)
  expect((await who.post(`/api/applications/${given.id}/withdraw`)).status).toBe(200)
  const anew = await aCase(district, who, 'job-on-aid')
  await toDistrictReview(district, town, anew)
  expect((await anew.move(decider, approval)).status).toBe(200)
  await district.runJobs()
  expect((await anew.state()).state).toBe('paying')
  const { awards } = (await who.get('/api/payments')).body
  expect(awards.map((each: { ended: boolean }) => each.ended)).toEqual([false, true])
})

test('a decision that is upheld stays, and the letter says how to go to court', async () => {
  const { who, given } = await decided('old-widow', refusal)
  const { id } = (await ask(who, given)).body
  expect((await answer(other, given, id, 'upheld')).status).toBe(200)
  expect((await given.state()).state).toBe('refused')
  const { letters } = (await who.get('/api/letters')).body
  const letter = (await who.get(`/api/letters/${letters[0].id}`)).body
  const file = (await who.get('/api/export')).body
  expect(file.letters).toMatchObject([{ kind: 'upheld' }, { kind: 'refuse' }])
  expect(file.applications[0].reconsiderations).toMatchObject([{ outcome: 'upheld' }])
  expect(letter).toMatchObject({ kind: 'upheld', remedy: { way: 'court', days: 15 } })
  expect((await ask(who, given)).body.code).toBe('reconsideration_asked')
})

test('after sixty days it is too late, and the day itself still counts', async () => {
  const { who, given } = await decided('father-in-prison', refusal)
  passDays(district, 61)
  expect((await ask(who, given)).body.code).toBe('reconsideration_late')
  passDays(district, -1)
  expect((await ask(who, given)).status).toBe(200)
})

test('the database itself keeps the decider out', async () => {
  const [row] = await district.asOwner(
    'select id, decided_by from reconsideration where answered_at is null limit 1',
  )
  await expect(
    district.asOwner(
      "update reconsideration set outcome = 'upheld', reasons = '[]', answered_by = $2, answered_at = now() where id = $1",
      [row?.id, row?.decided_by],
    ),
  ).rejects.toThrow('reconsidered_by_others')
})
