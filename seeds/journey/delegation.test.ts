import { addDays, dayOf } from '@happiness-code/api/clock/clock'
import { inTransaction } from '@happiness-code/api/db/in-transaction'
import { readPerson } from '@happiness-code/api/people/people.queries'
import { opensRoutes } from '@happiness-code/api/sessions/delegated-routes'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { aCase, allConsent, caseworkerOf, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { fill, type Operation, operationsOf, sampleBody } from './operations.ts'
import { withPasskey } from './raised.ts'

let district: District
/** The old widow names the car's owner; both are adults of the district. */
let widow: Awaited<ReturnType<typeof withPasskey>>
let daughter: { name: string; citizenId: string }
let routes: Operation[]

const today = () => dayOf(district.platform.clock.now())

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  routes = (await operationsOf(district)).filter(({ path }) => !path.startsWith('/api/staff/'))
  widow = await withPasskey(district, 'old-widow')
  daughter = await paperOf('car')
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
  await district.asOwner('update delegation set ended_at = now() where ended_at is null')
})
afterAll(() => district?.close())

/** What stands on the identity card of a named person. */
async function paperOf(story: string): Promise<{ name: string; citizenId: string }> {
  const { householdId, personId } = district.story(story)
  const { databases, keys } = district.platform
  const actor = { kind: 'worker', job: 'test', requestId: 'test' } as const
  const { name = '', citizenId = '' } = await inTransaction(databases, actor, (trx) =>
    readPerson(trx, keys, {
      householdId,
      personId,
      fields: ['name', 'citizenId'],
      purpose: 'test',
      requestId: 'test',
    }),
  )
  return { name, citizenId }
}

async function give(more: Record<string, unknown> = {}) {
  await widow.raise()
  return await widow.who.post('/api/delegations', {
    ...daughter,
    actions: ['progress'],
    until: addDays(today(), 30),
    ...more,
  })
}

/** The daughter, acting for the widow. */
async function acting(actions: string[]): Promise<{ who: Browser; id: string }> {
  const { status, body } = await give({ actions })
  expect(status, JSON.stringify(body)).toBe(200)
  const who = await resident(district, 'car', 'C').catch(() => resident(district, 'car'))
  await district.asOwner("update session set grade = 'B' where person_id = $1", [
    district.story('car').personId,
  ])
  expect((await who.post(`/api/delegations/${body.id}/act`)).status).toBe(200)
  return { who, id: body.id }
}

test('naming somebody needs the passkey, and takes whom name and number name together', async () => {
  const { raised } = { raised: await give() }
  expect(raised.status).toBe(200)
  expect(raised.body.nameMasked).toMatch(/^.\*+$/)
  const { given } = (await widow.who.get('/api/delegations')).body
  expect(given[0]).toMatchObject({ actions: ['progress'], live: true })
  expect((await give()).body.code, 'twice').toBe('already_delegated')
  await district.asOwner('update session set raised_until = null where person_id = $1', [
    district.story('old-widow').personId,
  ])
  const weak = await widow.who.post('/api/delegations', {
    ...daughter,
    actions: ['progress'],
    until: today(),
  })
  expect(weak.body.code).toBe('grade_too_low')
})

test('a stranger, another name, oneself, a child and somebody with five already are one and the same answer', async () => {
  const self = await paperOf('old-widow')
  const answers = [
    await give({ citizenId: '330113190001010010' }),
    await give({ name: '查无此人' }),
    await give(self),
  ]
  const { personId, householdId } = district.story('old-widow')
  const helper = district.story('car')
  const adultOn = async (day: string) =>
    await district.asOwner('update person set adult_on = $1 where id = $2', [day, helper.personId])
  const [kept] = await district.asOwner('select adult_on::text as day from person where id = $1', [
    helper.personId,
  ])
  await adultOn('2090-01-01')
  answers.push(await give())
  await adultOn(String(kept?.day))
  const others = ['student-son', 'job-on-aid', 'one-fen-below', 'rare-name', 'three-at-500']
  for (const each of others) {
    const from = district.story(each)
    await district.asOwner(
      `insert into delegation select $1, gen_random_uuid(), $2, p.division_code, 'x', $3, $4, 'x', '{progress}', now(), current_date + 1, null, null
         from person p where p.id = $2`,
      [from.householdId, from.personId, helper.householdId, helper.personId],
    )
  }
  answers.push(await give())
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
    answers.map(() => [422, 'person_not_matched']),
  )
  const rows = await district.asOwner(
    'select from delegation where household_id = $1 and person_id = $2 and ended_at is null',
    [householdId, personId],
  )
  expect(rows).toHaveLength(0)
})

