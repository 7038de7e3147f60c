import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { aCase, allConsent, caseworkerOf, passDays, pool, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { withPasskey } from './raised.ts'

let district: District
let who: Browser
let town: Browser
const story = 'three-at-500'

type Look = { id: number; who: string; name: string; action: string; question: unknown }

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  who = await resident(district, story)
  await allConsent(district, who, story)
  await pool(district, who)
  await who.post('/api/decisions')
  const given = await aCase(district, who, story)
  town = await caseworkerOf(district, story, 1)
  await town.get(given.path)
})
beforeEach(async () => {
  await district.asOwner('delete from rate_bucket')
})
afterAll(() => district?.close())

test('each department stands with when it was asked, under which consent, and what it said', async () => {
  const { body } = await who.get('/api/data')
  const by = new Map(
    body.departments.map((each: { source: string }) => [each.source, each]),
  ) as Map<string, { asked: unknown[]; fetchedAt: string; consentIds: string[]; facts: unknown[] }>
  expect([...by.keys()]).toEqual([
    'socialSecurity',
    'medicalInsurance',
    'education',
    'housing',
    'civilAffairs',
    'declared',
  ])
  const consents = new Set(body.consents.map((each: { id: string }) => each.id))
  for (const source of ['socialSecurity', 'medicalInsurance', 'education', 'housing']) {
    const { asked, fetchedAt, consentIds } = by.get(source) ?? { asked: [], consentIds: [] }
    expect(asked.length, source).toBe(body.members.length)
    expect(fetchedAt, source).toBeTruthy()
    for (const id of consentIds) expect(consents).toContain(id)
  }
  const names = body.departments.flatMap((each: { facts: { name: string }[] }) =>
    each.facts.map(({ name }) => name),
  )
  const { known } = (await who.get('/api/facts')).body
  expect(names).toHaveLength(known.length)
})

test('a department that does not answer says so, and the others are shown', async () => {
  const down = await resident(district, 'department-down')
  await allConsent(district, down, 'department-down')
  await pool(district, down)
  const { departments } = (await down.get('/api/data')).body
  const problems = departments.filter((each: { asked: { problem: string | null }[] }) =>
    each.asked.some(({ problem }) => problem !== null),
  )
  expect(problems).toHaveLength(1)
  const silent = problems[0].facts.filter((each: { quality: string }) => each.quality === 'missing')
  expect(silent.length).toBeGreaterThan(0)
})

test('a consent that was taken back stays on the list, with its day', async () => {
  const other = await resident(district, 'car')
  await allConsent(district, other, 'car')
  const live = (await other.get('/api/data')).body.consents.find(
    (each: { personId: string }) => each.personId === district.story('car').personId,
  )
  expect((await other.post(`/api/consents/${live.id}/withdraw`)).status).toBe(200)
  const { consents } = (await other.get('/api/data')).body
  expect(consents.find((each: { id: string }) => each.id === live.id).withdrawnAt).toBeTruthy()
})

const looks = async (): Promise<Look[]> => (await who.get('/api/reads')).body.reads

test('a resident asks an officer why they looked, once a look, and reads the answer beside it', async () => {
  const look = (await looks()).find((each) => each.who === 'officer')
  const ask = `/api/reads/${look?.id}/ask`
  const asked = await who.post(ask, { words: '为什么看我家的资料？' })
  expect(asked.status).toBe(200)
  expect(asked.body.answerBy).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect((await who.post(ask, {})).body.code, 'a double tap').toBe('question_asked')
  const { mine } = (await town.get('/api/staff/read-questions')).body
  expect(mine[0]).toMatchObject({ words: '为什么看我家的资料？', answer: null })
  expect(mine[0].nameMasked).toMatch(/^.\*+$/)
  const answer = `/api/staff/read-questions/${mine[0].id}/answer`
  const colleague = await caseworkerOf(district, story, 0)
  expect((await colleague.post(answer, { words: '我来答' })).body.code).toBe('question_answered')
  expect((await town.post(answer, { words: '核对您的申请。' })).status).toBe(200)
  expect((await town.post(answer, { words: '再答' })).body.code).toBe('question_answered')
  const after = (await looks()).find((each) => each.id === look?.id)
  expect(after?.question).toMatchObject({ answer: '核对您的申请。' })
  await district.runJobs()
  const { notices } = (await who.get('/api/notices')).body
  expect(notices[0].kind).toBe('read.answered')
})

test('nobody is asked about one’s own look, a machine’s, or a look at somebody else', async () => {
  const all = await looks()
  const own = all.find((each) => each.who === 'me')
  const machine = all.find((each) => each.who === 'machine')
  const officer = all.find((each) => each.who === 'officer')
  const stranger = await resident(district, 'old-widow')
  const answers = [
    await who.post(`/api/reads/${own?.id}/ask`, {}),
    await who.post(`/api/reads/${machine?.id}/ask`, {}),
    await stranger.post(`/api/reads/${officer?.id}/ask`, {}),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})

test('after five working days a question stands before the auditors, without the resident’s name', async () => {
  const look = (await looks()).filter((each) => each.who === 'officer').at(-1)
  expect((await who.post(`/api/reads/${look?.id}/ask`, {})).status).toBe(200)
  const auditor = await district.officer('auditor')
  const overdue = async () => (await auditor.get('/api/staff/read-questions')).body.overdue
  expect(await overdue()).toEqual([])
  passDays(district, 15)
  const late = await overdue()
  expect(late).toMatchObject([{ role: 'townCaseworker' }])
  expect(JSON.stringify(late)).not.toContain('*')
  const [day] = await district.asOwner(
    'select asked_at::date::text as asked, answer_by::text as by from read_question where answered_at is null',
  )
  expect(late[0].answerBy).toBe(day?.by)
})

test('the file holds what is kept, masked at grade B; with number and account only after the passkey', async () => {
  const change = { kind: 'incomeChanges', since: '2026-01-01', words: '我停工了' }
  expect((await who.post('/api/changes', change)).status).toBe(200)
  const { status, body, headers } = await who.get('/api/export')
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="xingfuma-.*\.json"$/)
  for (const part of ['facts', 'consents', 'decisions', 'applications', 'reads', 'notices'])
    expect(body[part].length, part).toBeGreaterThan(0)
  expect(body.changes).toMatchObject([{ words: '我停工了' }])
  expect(body.letters, 'no decision yet').toEqual([])
  expect(body.applications[0].reconsiderations).toEqual([])
  expect(body.decisions[0].input_sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(body)).not.toMatch(/"\d{17}[\dX]"|"1[3-9]\d{9}"/)
  expect(body.person).not.toHaveProperty('citizenId')
  expect((await who.get('/api/export?unmasked=1')).body.code).toBe('grade_too_low')
  expect((await looks()).slice(0, 5).map(({ action }) => action)).toContain('data.export')

  const { who: owner, raise } = await withPasskey(district, 'job-on-aid')
  await raise()
  const whole = await owner.get('/api/export?unmasked=1')
  expect(whole.body.person.citizenId).toMatch(/^\d{17}[\dX]$/)
  expect(whole.body.unmasked).toBe(true)
})

test('the file shows no figure of people outside the household', async () => {
  const { facts } = (await who.get('/api/export')).body
  const obligors = facts.filter((each: { name: string }) => each.name === 'obligors')
  for (const each of obligors) expect(JSON.stringify(each.value ?? null)).not.toMatch(/Fen|income/)
})
