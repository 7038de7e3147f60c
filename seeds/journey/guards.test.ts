import { randomUUID } from 'node:crypto'
import { nextMonth } from '@happiness-code/api/clock/clock'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  aCase,
  approval,
  type Case,
  caseAt,
  caseworkerOf,
  opinion,
  passDays,
  resident,
  toDistrictReview,
  visit,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

let district: District
let decider: Browser

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  decider = await district.officer('districtCaseworker')
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

/** A case in survey, and the town officer who has it. */
async function inSurvey(story: string) {
  const given = await aCase(district, await resident(district, story), story)
  const town = await caseworkerOf(district, story, 1)
  await moved(given, town, { to: 'accepted' })
  await moved(given, town, { to: 'surveying' })
  return { given, town }
}

async function onTheDesk(story: string) {
  const given = await aCase(district, await resident(district, story), story)
  const town = await caseworkerOf(district, story, 1)
  await toDistrictReview(district, town, given)
  return { given, town }
}

/** An emergency of one event, accepted with the officer's judgement. */
async function anEmergency(
  story: string,
  persons: number,
  severityMonths: number,
  eventPlace = '330113',
) {
  const who = await resident(district, story)
  await who.put('/api/drafts/emergency-aid', {
    answers: {
      kind: 'URGENT',
      cause: 'OTHER_ACCIDENT',
      eventDate: '2026-11-20',
      eventPlace,
      persons,
      immediateDanger: false,
      reason: '工地上摔伤',
      truthful: true,
    },
  })
  const { status, body } = await who.post(
    '/api/applications',
    { programme: 'emergency-aid' },
    { 'idempotency-key': randomUUID() },
  )
  expect(status, JSON.stringify(body)).toBe(200)
  const given = caseAt(district, district.story(story).householdId, body.id)
  const town = await caseworkerOf(district, story, 1)
  const before = (await who.get('/api/decisions')).body.decisions
  await moved(given, town, { to: 'accepted', severityMonths })
  return { who, given, town, before }
}

async function moved(given: Case, who: Browser, act: Record<string, unknown>): Promise<void> {
  const { status, body } = await given.move(who, act)
  expect(status, `${act.to}: ${JSON.stringify(body)}`).toBe(200)
}

/** The act is refused with this code, and the case stays where it was. */
async function refused(given: Case, who: Browser, act: Record<string, unknown>, code: string) {
  const before = await given.state()
  expect((await given.move(who, act)).body.code, `${act.to}`).toBe(code)
  expect(await given.state()).toEqual(before)
}

/** From survey to the district's desk with this amount, the seven days over. */
async function shownFor(given: Case, town: Browser, amountFen: number): Promise<void> {
  await moved(given, town, { ...opinion, amountFen })
  await moved(given, town, { to: 'publicity' })
  passDays(district, 8)
  await moved(given, town, { to: 'districtReview' })
}

async function figureOf(given: Case, name: string): Promise<number> {
  const { decision } = (await decider.get(given.path)).body
  const { value } = decision.figures.find((each: { name: string }) => each.name === name)
  expect(value).toBeGreaterThan(0)
  return value
}

test('a visit counts when it is signed, after the application and not yet to come', async () => {
  const { given, town } = await inSurvey('three-at-500')
  const day = (days: number) => new Date(given.now().getTime() + days * DAY_MS).toISOString()
  for (const more of [{ signedByMember: false }, { visitedAt: day(-1) }, { visitedAt: day(1) }]) {
    expect((await visit(town, given, more)).status).toBe(200)
    await refused(given, town, opinion, 'visit_missing')
  }
  expect((await visit(town, given)).status).toBe(200)
  await moved(given, town, opinion)
})

test('a visit of which the page knows the minute counts at once', async () => {
  const { given, town } = await inSurvey('relative-of-official')
  const minute = `${given.now().toISOString().slice(0, 16)}:00Z`
  expect((await visit(town, given, { visitedAt: minute })).status).toBe(200)
  await moved(given, town, opinion)
})

test('after an objection somebody goes and sees again, be it on the same day', async () => {
  const { given, town } = await inSurvey('adult-son-mental-2')
  passDays(district, 1)
  const earlier = new Date(given.now().getTime() - 2 * MINUTE_MS).toISOString()
  expect((await visit(town, given, { visitedAt: earlier })).status).toBe(200)
  await moved(given, town, opinion)
  await moved(given, town, { to: 'publicity' })
  await moved(given, town, { to: 'objection', note: '邻居有异议' })
  await moved(given, town, { to: 'surveying' })
  await refused(given, town, opinion, 'visit_missing')
  expect((await visit(town, given)).status).toBe(200)
  await moved(given, town, opinion)
})

