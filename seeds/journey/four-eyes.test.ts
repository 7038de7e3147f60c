import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import {
  aCase,
  apply,
  approval,
  caseAt,
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
/** Ding Guoping, whose near relative is Ding Xiuying, and their colleague. */
let ding: Browser
let sheng: Browser

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  ding = await district.officer('townCaseworker', 0)
  sheng = await district.officer('townCaseworker', 1)
})
afterAll(() => district?.close())

const officerId = async (who: Browser) => (await who.get('/api/staff/me')).body.id as string
/** Gives an officer another desk; what they did at the old one stays theirs. */
const moveDesk = async (who: Browser, role: string) =>
  await district.asOwner('update officer set role = $1 where id = $2', [role, await officerId(who)])

test('who wrote the opinion does not decide, whatever desk they sit at later', async () => {
  const who = await resident(district, 'three-at-500')
  const given = await aCase(district, who, 'three-at-500')
  await toDistrictReview(district, ding, given)
  await moveDesk(ding, 'districtCaseworker')
  for (const act of [approval, refusal])
    expect((await given.move(ding, act)).body.code).toBe('four_eyes')
  expect((await ding.get(given.path)).body.blocked).toBe('prepared')
  await moveDesk(ding, 'townCaseworker')
  expect((await given.state()).state).toBe('districtReview')
  const decider = await district.officer('districtCaseworker')
  expect((await given.move(decider, approval)).status).toBe(200)
})

test('who helped to apply does not decide', async () => {
  const helper = await district.officer('districtCaseworker', 1)
  const { link, personId } = district.story('two-homes-under')
  const met = { purpose: 'assist', code: link, pin: DEMO_PIN }
  expect((await helper.post('/api/staff/presence', met)).body.personId).toBe(personId)
  const tablet = district.browser().alsoHolds(helper)
  const signedIn = await tablet.post('/api/sessions', { by: 'card', card: link, pin: DEMO_PIN })
  expect(signedIn.body).toMatchObject({ grade: 'B', assisted: true })
  const { body } = await apply(tablet)
  const given = caseAt(district, district.story('two-homes-under').householdId, body.id)
  await toDistrictReview(district, await caseworkerOf(district, 'two-homes-under', 1), given)
  for (const act of [approval, refusal])
    expect((await given.move(helper, act)).body.code).toBe('four_eyes')
  expect((await helper.get(given.path)).body.blocked).toBe('assisted')
})

test("a near relative takes no step in the family's case: no move, no visit, no answer", async () => {
  const who = await resident(district, 'relative-of-official')
  await who.post('/api/consents', { language: 'zh', withMinors: true })
  await who.post('/api/facts/declare', { declarations: [{ name: 'moneyAssetsFen', value: 5 }] })
  const given = await aCase(district, who, 'relative-of-official')
  const { known } = (await who.get('/api/facts')).body
  const { factId } = known.find((each: { factId: number | null }) => each.factId)
  const dispute = (await who.post(`/api/facts/${factId}/dispute`, { words: '不对' })).body.id
  expect((await given.move(ding, { to: 'accepted' })).body.code).toBe('four_eyes')
  await given.move(sheng, { to: 'accepted' })
  await given.move(sheng, { to: 'surveying' })
  expect((await visit(ding, given)).body.code).toBe('four_eyes')
  const [one] = (await sheng.get(given.path)).body.visitors
  expect(
    (await visit(sheng, given, { visitorIds: [one.id, await officerId(ding)] })).status,
    'nor do they come along',
  ).not.toBe(200)
  const words = { words: '没有错' }
  expect((await ding.post(`${given.path}/disputes/${dispute}/answer`, words)).body.code).toBe(
    'four_eyes',
  )
  expect((await sheng.post(`${given.path}/disputes/${dispute}/answer`, words)).status).toBe(200)
})

