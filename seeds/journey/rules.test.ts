import { addDays, dayOf } from '@happiness-code/api/clock/clock'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { allConsent, pool, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District
let author: Browser
let publisher: Browser
let who: Browser

const today = dayOf(new Date())
const inDays = (days: number) => addDays(today, days)

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  author = await district.officer('policyAuthor')
  publisher = await district.officer('policyPublisher')
  who = await resident(district, 'three-at-500')
  await allConsent(district, who, 'three-at-500')
  await pool(district, who)
})
beforeEach(() => district.asOwner('delete from rate_bucket'))
afterAll(() => district?.close())

type Content = { parameters: object[]; cells: object[] }

async function standard() {
  const { inForce } = (await author.get('/api/staff/parameters')).body
  const found = inForce.find(
    (row: { name: string; value: unknown; unit: string }) => row.value === 130_100,
  )
  return found as { name: string; place: string; value: number }
}

const propose = (content: Partial<Content>, effectiveFrom: string, by = author) =>
  by.post('/api/staff/rule-changes', {
    title: '调整标准',
    effectiveFrom,
    content: { parameters: [], cells: [], ...content },
  })
const publish = (id: string, by = publisher) => by.post(`/api/staff/rule-changes/${id}/publish`)

async function raised(value: unknown, more: Record<string, unknown> = {}) {
  const { name, place } = await standard()
  return { name, place, value, source: '测试文件', article: '第一条', ...more }
}

async function decideOn(days: number) {
  district.platform.clock.moveProcedure(days)
  const { decisions } = (await who.post('/api/decisions')).body
  return decisions.find(
    (each: { programme: string }) => each.programme === 'subsistence-allowance',
  ) as { id: string; amountFen: number; outcome: string; policyVersion: number }
}

test('a new amount holds from its day: what was decided before keeps the old one, to the byte', async () => {
  const before = await decideOn(0)
  expect(before).toMatchObject({ outcome: 'eligible', amountFen: 240_300 })
  const { body } = await propose({ parameters: [await raised(140_100)] }, inDays(10))
  expect(body.checked.failed).toBe(0)
  expect((await publish(body.id)).status).toBe(200)
  expect((await decideOn(9)).amountFen).toBe(240_300)
  expect((await decideOn(10)).amountFen).toBe(270_300)
  const again = (await who.get(`/api/decisions/${before.id}/recompute`)).body
  expect(again.sameBytes).toBe(true)
  expect((await who.get(`/api/decisions/${before.id}`)).body.amountFen).toBe(240_300)
  district.platform.clock.moveProcedure(0)
})

test('an amount for a day that has one already is refused', async () => {
  for (const day of [inDays(5), inDays(10)])
    expect((await propose({ parameters: [await raised(150_000)] }, day)).body.code, day).toBe(
      'change_overlaps',
    )
})

test('nothing is changed for today or for a day that is past', async () => {
  for (const day of [today, inDays(-1), '2020-01-01']) {
    const { status, body } = await propose({ parameters: [await raised(150_000)] }, day)
    expect(status, day).toBe(422)
    expect(body.faults[0].at).toBe('effectiveFrom')
  }
  expect((await propose({}, inDays(30))).status, 'a change of nothing').toBe(422)
})

test('a proposal that waited until its day has come is not published any more', async () => {
  const { body } = await propose({ parameters: [await raised(160_000)] }, inDays(40))
  district.platform.clock.moveProcedure(40)
  expect((await publish(body.id)).body.code).toBe('change_closed')
  district.platform.clock.moveProcedure(0)
  expect((await author.post(`/api/staff/rule-changes/${body.id}/withdraw`)).status).toBe(200)
  expect((await publish(body.id)).body.code, 'nor one that was withdrawn').toBe('change_closed')
})

test('who wrote a rule does not publish it, whatever desk they sit at later; of many publishers one does', async () => {
  const { body } = await propose({ parameters: [await raised(161_000)] }, inDays(50))
  expect((await publish(body.id, author)).body.code).toBe('four_eyes')
  await district.asOwner("update officer set role = 'policyPublisher' where name = '章思宇'")
  expect((await publish(body.id, author)).body.code).toBe('four_eyes')
  await district.asOwner("update officer set role = 'policyAuthor' where name = '章思宇'")
  const answers = await Promise.all(Array.from({ length: 6 }, () => publish(body.id)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 200))
    expect(answer.body.code).toBe('change_closed')
})

test('what was proposed cannot be altered on its way to the publisher', async () => {
  const { body } = await propose({ parameters: [await raised(162_000)] }, inDays(60))
  await district.asOwner(
    "update rule_change set content = jsonb_set(content, '{parameters,0,value}', '1') where id = $1",
    [body.id],
  )
  expect((await publish(body.id)).body.code).toBe('change_closed')
})

