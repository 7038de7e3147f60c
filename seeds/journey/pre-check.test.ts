import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type District, openDistrict } from './district.ts'

let district: District
beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

/** A family of three on 1,500 yuan, as it would describe itself. */
const family = {
  registered: 'YES',
  people: 3,
  children: 1,
  old: [],
  incomeFen: 150_000,
  savingsFen: 100_000,
  vehicles: 'NONE',
  homes: 'ONE',
  business: 'NO',
  health: [],
  medicalFen: 0,
  sudden: 'NONE',
} as const

async function answersFor(given: Record<string, unknown>) {
  const { status, body } = await district.browser().post('/api/pre-check?language=en', given)
  expect(status, JSON.stringify(body)).toBe(200)
  return new Map<string, { outcome: string; amountFen: number | null; offer: { way: string } }>(
    body.answers.map((each: { programme: string }) => [each.programme, each]),
  )
}

test('a family that describes itself in twelve answers is told the amount the rules would give it', async () => {
  const answers = await answersFor(family)
  expect(answers.get('subsistence-allowance')).toMatchObject({
    outcome: 'eligible',
    amountFen: 240_300,
    offer: { way: 'here' },
  })
})

test('what is left open is unknown and never a no', async () => {
  const answers = await answersFor({})
  expect([...answers.values()].map(({ outcome }) => outcome)).not.toContain('eligible')
  expect([...answers.values()].map(({ outcome }) => outcome)).not.toContain('notEligible')
})

test('income exactly at the standard is not below it', async () => {
  const answers = await answersFor({ ...family, incomeFen: 3 * 130_100 })
  expect(answers.get('subsistence-allowance')?.outcome).toBe('notEligible')
  const oneFenLess = await answersFor({ ...family, incomeFen: 3 * 130_100 - 1 })
  expect(oneFenLess.get('subsistence-allowance')).toMatchObject({
    outcome: 'eligible',
    amountFen: 1,
  })
})

test('a second home is looked at by a person, since nobody was asked for its size', async () => {
  const answers = await answersFor({ ...family, homes: 'MORE' })
  expect(['unknown', 'needsPerson']).toContain(answers.get('subsistence-allowance')?.outcome)
})

test('who was hurt suddenly is not refused emergency aid by a machine', async () => {
  const answers = await answersFor({ ...family, sudden: 'TRAFFIC' })
  expect(answers.get('emergency-aid')?.outcome).not.toBe('notEligible')
})

test('nothing of a pre-check is stored', async () => {
  const sizes = async () =>
    await district.asOwner(`select (select count(*) from decision) as decisions,
      (select count(*) from fact) as facts, (select count(*) from audit_event) as reads,
      (select count(*) from draft) as drafts`)
  const before = await sizes()
  await answersFor(family)
  expect(await sizes()).toEqual(before)
})

test('answers that no household can give are refused, located', async () => {
  const { status, body } = await district.browser().post('/api/pre-check', { people: 0 })
  expect(status).toBe(422)
  expect(body.faults[0].at).toBe('people')
})

test('a machine that asks and asks is slowed down', async () => {
  const browser = district.browser()
  const statuses: number[] = []
  for (let round = 0; round < 45; round += 1)
    statuses.push((await browser.post('/api/pre-check', { people: 0.5 })).status)
  for (let round = 0; round < 45; round += 1)
    statuses.push((await browser.post('/api/pre-check', {})).status)
  expect(statuses).toContain(429)
})