test('the district grants what hung in public after the last opinion, to the fen', async () => {
  const { given, town } = await onTheDesk('student-son')
  for (const amountFen of [approval.amountFen + 1, approval.amountFen - 1])
    await refused(given, decider, { ...approval, amountFen }, 'publicity_differs')
  await moved(given, decider, { to: 'surveying' })
  await moved(given, town, opinion)
  await moved(given, town, { to: 'districtReview' })
  await refused(given, decider, approval, 'publicity_differs')
  await moved(given, decider, { to: 'surveying' })
  await shownFor(given, town, approval.amountFen)
  await moved(given, decider, approval)
})

test('what never hung in public is not granted', async () => {
  const { given, town } = await inSurvey('missing-savings')
  await visit(town, given)
  await moved(given, town, opinion)
  await moved(given, town, { to: 'districtReview' })
  await refused(given, decider, approval, 'move_not_allowed')
})

test('an allowance is never above the standard of everybody together', async () => {
  const { given, town } = await inSurvey('two-homes-under')
  await visit(town, given)
  const limitFen = await figureOf(given, 'incomeLimitFen')
  await shownFor(given, town, limitFen + 1)
  await refused(given, decider, { ...approval, amountFen: limitFen + 1 }, 'amount_above_rules')
  await moved(given, decider, { to: 'surveying' })
  await shownFor(given, town, limitFen)
  await moved(given, decider, { ...approval, amountFen: limitFen })
})

test('emergency aid is never above the amount that was computed for the case', async () => {
  const { given, town } = await anEmergency('low-margin-couple', 2, 4)
  const { amountFen } = (await town.get(given.path)).body.decision
  expect(amountFen).toBe(130_100 * 8)
  await moved(given, town, { to: 'surveying' })
  await visit(town, given)
  await shownFor(given, town, amountFen + 1)
  await refused(given, decider, { ...approval, amountFen: amountFen + 1 }, 'amount_above_rules')
  await moved(given, decider, { to: 'surveying' })
  await shownFor(given, town, amountFen)
  await moved(given, decider, { ...approval, amountFen })
})

test('nor when the rules leave the case to a person', async () => {
  const { given, town } = await anEmergency('injured-migrant', 1, 1, '110101')
  const { decision } = (await town.get(given.path)).body
  expect(decision).toMatchObject({ amountFen: null })
  const limitFen = await figureOf(given, 'amountFen')
  await moved(given, town, { to: 'surveying' })
  await visit(town, given)
  await shownFor(given, town, limitFen + 1)
  await refused(given, decider, { ...approval, amountFen: limitFen + 1 }, 'amount_above_rules')
  await moved(given, decider, { to: 'surveying' })
  await shownFor(given, town, limitFen)
  await moved(given, decider, { ...approval, amountFen: limitFen })
})

test('without danger nobody is paid first, and the town grants up to its limit', async () => {
  const { given, town } = await anEmergency('exactly-at-standard', 1, 6)
  const { decision } = (await town.get(given.path)).body
  const capFen = await figureOf(given, 'townCapFen')
  expect(decision.outputs.path).not.toBe('PAY_FIRST')
  expect(decision.amountFen).toBeGreaterThan(capFen)
  await refused(given, decider, { to: 'paidFirst', amountFen: 130_100 }, 'move_not_allowed')
  await moved(given, town, { to: 'surveying' })
  await visit(town, given)
  await moved(given, town, { ...opinion, amountFen: decision.amountFen })
  await moved(given, town, { to: 'townReview' })
  const colleague = await caseworkerOf(district, 'exactly-at-standard', 0)
  await refused(given, colleague, { ...approval, amountFen: capFen + 1 }, 'amount_above_rules')
  await moved(given, colleague, { ...approval, amountFen: capFen })
})

test("what an officer assesses is not among the resident's own decisions", async () => {
  const { who, given, town, before } = await anEmergency('father-in-prison', 2, 1)
  const seen = (await town.get(given.path)).body.decision
  const { decisions } = (await who.get('/api/decisions')).body
  expect(decisions).toEqual(before)
  const own = decisions.find((each: { programme: string }) => each.programme === 'emergency-aid')
  expect(own.id).not.toBe(seen.id)
})

test('everything that is missing is asked for one time', async () => {
  const who = await resident(district, 'car')
  const given = await aCase(district, who, 'car')
  const town = await caseworkerOf(district, 'car', 1)
  const request = { to: 'supplementRequested', note: '请补交车辆证明' }
  const supply = `/api/applications/${given.id}/supply`
  await moved(given, town, request)
  expect((await who.post(supply, { words: '已补交' })).body.state).toBe('submitted')
  await refused(given, town, request, 'already_asked')
  await moved(given, town, { to: 'accepted' })
  await moved(given, town, { to: 'surveying' })
  await refused(given, town, request, 'already_asked')
})

