import { randomUUID } from 'node:crypto'
import { scheduleAward } from '@happiness-code/api/payments/schedule-award.job'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  aCase,
  apply,
  approval,
  type Case,
  caseworkerOf,
  refusal,
  resident,
  toDistrictReview,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

async function countOf(table: string, where: string, values: unknown[]): Promise<number> {
  const [row] = await district.asOwner(
    `select count(*)::int as count from ${table} where ${where}`,
    values,
  )
  return Number(row?.count)
}

/** A case on the district's desk, and both who may decide it. */
async function onTheDesk(story: string): Promise<{ given: Case; deciders: [Browser, Browser] }> {
  const given = await aCase(district, await resident(district, story), story)
  await toDistrictReview(district, await caseworkerOf(district, story, 1), given)
  return {
    given,
    deciders: [
      await district.officer('districtCaseworker', 0),
      await district.officer('districtCaseworker', 1),
    ],
  }
}

test('twenty submissions with one key are one application, and each gets the same receipt', async () => {
  const who = await resident(district, 'three-at-500')
  await who.put('/api/drafts/subsistence-allowance', {
    answers: { membersConfirmed: true, truthful: true },
  })
  const headers = { 'idempotency-key': randomUUID() }
  const body = { programme: 'subsistence-allowance' }
  const answers = await times(20, () => who.post('/api/applications', body, headers))
  for (const answer of answers) {
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body).toEqual(answers[0]?.body)
  }
  const { householdId } = district.story('three-at-500')
  expect(await countOf('application', 'household_id = $1', [householdId])).toBe(1)
  expect(await countOf('application_event', 'household_id = $1', [householdId])).toBe(1)

  expect(
    (await who.post('/api/applications', { programme: 'emergency-aid' }, headers)).body.code,
  ).toBe('key_reused')
  expect((await apply(who)).body.code, 'a second one, with a key of its own').toBe(
    'application_open',
  )
})

test('twenty submissions with twenty keys are one application as well', async () => {
  const who = await resident(district, 'student-son')
  await who.put('/api/drafts/subsistence-allowance', {
    answers: { membersConfirmed: true, truthful: true },
  })
  const answers = await times(20, () =>
    who.post(
      '/api/applications',
      { programme: 'subsistence-allowance' },
      { 'idempotency-key': randomUUID() },
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status } of answers) expect([200, 409, 429]).toContain(status)
  const { householdId } = district.story('student-son')
  expect(await countOf('application', 'household_id = $1', [householdId])).toBe(1)
})

test("another resident's key is another key, and tells nothing of the first", async () => {
  const one = await resident(district, 'car')
  const two = await resident(district, 'missing-savings')
  const key = randomUUID()
  const [first, second] = [await apply(one, key), await apply(two, key)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.body.reference).not.toBe(second.body.reference)
})

test('eight approvals at once are one decision; the others find that the case has moved', async () => {
  const { given, deciders } = await onTheDesk('two-homes-under')
  const { version } = await given.state()
  const answers = await times(8, (index) =>
    given.move(deciders[index % 2] as Browser, { ...approval, expectedVersion: version }),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers.filter((each) => each.status !== 200))
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'state_changed' })
  expect(await countOf('officer_decision', 'application_id = $1', [given.id])).toBe(1)
  expect((await given.state()).version).toBe(version + 1)

  await district.runJobs()
  expect((await given.move(deciders[0], approval)).status, 'a second approval, later').toBe(409)
  await district.runJobs()
  expect(await countOf('award', 'application_id = $1', [given.id])).toBe(1)
})