test('a delegation lasts half a year at most', async () => {
  expect((await give({ until: addDays(today(), 181) })).status).toBe(422)
  expect((await give({ until: addDays(today(), -1) })).status).toBe(422)
  expect((await give({ actions: ['pin'] })).status).toBe(422)
  expect((await give({ until: addDays(today(), 180) })).status).toBe(200)
})

const name = ({ method, path }: Operation) => `${method} ${path}`
const always = new Set([
  'GET /api/sessions/current',
  'DELETE /api/sessions/current',
  'POST /api/delegations/leave',
  'POST /api/kiosk/end',
  'GET /api/consents/notice',
  'GET /api/publicity/{publicId}',
  'GET /api/policies',
  'GET /api/policies/{programme}',
  'POST /api/pre-check',
  'POST /api/track',
  'POST /api/letters/check',
])
/** Ways out, which would end the session under test. */
const waysOut = new Set([
  'DELETE /api/sessions/current',
  'POST /api/delegations/leave',
  'POST /api/kiosk/end',
])

test('every route that a delegation opens is a route of the api', () => {
  const known = new Set(routes.map(name))
  for (const opened of Object.values(opensRoutes).flat())
    expect(known).toContain(opened.replaceAll(/:(\w+)/g, '{$1}'))
})

test.each(Object.keys(opensRoutes))(
  'who acts with "%s" alone reaches its routes and, of all others, none',
  async (action) => {
    const { who } = await acting([action])
    const opened = new Set(
      opensRoutes[action as 'progress'].map((route) => route.replaceAll(/:(\w+)/g, '{$1}')),
    )
    for (const route of routes) {
      if (waysOut.has(name(route))) continue
      await district.asOwner('delete from rate_bucket')
      const form = new FormData()
      form.set('kind', 'income')
      form.set('file', new File(['%PDF-1.7'], 'a.pdf'))
      const { status, body } = await who.send(
        route.method,
        fill(route.path),
        route.takesForm ? form : sampleBody(route),
        { 'idempotency-key': `acting-${action}-0123456789` },
      )
      const what = `${action}: ${name(route)} gave ${status} ${JSON.stringify(body).slice(0, 200)}`
      if (opened.has(name(route)) || always.has(name(route)))
        expect(['not_delegated', 'not_signed_in', 'internal'], what).not.toContain(body.code)
      else expect({ status, code: body.code }, what).toEqual({ status: 403, code: 'not_delegated' })
    }
  },
)

test('who acts is in the log by their own name, for the other, and the other sees it', async () => {
  const { who } = await acting(['progress'])
  expect((await who.get('/api/sessions/current')).body.signedIn.actingFor).toMatchObject({
    actions: ['progress'],
  })
  expect((await who.get('/api/decisions')).status).toBe(200)
  const rows = await district.asOwner(
    "select actor_id, on_behalf_of, action from audit_event where on_behalf_of = $1 and action like 'read.%'",
    [district.story('old-widow').personId],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row.actor_id).toBe(district.story('car').personId)
  const { acts } = (await widow.who.get('/api/delegations/acts')).body
  expect(acts[0]).toMatchObject({ by: 'family' })
  expect(acts[0].name).toMatch(/^.\*+$/)
  const { reads } = (await widow.who.get('/api/reads')).body
  expect(reads[0].who).toBe('family')
})