test("the case of an officer's relative is registered apart, and the district comes to the door", async () => {
  const { cases } = (await sheng.get('/api/staff/cases')).body
  const { householdId } = district.story('relative-of-official')
  const row = cases.find((each: { householdId: string }) => each.householdId === householdId)
  expect(row.registeredApart).toBe(true)
  const given = caseAt(district, householdId, row.id)
  const chu = await district.officer('communityWorker')
  await district.asOwner('update officer set division_code = 330113002004 where id = $1', [
    await officerId(chu),
  ])
  const visitorIds = [await officerId(chu), await officerId(sheng)]
  expect((await visit(sheng, given, { visitorIds })).status).toBe(200)
  expect((await given.move(sheng, opinion)).body.code, 'the town alone').toBe('visit_missing')
  expect((await visit(sheng, given)).status).toBe(200)
  expect((await given.move(sheng, opinion)).status).toBe(200)
})

test('a visit needs two different officers of the place', async () => {
  const who = await resident(district, 'car')
  const given = await aCase(district, who, 'car')
  const town = await caseworkerOf(district, 'car', 1)
  await given.move(town, { to: 'accepted' })
  expect((await visit(town, given)).body.code, 'not before the survey').toBe('move_not_allowed')
  await given.move(town, { to: 'surveying' })
  const [one] = (await town.get(given.path)).body.visitors
  const preparer = await officerId(await district.officer('paymentPreparer'))
  for (const visitorIds of [
    [one.id],
    [one.id, one.id],
    [one.id, preparer],
    [one.id, '00000000-0000-4000-8000-000000000000'],
  ])
    expect((await visit(town, given, { visitorIds })).status).toBe(422)
})

test('no approval of the district without seven days in public, by whatever way the case came', async () => {
  const who = await resident(district, 'student-son')
  const given = await aCase(district, who, 'student-son')
  const town = await caseworkerOf(district, 'student-son', 1)
  const decider = await district.officer('districtCaseworker')
  await given.move(town, { to: 'accepted' })
  await given.move(town, { to: 'surveying' })
  await visit(town, given)
  await given.move(town, opinion)
  expect((await given.move(town, { to: 'districtReview' })).status).toBe(200)
  expect((await given.move(decider, approval)).status, 'never shown').toBe(409)
  await given.move(decider, { to: 'surveying' })
  await given.move(town, opinion)
  await given.move(town, { to: 'publicity' })
  await given.move(town, { to: 'objection', note: '邻居有异议' })
  expect((await given.move(town, { to: 'districtReview' })).status).toBe(200)
  expect((await given.move(decider, approval)).body.code, 'cut short').toBe('publicity_running')
  expect((await given.state()).state).toBe('districtReview')
  passDays(district, 8)
  expect((await given.move(decider, approval)).status).toBe(200)
})

test('who prepared the payments does not release them, whatever desk they sit at later', async () => {
  await district.runJobs()
  const preparer = await district.officer('paymentPreparer')
  const releaser = await district.officer('paymentReleaser')
  const [award] = await district.asOwner('select first_period from award limit 1')
  const run = await preparer.post('/api/staff/payment-runs', { period: award?.first_period })
  expect(run.status).toBe(200)
  const path = `/api/staff/payment-runs/${run.body.id}`
  await moveDesk(preparer, 'paymentReleaser')
  expect((await preparer.post(`${path}/release`)).body.code).toBe('four_eyes')
  expect((await preparer.get(`${path}/file`)).status, 'no file before the release').toBe(404)
  await moveDesk(preparer, 'paymentPreparer')
  expect((await releaser.post(`${path}/release`)).status).toBe(200)
  expect((await releaser.post(`${path}/release`)).body.code).toBe('run_closed')
  expect((await preparer.post(`${path}/cancel`)).body.code).toBe('run_closed')
})

test('no month is paid before its time', async () => {
  const preparer = await district.officer('paymentPreparer')
  for (const period of ['2099-12', '2027-06'])
    expect((await preparer.post('/api/staff/payment-runs', { period })).status, period).not.toBe(
      200,
    )
})

test('the constraints stand behind it: no row holds one person twice', async () => {
  for (const statement of [
    'update officer_decision set decided_by = prepared_by',
    'update payment_run set released_by = prepared_by',
  ])
    await expect(district.asOwner(statement), statement).rejects.toMatchObject({ code: '23514' })
})
