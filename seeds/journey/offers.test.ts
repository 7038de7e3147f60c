import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  aCase,
  allConsent,
  approval,
  caseworkerOf,
  pool,
  resident,
  toDistrictReview,
} from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

async function decided(who: Browser, story: string) {
  await allConsent(district, who, story)
  await pool(district, who)
  const { decisions } = (await who.post('/api/decisions?language=zh')).body
  return (programme: string) =>
    decisions.find((each: { programme: string }) => each.programme === programme)
}

test('each programme says what its amount is for, where one asks for it, and what it does not go with', async () => {
  const who = await resident(district, 'three-at-500')
  const find = await decided(who, 'three-at-500')
  const allowance = find('subsistence-allowance')
  expect(allowance).toMatchObject({
    outcome: 'eligible',
    offer: { kind: 'tier', every: 'month', department: 'civilAffairs', way: 'here' },
  })
  expect(allowance.offer.excludes).toContain('destitute-support')
  expect(find('emergency-aid').offer).toMatchObject({ every: 'once', way: 'here' })
  const { decisions } = (await who.get('/api/decisions?language=zh')).body
  const ranks = decisions.map((each: { offer: { rank: number } }) => each.offer.rank)
  expect(ranks).toEqual(ranks.toSorted((one: number, other: number) => one - other))
})

test('medical aid comes by itself once an officer has recognised the tier, and by asking when there is none', async () => {
  const onAid = await decided(await resident(district, 'job-on-aid'), 'job-on-aid')
  expect(onAid('medical-aid').offer.way).toBe('byItself')
  const notYet = await decided(await resident(district, 'missing-savings'), 'missing-savings')
  expect(notYet('medical-aid').offer.way).toBe('department')
  const fits = await decided(await resident(district, 'one-fen-below'), 'one-fen-below')
  expect(fits('medical-aid').offer.way).toBe('onceRecognised')
})

test('a decision tells who counts and who does not, and each amount of the law with its place', async () => {
  const find = await decided(await resident(district, 'father-in-prison'), 'father-in-prison')
  const { members, parameters, figures } = find('subsistence-allowance')
  expect(members.map((each: { why: string; counts: boolean }) => [each.why, each.counts])).toEqual(
    expect.arrayContaining([
      ['APPLICANT', true],
      ['PRISON', false],
      ['MINOR_CHILD', true],
    ]),
  )
  expect(members.find((each: { why: string }) => each.why === 'PRISON').title).toBe('正在服刑')
  const standard = parameters.find((each: { name: string }) => each.name === 'dibao.standardFen')
  expect(standard).toMatchObject({ value: 130_100, place: '3301', example: false })
  expect(figures.find((each: { name: string }) => each.name === 'householdSize')).toMatchObject({
    title: '家庭人数',
    value: 3,
  })
})

test('a change of circumstances names the programmes that are decided again', async () => {
  const who = await resident(district, 'car')
  const after = async (change: string) => {
    const { body, status } = await who.get(`/api/decisions/after?change=${change}`)
    return {
      status,
      names: body.programmes?.map((each: { programme: string }) => each.programme),
    }
  }
  expect((await after('findsWork')).names).toContain('subsistence-allowance')
  expect((await after('illness')).names).toContain('emergency-aid')
  expect((await after('illness')).names).not.toContain('subsistence-allowance')
  expect((await after('wins')).status).toBe(422)
})

test('what a resident adds about electricity and the choice for a child reaches the facts, for their own household only', async () => {
  const who = await resident(district, 'low-margin-mother')
  const { members } = (await who.get('/api/facts')).body
  const child = members.find((each: { relation: string }) => each.relation === '30')
  const declared = await who.post('/api/facts/declare', {
    declarations: [
      { name: 'kwhUsed', value: 100 },
      { name: 'prefersChildScheme', personId: child.personId, value: true },
    ],
  })
  expect(declared.body).toEqual({ declared: 2 })
  const { known } = (await who.get('/api/facts')).body
  const fact = (name: string, personId: string | null) =>
    known.find(
      (each: { name: string; personId: string | null }) =>
        each.name === name && each.personId === personId,
    )
  expect(fact('kwhUsed', null)).toMatchObject({ value: 100, quality: 'declared' })
  expect(fact('prefersChildScheme', child.personId)).toMatchObject({ value: true })
  const stranger = district.story('car').personId
  const about = { name: 'prefersChildScheme', personId: stranger, value: true }
  expect((await who.post('/api/facts/declare', { declarations: [about] })).status).toBe(404)
})

test('the household sees for whom a supporter is known, and never the supporter’s figures', async () => {
  const who = await resident(district, 'old-widow')
  const { known } = (await who.get('/api/facts')).body
  const obligors = known.find((each: { name: string }) => each.name === 'obligors')
  expect(obligors.value).toEqual([{ forPersonId: district.story('old-widow').personId }])
  expect(JSON.stringify(obligors)).not.toContain('incomeFen')
})

test('an allowance is looked at again: each half year while somebody able to work has unstable income', async () => {
  const who = await resident(district, 'relative-of-official')
  await allConsent(district, who, 'relative-of-official')
  await pool(district, who)
  const given = await aCase(district, who, 'relative-of-official')
  const town = await caseworkerOf(district, 'relative-of-official', 1)
  await toDistrictReview(district, town, given)
  const judge = await district.officer('districtCaseworker')
  expect((await given.move(judge, approval)).status).toBe(200)
  await district.runJobs()
  const [award] = (await who.get('/api/payments')).body.awards
  expect([6, 12]).toContain(award.recheckMonths)
  const ahead = (Date.parse(award.recheckOn) - given.now().getTime()) / 86_400_000
  expect(Math.round(ahead / 30.4)).toBe(award.recheckMonths)
})

test('a reason names each figure that it rests on, with who said it and for which day', async () => {
  const who = await resident(district, 'low-margin-couple')
  const find = await decided(who, 'low-margin-couple')
  const { reasons } = find('subsistence-allowance')
  const figures = reasons.flatMap(({ figures }: { figures: unknown[] }) => figures)
  const wages = figures.filter(({ name }: { name: string }) => name === 'wageIncomeFen')
  expect(wages.length).toBeGreaterThan(0)
  for (const { source, asOf, quality, personId } of wages) {
    expect([source, quality]).toEqual(['socialSecurity', 'ok'])
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(personId).toMatch(/^[0-9a-f-]{36}$/)
  }
  // Figures of people who live elsewhere are nobody's in this household to read.
  expect(figures.map(({ name }: { name: string }) => name)).not.toContain('obligors')
})