test('an end is an end at the next step, whoever of the two ends it; and so is the day after the last', async () => {
  for (const by of ['widow', 'daughter', 'time'] as const) {
    const { who, id } = await acting(['progress'])
    expect((await who.get('/api/applications')).status).toBe(200)
    if (by === 'widow')
      expect((await widow.who.post(`/api/delegations/${id}/end`)).status).toBe(200)
    if (by === 'daughter') {
      const herself = await resident(district, 'car', 'C')
      expect((await herself.post(`/api/delegations/${id}/end`)).status).toBe(200)
    }
    if (by === 'time')
      await district.asOwner(
        "update delegation set given_at = given_at - interval '40 days', until = current_date - 2 where id = $1",
        [id],
      )
    expect((await who.get('/api/applications')).body.code, by).toBe('not_signed_in')
    await district.asOwner('update delegation set ended_at = now() where ended_at is null')
  }
})

test('who leaves is themself again, at their own grade, and no longer than before', async () => {
  const { who } = await acting(['progress'])
  const before = (await who.get('/api/sessions/current')).body.signedIn
  expect((await who.post('/api/delegations/leave')).status).toBe(200)
  const after = (await who.get('/api/sessions/current')).body.signedIn
  expect(after).toMatchObject({
    personId: district.story('car').personId,
    grade: 'B',
    actingFor: null,
  })
  expect(Date.parse(after.endsAt)).toBeLessThanOrEqual(Date.parse(before.endsAt) + 1000)
  expect((await who.get('/api/facts')).status).toBe(200)
})

test('nobody acts under a delegation of somebody else, and nobody ends it', async () => {
  const { body } = await give()
  const stranger = await resident(district, 'three-at-500')
  for (const act of ['act', 'end'])
    expect((await stranger.post(`/api/delegations/${body.id}/${act}`)).status).toBe(404)
  expect((await widow.who.post(`/api/delegations/${body.id}/act`)).status, 'not for oneself').toBe(
    404,
  )
})

test('what a community worker did beside the resident is shown the same way, with the name', async () => {
  const story = 'student-son'
  const worker = await caseworkerOf(district, story)
  const { link, pin } = district.story(story)
  await worker.post('/api/staff/presence', { purpose: 'assist', code: link, pin })
  const tablet = district.browser().alsoHolds(worker)
  const opened = await tablet.post('/api/sessions', { by: 'card', card: link, pin })
  expect(opened.body).toMatchObject({ grade: 'B', assisted: true })
  await tablet.get('/api/facts')
  const who = await resident(district, story)
  const { acts } = (await who.get('/api/delegations/acts')).body
  expect(acts[0]).toMatchObject({ by: 'officer', action: 'read.facts', role: 'townCaseworker' })
  expect(acts[0].name).not.toBe('')
})

test('a case handed in by who acts is the case of the other, who is told', async () => {
  await allConsent(district, widow.who, 'old-widow')
  const { who } = await acting(['apply'])
  await who.post('/api/decisions')
  const given = await aCase(district, who, 'old-widow')
  await district.runJobs()
  const mine = (await widow.who.get('/api/applications')).body.applications
  expect(mine.map((each: { id: string }) => each.id)).toContain(given.id)
  await district.asOwner('update delegation set ended_at = now() where ended_at is null')
  const seen = await acting(['progress'])
  const { notices } = (await seen.who.get('/api/notices')).body
  expect(notices.length).toBeGreaterThan(0)
  expect(new Set(notices.map((each: { kind: string }) => each.kind.split('.')[0]))).toEqual(
    new Set(['state']),
  )
  const officer = await caseworkerOf(district, 'old-widow', 1)
  const { id } = (await officer.get('/api/staff/me')).body
  await district.asOwner('insert into officer_relative values ($1, $2)', [
    id,
    district.story('car').personId,
  ])
  const taken = await given.move(officer, { to: 'accepted' })
  expect(taken.body.code, 'a relative of who acts keeps out').toBe('four_eyes')
  const [row] = await district.asOwner(
    "select actor_id, on_behalf_of from audit_event where action = 'application.submitted' and application_id = $1",
    [given.id],
  )
  expect(row).toEqual({
    actor_id: district.story('car').personId,
    on_behalf_of: district.story('old-widow').personId,
  })
})
