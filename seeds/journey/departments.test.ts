import { poolFacts } from '@happiness-code/api/facts/pool.job'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Fault } from '../departments/switches.ts'
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
let who: Browser

const story = 'three-at-500'
const departments = ['socialSecurity', 'medicalInsurance', 'education', 'housing'] as const
type Name = (typeof departments)[number]
type Known = {
  factId: number | null
  personId: string | null
  name: string
  value: unknown
  quality: string
  reason: string | null
  source: string | null
  said: { source: string }[]
}

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  who = await resident(district, story)
  await allConsent(district, who, story)
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
  for (const department of departments) {
    district.departments.switches[department].everybody = 'none'
  }
})
afterAll(() => district?.close())

const turn = (department: Name, fault: Fault) => {
  district.departments.switches[department].everybody = fault
}
const knownTo = async (browser: Browser) => (await browser.get('/api/facts')).body.known as Known[]

/** As if no department had ever been asked. */
const forget = (householdId: string) =>
  district
    .asOwner('delete from department_answer where household_id = $1', [householdId])
    .then(() =>
      district.asOwner(
        "delete from fact where household_id = $1 and source not in ('civilAffairs', 'declared')",
        [householdId],
      ),
    )

async function decide(browser: Browser) {
  const { decisions } = (await browser.post('/api/decisions')).body
  const found = decisions.find(
    (each: { programme: string }) => each.programme === 'subsistence-allowance',
  )
  return found as { outcome: string; amountFen: number | null; missingPaths: string[] }
}

/** Departments whose gap leaves the answer open: without them nobody can say what the household lives on. */
const reasons: [Fault, string][] = [
  ['down', 'unavailable'],
  ['error', 'unavailable'],
  ['garbage', 'invalid'],
  ['unsigned', 'invalid'],
  ['wrongPerson', 'wrongPerson'],
  ['implausible', 'implausible'],
  ['slow', 'timeout'],
]
const held: Record<Name, string> = {
  socialSecurity: 'wageIncomeFen',
  medicalInsurance: 'inpatientSelfPayFen',
  education: 'studyStatus',
  housing: 'homes',
}

test.each(
  reasons.flatMap(([fault, reason]) =>
    // One department is slow; a fault that answers at once is tried on each.
    (fault === 'slow' ? (['housing'] as const) : departments).map(
      (department) => [department, fault, reason] as const,
    ),
  ),
)(
  '%s %s: a gap with the reason “%s”, the others answer, and nobody is refused for it',
  async (department, fault, reason) => {
    const { householdId } = district.story(story)
    await forget(householdId)
    turn(department, fault)
    const run = await pool(district, who)
    expect(run.finishedAt).not.toBeNull()
    for (const each of run.answers as { department: Name; problem: string | null }[])
      if (each.department === department) expect([reason, 'unavailable']).toContain(each.problem)
      else expect(each.problem, each.department).not.toBe(reason)
    expect(
      run.answers.some(
        (each: { department: Name; problem: string }) =>
          each.department === department && each.problem === reason,
      ),
    ).toBe(true)

    const known = await knownTo(who)
    const gap = known.filter((fact) => fact.name === held[department])
    expect(gap.length).toBeGreaterThan(0)
    for (const fact of gap) {
      expect(fact).toMatchObject({ value: null, quality: 'missing' })
      expect([reason, 'unavailable']).toContain(fact.reason)
    }
    const other = department === 'socialSecurity' ? 'homes' : 'wageIncomeFen'
    expect(known.some((fact) => fact.name === other && fact.quality === 'ok')).toBe(true)
    expect((await decide(who)).outcome).not.toBe('notEligible')
  },
)

test('old figures are shown as old, and no decision rests on them', async () => {
  await forget(district.story(story).householdId)
  turn('socialSecurity', 'stale')
  await pool(district, who)
  const wages = (await knownTo(who)).filter((fact) => fact.name === 'wageIncomeFen')
  expect(wages.some((fact) => fact.quality === 'stale' && fact.reason === 'stale')).toBe(true)
  expect(['unknown', 'needsPerson']).toContain((await decide(who)).outcome)
})

test('a department that comes back closes its gap', async () => {
  await forget(district.story(story).householdId)
  turn('housing', 'garbage')
  await pool(district, who)
  expect((await decide(who)).outcome).toBe('unknown')
  turn('housing', 'none')
  await pool(district, who)
  expect(await decide(who)).toMatchObject({ outcome: 'eligible', amountFen: 240_300 })
})

test('a later failure does not erase what was known', async () => {
  turn('socialSecurity', 'garbage')
  await pool(district, who)
  const wages = (await knownTo(who)).filter((fact) => fact.name === 'wageIncomeFen')
  expect(wages.some((fact) => fact.quality === 'ok')).toBe(true)
})

