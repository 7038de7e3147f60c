import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { caseAt, caseworkerOf, resident } from './acts.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

test('an injured migrant worker is paid first by a second officer, and the papers follow', async () => {
  const worker = await resident(district, 'injured-migrant')
  await worker.put('/api/drafts/emergency-aid', {
    answers: {
      kind: 'URGENT',
      cause: 'OTHER_ACCIDENT',
      eventDate: '2026-11-20',
      eventPlace: '330113',
      persons: 1,
      immediateDanger: true,
      reason: '工地上摔伤',
      truthful: true,
    },
  })
  const sent = await worker.post(
    '/api/applications',
    { programme: 'emergency-aid' },
    { 'idempotency-key': randomUUID() },
  )
  expect(sent.status).toBe(200)
  // Urgent measures within 24 hours (杭州市临时救助办法): the clock is counted in hours.
  const hours = (Date.parse(sent.body.dueAt) - Date.now()) / 3_600_000
  expect(Math.round(hours)).toBe(24)

  const given = caseAt(district, district.story('injured-migrant').householdId, sent.body.id)
  const first = await caseworkerOf(district, 'injured-migrant')
  expect((await given.move(first, { to: 'accepted' })).body.code).toBe('amount_missing')
  const accepted = await given.move(first, {
    to: 'accepted',
    severityMonths: 1,
    immediateDanger: true,
  })
  expect(accepted.status).toBe(200)
  const seen = (await first.get(given.path)).body
  expect(seen.decision).toMatchObject({ outcome: 'eligible', amountFen: 130_100 })
  expect(seen.decision.outputs).toMatchObject({ path: 'PAY_FIRST' })

  const alone = await given.move(first, { to: 'paidFirst', amountFen: 130_100 })
  expect(alone.body.code).toBe('four_eyes')
  const second = await district.officer('districtCaseworker')
  expect((await given.move(second, { to: 'paidFirst', amountFen: 130_100 })).status).toBe(200)
  await district.runJobs()
  const { awards } = (await worker.get('/api/payments')).body
  expect(awards).toMatchObject([{ programme: 'emergency-aid', amountFen: 130_100, every: 'once' }])
  const closed = await given.move(first, { to: 'closed', note: '手续已补齐。' })
  expect(closed.status).toBe(200)
})