test('an amount that is no amount fails its check and is not published', async () => {
  for (const value of [0.5, 2 ** 53 + 2]) {
    const { status, body } = await propose({ parameters: [await raised(value)] }, inDays(70))
    expect(status).toBeLessThan(500)
    if (status === 200) {
      expect(body.checked.failed).toBeGreaterThan(0)
      expect((await publish(body.id)).body.code).toBe('cases_fail')
    }
  }
  for (const value of ['130100', true, 'x'.repeat(40)])
    expect((await propose({ parameters: [await raised(value)] }, inDays(70))).status).toBe(422)
  const unnamed = await raised(1)
  const named = { ...unnamed, name: 'no.suchParameter' }
  expect((await propose({ parameters: [named] }, inDays(70))).status).toBe(422)
})

test('a value without an article is answered, not an outage', async () => {
  const { article: _, ...bare } = await raised(163_000)
  const { status, body } = await propose({ parameters: [bare] }, inDays(80))
  expect(status).toBe(200)
  expect(body.checked.failures[0].message).toContain('there is no article')
  expect((await publish(body.id)).body.code).toBe('cases_fail')
})

/** The first table of a policy, and a cell of it that holds a comparison. */
async function aCell(policy = 'subsistence-allowance') {
  const { policies } = (await author.get('/api/staff/policies')).body
  const found = policies.find((each: { policy: string }) => each.policy === policy)
  for (const table of found.tables)
    for (const row of table.rows)
      for (const cell of row.cells)
        if (cell.kind === 'output' && cell.text === '"eligible"')
          return { policy, tableId: table.id, ruleId: row.id, column: cell.column }
  throw new Error('no such cell')
}

test('a rule that breaks a case is proposed with its failures and cannot be published', async () => {
  const cell = { ...(await aCell()), text: '"needsPerson"' }
  const { status, body } = await propose({ cells: [cell] }, inDays(20))
  expect(status).toBe(200)
  expect(body.checked.failed).toBeGreaterThan(0)
  expect(body.checked.failures[0].name).toBeTruthy()
  expect((await publish(body.id)).body.code).toBe('cases_fail')
  const { versions } = (await author.get('/api/staff/policies')).body
  expect(versions.every((each: { version: number }) => each.version === 1)).toBe(true)
})

test.each([
  ['no FEEL', 'if if if'],
  ['a name that nobody knows', 'no such name > 1'],
  ['a bomb', 'count(for a in 1..100000, b in 1..100000 return a) > 0'],
  ['another type', '42'],
  ['nothing', ''],
  ['a character that XML cannot hold', '"\u0001"'],
  ['a character that no column holds', '"\u0000"'],
  ['half a character', '"\ud800"'],
  ['markup', '</text><script/>'],
])('a cell of %s is answered at once and never published', async (_, text) => {
  const cell = { ...(await aCell()), text }
  const began = performance.now()
  const { status, body } = await propose({ cells: [cell] }, inDays(20))
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(status, JSON.stringify(body)).toBeLessThan(500)
  if (status === 200) {
    expect(body.checked.failed).toBeGreaterThan(0)
    expect((await publish(body.id)).body.code).toBe('cases_fail')
  }
})

test('an edited cell is a new version from its day; the old one stays what it was', async () => {
  const { policies } = (await author.get('/api/staff/policies')).body
  const found = policies.find((each: { policy: string }) => each.policy === 'emergency-aid')
  const [table] = found.tables
  const row = table.rows[0]
  const annotation = row.cells.find((each: { kind: string }) => each.kind === 'annotation')
  const cell = {
    policy: 'emergency-aid',
    tableId: table.id,
    ruleId: row.id,
    column: annotation.column,
    text: `${annotation.text} (2026)`,
  }
  const before = await decideOn(0)
  const { body } = await propose({ cells: [cell] }, inDays(25))
  expect(body.checked.failed).toBe(0)
  const published = await publish(body.id)
  expect(published.body.versions).toEqual([{ policy: 'emergency-aid', version: 2 }])
  const on = async (day: string) =>
    (await author.get(`/api/staff/policies?on=${day}`)).body.policies.find(
      (each: { policy: string }) => each.policy === 'emergency-aid',
    )
  expect((await on(inDays(24))).version).toBe(1)
  expect((await on(inDays(25))).version).toBe(2)
  expect(JSON.stringify((await on(inDays(25))).tables)).toContain('(2026)')
  expect((await who.get(`/api/decisions/${before.id}/recompute`)).body.sameBytes).toBe(true)

  const earlier = await propose({ cells: [{ ...cell, text: '另一处' }] }, inDays(22))
  const answer = earlier.status === 200 ? await publish(earlier.body.id) : earlier
  expect(answer.body.code, 'a later version would undo it in silence').toBe('change_overlaps')
})