test('without a consent no department is asked, and the reason says so', async () => {
  const alone = await resident(district, 'missing-savings')
  expect((await alone.post('/api/facts/pool')).body.code).toBe('consent_missing')
  await alone.post('/api/consents', { language: 'zh', withMinors: false })
  const { personId, householdId } = district.story('missing-savings')
  const asked = watchQuestions()
  const run = await pool(district, alone)
  const { members } = (await alone.get('/api/facts')).body
  expect(run.answers).toHaveLength(members.length * 4)
  for (const each of run.answers as { personId: string; problem: string | null }[])
    if (each.personId === personId) expect(each.problem).not.toBe('noConsent')
    else expect(each.problem).toBe('noConsent')
  expect(asked(), 'one person, four departments').toBe(4)
  const known = (await knownTo(alone)).filter((fact) => fact.name === 'wageIncomeFen')
  for (const fact of known.filter((each) => each.personId !== personId))
    expect(fact).toMatchObject({ value: null, reason: 'noConsent' })
  expect((await decide(alone)).outcome).not.toBe('notEligible')
  const rows = await district.asOwner(
    "select count(*)::int as count from fact where household_id = $1 and person_id <> $2 and source not in ('civilAffairs', 'declared')",
    [householdId, personId],
  )
  expect(rows[0]?.count).toBe(0)
})

test('a consent that was taken back stops the next question, and one that ran out does too', async () => {
  const alone = await resident(district, 'car')
  const given = (await alone.post('/api/consents', { language: 'zh', withMinors: true })).body
  const mine = given.members.find((each: { personId: string }) => each.personId === given.me)
  await pool(district, alone)
  const asked = watchQuestions()
  await district.asOwner(
    "update consent set expires_at = now() - interval '1 second' where household_id = $1 and id <> $2",
    [district.story('car').householdId, mine.consent.id],
  )
  expect((await alone.post('/api/facts/pool')).status).toBe(200)
  expect((await alone.post(`/api/consents/${mine.consent.id}/withdraw`)).status).toBe(200)
  await district.runJobs()
  expect(asked(), 'taken back between the order and the question').toBe(0)
  const { run } = (await alone.get('/api/facts/pool')).body
  expect(run.answers.every((each: { problem: string }) => each.problem === 'noConsent')).toBe(true)
  expect((await alone.post('/api/facts/pool')).body.code).toBe('consent_missing')
  const again = await alone.post('/api/consents', { language: 'zh', withMinors: true })
  expect(again.status, 'and can be given again').toBe(200)
  expect((await alone.post('/api/consents', { language: 'zh', withMinors: false })).body.code).toBe(
    'consent_exists',
  )
})

test('nobody gives or takes back the consent of another adult', async () => {
  const { householdId } = district.story(story)
  const rows = await district.asOwner(
    `select c.id, c.person_id from consent c join person p on p.id = c.person_id
      where c.household_id = $1 and c.withdrawn_at is null and p.adult_on <= current_date and c.person_id <> $2`,
    [householdId, district.story(story).personId],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows)
    expect((await who.post(`/api/consents/${row.id}/withdraw`)).status).toBe(404)
})

test('two departments that disagree leave the wage unknown, and a person has to look', async () => {
  const torn = await resident(district, 'departments-disagree')
  await allConsent(district, torn, 'departments-disagree')
  await pool(district, torn)
  const { personId } = district.story('departments-disagree')
  const mine = (await knownTo(torn)).filter((fact) => fact.personId === personId)
  const employed = mine.find((fact) => fact.name === 'employed')
  expect(employed).toMatchObject({ value: null, quality: 'conflict', reason: 'conflict' })
  expect(new Set(employed?.said.map(({ source }) => source))).toEqual(
    new Set(['socialSecurity', 'medicalInsurance']),
  )
  expect(mine.find((fact) => fact.name === 'wageIncomeFen')).toMatchObject({ quality: 'conflict' })
  expect(['unknown', 'needsPerson']).toContain((await decide(torn)).outcome)
})

test('a question asked twice is answered once: the job does not ask again what was answered', async () => {
  await pool(district, who)
  const { run } = (await who.get('/api/facts/pool')).body
  const asked = watchQuestions()
  await poolFacts(district.platform, district.connectors, {
    householdId: district.story(story).householdId,
    runId: run.id,
  })
  expect(asked()).toBe(0)
})

test('a figure that the resident disputes holds the decision until somebody has answered', async () => {
  for (const department of departments) turn(department, 'none')
  await pool(district, who)
  const given = await aCase(district, who, story)
  const town = await caseworkerOf(district, story, 1)
  await toDistrictReview(district, town, given)
  const fact = (await knownTo(who)).find((each) => each.name === 'wageIncomeFen' && each.factId)
  const words = { words: '我没有这份工资' }
  const dispute = await who.post(`/api/facts/${fact?.factId}/dispute`, words)
  expect(dispute.status).toBe(200)
  const decider = await district.officer('districtCaseworker')
  expect((await given.move(decider, approval)).body.code).toBe('dispute_open')
  const shown = (await decider.get(given.path)).body.disputes
  expect(shown).toEqual([{ id: dispute.body.id, factId: fact?.factId, words: words.words }])
  const answer = `${given.path}/disputes/${dispute.body.id}/answer`
  expect((await town.post(answer, { words: '已向人社核实' })).status).toBe(200)
  expect((await town.post(answer, { words: '再答' })).body.code, 'answered once').toBe(
    'dispute_answered',
  )
  expect((await given.move(decider, approval)).status).toBe(200)
})

/** Counts the questions that really go out from now on. */
function watchQuestions(): () => number {
  let count = 0
  for (const connector of Object.values(district.connectors)) {
    const { ask } = connector
    connector.ask = async (...question) => {
      count += 1
      return await ask(...question)
    }
  }
  return () => count
}