test('approval and refusal at once are one of the two', async () => {
  const { given, deciders } = await onTheDesk('department-down')
  const { version } = await given.state()
  const answers = await times(8, (index) =>
    given.move(deciders[index % 2] as Browser, {
      ...(index % 2 ? approval : refusal),
      expectedVersion: version,
    }),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const [decision] = await district.asOwner(
    'select kind from officer_decision where application_id = $1',
    [given.id],
  )
  expect((await given.state()).state).toBe(
    decision?.kind === ('approve' as never) ? 'approved' : 'refused',
  )
})

test('withdrawal and acceptance at once leave one legal path', async () => {
  const who = await resident(district, 'adult-son-mental-2')
  const given = await aCase(district, who, 'adult-son-mental-2')
  const town = await caseworkerOf(district, 'adult-son-mental-2', 1)
  await Promise.all([
    given.move(town, { to: 'accepted' }),
    who.post(`/api/applications/${given.id}/withdraw`),
  ])
  const events = await district.asOwner(
    'select from_state, to_state from application_event where application_id = $1 order by seq',
    [given.id],
  )
  for (const [index, event] of events.entries())
    if (index > 0) expect(event.from_state).toBe(events[index - 1]?.to_state)
  expect(events.at(-1)?.to_state).toBe((await given.state()).state)
})

test('the job of an award, done again and at the same time, makes one award', async () => {
  const { given, deciders } = await onTheDesk('job-on-aid')
  expect((await given.move(deciders[0], approval)).status).toBe(200)
  const payload = { householdId: given.householdId, applicationId: given.id }
  await times(5, () => scheduleAward(district.platform, payload))
  await district.runJobs()
  await scheduleAward(district.platform, payload)
  expect(await countOf('award', 'application_id = $1', [given.id])).toBe(1)
  expect(
    await countOf('application_event', "application_id = $1 and to_state = 'paying'", [given.id]),
  ).toBe(1)
})

test('a month that is prepared by many at once is paid once, and released once', async () => {
  const [{ period = '' } = {}] = (await district.asOwner(
    'select max(first_period) as period from award',
  )) as { period?: string }[]
  const awards = await countOf('award', 'first_period <= $1', [period])
  expect(awards).toBeGreaterThan(1)
  // An award that began a month earlier is due for both months: the days of the cases above may cross a month's end.
  const [{ months = 0 } = {}] = (await district.asOwner(
    `select sum(1 + extract(year from gap) * 12 + extract(month from gap))::int as months
       from award, age(to_date($1, 'YYYY-MM'), to_date(first_period, 'YYYY-MM')) as gap`,
    [period],
  )) as { months?: number }[]
  const preparer = await district.officer('paymentPreparer')
  const runs = await times(8, () => preparer.post('/api/staff/payment-runs', { period }))
  const prepared = runs.filter(({ status }) => status === 200)
  for (const { status, body } of runs.filter((each) => each.status !== 200))
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'nothing_due' })
  expect(prepared.reduce((sum, { body }) => sum + body.paymentCount, 0)).toBe(months)
  expect(await countOf('payment', 'period = $1', [period])).toBe(awards)

  const releaser = await district.officer('paymentReleaser')
  const path = `/api/staff/payment-runs/${prepared[0]?.body.id}/release`
  const released = await times(4, () => releaser.post(path))
  expect(released.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(released.filter(({ body }) => body.code === 'run_closed')).toHaveLength(3)
})

test('a run that was given up is prepared again, and each payment stands in one file', async () => {
  const [{ period = '' } = {}] = (await district.asOwner(
    'select max(first_period) as period from award',
  )) as { period?: string }[]
  const days = (new Date(`${period}-28T00:00:00Z`).getTime() - Date.now()) / 86_400_000
  district.platform.clock.moveProcedure(Math.ceil(days))
  const next = new Date(`${period}-28T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const month = next.toISOString().slice(0, 7)
  const preparer = await district.officer('paymentPreparer')
  const first = await preparer.post('/api/staff/payment-runs', { period: month })
  expect(first.status).toBe(200)
  expect((await preparer.post(`/api/staff/payment-runs/${first.body.id}/cancel`)).status).toBe(200)
  const second = await preparer.post('/api/staff/payment-runs', { period: month })
  expect(second.body).toMatchObject({
    paymentCount: first.body.paymentCount,
    totalFen: first.body.totalFen,
  })
  const [row] = await district.asOwner(
    'select count(*)::int as count, count(distinct award_id)::int as awards from payment where period = $1',
    [month],
  )
  expect(row?.count).toBe(row?.awards)
})

test('a reference number is one case’s alone', async () => {
  const [row] = await district.asOwner(
    'select count(*)::int as count, count(distinct reference)::int as different from reference_directory',
  )
  expect(row?.count).toBe(row?.different)
  expect(Number(row?.count)).toBe(await countOf('application', 'true', []))
})