test('a case ends for want of an answer thirty days after the question, not before', async () => {
  const { given, town } = await inSurvey('old-widow')
  const end = { to: 'terminated', note: '逾期未补交' }
  await moved(given, town, { to: 'supplementRequested', note: '请补交' })
  await refused(given, town, end, 'answer_time_running')
  passDays(district, 29)
  await refused(given, town, end, 'answer_time_running')
  passDays(district, 1)
  await moved(given, town, end)
})

/** An allowance that was approved, and the award that came of it. */
async function anAward(story: string) {
  const { given } = await onTheDesk(story)
  await moved(given, decider, approval)
  await district.runJobs()
  const [award] = (await district.asOwner(
    'select id, person_id, first_period from award where application_id = $1',
    [given.id],
  )) as unknown as { id: string; person_id: string; first_period: string }[]
  if (!award) throw new Error(`no award for ${story}`)
  const payments = async () =>
    await district.asOwner(
      'select id, period, state, run_id from payment where award_id = $1 order by period',
      [award.id],
    )
  return { ...award, payments }
}

async function prepare(period: string) {
  const preparer = await district.officer('paymentPreparer')
  return await preparer.post('/api/staff/payment-runs', { period })
}

async function release(runId: string) {
  const releaser = await district.officer('paymentReleaser')
  return await releaser.post(`/api/staff/payment-runs/${runId}/release`)
}

async function fileOf(runId: string): Promise<string> {
  const releaser = await district.officer('paymentReleaser')
  return (await releaser.get(`/api/staff/payment-runs/${runId}/file`)).body
}

/** Takes the account of a payee off the file; gives the way to put it back. */
async function withoutAccount(personId: string): Promise<() => Promise<void>> {
  const [kept] = await district.asOwner(
    'select bank_account_enc as account from person_private where person_id = $1',
    [personId],
  )
  const set = async (account: unknown) => {
    await district.asOwner('update person_private set bank_account_enc = $1 where person_id = $2', [
      account,
      personId,
    ])
  }
  expect(kept?.account).toBeTruthy()
  await set(null)
  return () => set(kept?.account)
}

test('a month in which no run was prepared is paid with the next', async () => {
  const award = await anAward('job-on-aid')
  const second = nextMonth(award.first_period)
  passDays(district, 31)
  const run = await prepare(second)
  expect(run.status).toBe(200)
  expect(await award.payments()).toMatchObject(
    [award.first_period, second].map((period) => ({
      period,
      state: 'inRun',
      run_id: run.body.id,
    })),
  )
  expect((await prepare(second)).body.code, 'once').toBe('nothing_due')
  expect((await release(run.body.id)).body.paymentCount).toBe(run.body.paymentCount)
  const file = await fileOf(run.body.id)
  for (const { id } of await award.payments()) expect(file.split(String(id))).toHaveLength(2)
})

test('a payee without a bank account is left due and told of, and paid when there is one', async () => {
  const paid = await anAward('department-down')
  const left = await anAward('departments-disagree')
  const period = left.first_period
  const putBack = await withoutAccount(left.person_id)
  const run = await prepare(period)
  expect(run.body).toMatchObject({ withoutAccount: 1 })
  expect((await paid.payments()).at(-1)).toMatchObject({ state: 'inRun', run_id: run.body.id })
  expect(await left.payments()).toMatchObject([{ period, state: 'due', run_id: null }])
  const released = await release(run.body.id)
  expect(released).toMatchObject({ status: 200, body: { paymentCount: run.body.paymentCount } })
  const [due] = await left.payments()
  expect(await fileOf(run.body.id)).not.toContain(due?.id)
  expect((await prepare(period)).body.code).toBe('no_account')
  await putBack()
  const later = await prepare(period)
  expect(later.body).toMatchObject({ paymentCount: 1, withoutAccount: 0 })
  expect(await left.payments()).toMatchObject([{ id: due?.id, state: 'inRun' }])
  expect((await release(later.body.id)).status).toBe(200)
})

test('what is released is what was prepared: the count, the sum and every account', async () => {
  const award = await anAward('rare-name')
  const { id } = (await prepare(award.first_period)).body
  const rewrite = (set: string) =>
    district.asOwner(`update payment_run set ${set} where id = $1`, [id])
  const isStopped = async (what: string) => {
    expect((await release(id)).body.code, what).toBe('state_changed')
    expect((await award.payments()).at(-1)).toMatchObject({ state: 'inRun' })
  }
  for (const column of ['payment_count', 'total_fen']) {
    await rewrite(`${column} = ${column} + 1`)
    await isStopped(column)
    await rewrite(`${column} = ${column} - 1`)
  }
  const putBack = await withoutAccount(award.person_id)
  await isStopped('account')
  await putBack()
  expect((await release(id)).status).toBe(200)
})
