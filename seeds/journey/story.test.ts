import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { newPhone } from './phone.ts'

let district: District
let resident: Browser
let worker: Browser
const PIN = '482913'

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

test('a card is printed, handed over with a PIN, and a phone is enrolled', async () => {
  const person = district.story('three-at-500')
  worker = await district.officer('communityWorker')
  const printed = await worker.post('/api/staff/cards', {
    householdId: person.householdId,
    personId: person.personId,
  })
  expect(printed.status).toBe(200)
  expect(printed.body.link).toMatch(/^http:\/\/district\.test\/c#[A-Za-z0-9_-]{22}$/)

  const early = await district
    .browser()
    .post('/api/sessions', { by: 'card', card: printed.body.link, pin: PIN })
  expect(early.body.code).toBe('code_refused')

  const easy = await worker.post('/api/staff/cards/activate', {
    card: printed.body.link,
    pin: '123456',
    documentSeen: true,
  })
  expect(easy.body.code).toBe('pin_too_easy')
  const active = await worker.post('/api/staff/cards/activate', {
    card: printed.body.typedNumber,
    pin: PIN,
    documentSeen: true,
  })
  expect(active.status).toBe(200)

  const ticket = await worker.post('/api/staff/enrolments', { personId: person.personId })
  expect(ticket.status).toBe(200)
  const phone = await newPhone()
  const enrolled = await district
    .browser()
    .post('/api/devices', { ticket: ticket.body.link.split('#')[1], publicJwk: phone.publicJwk })
  expect(enrolled.status).toBe(200)

  const code = await phone.codeAt(enrolled.body, new Date())
  resident = district.browser()
  const signedIn = await resident.post('/api/sessions', { by: 'phoneCode', code, pin: PIN })
  expect(signedIn.body).toMatchObject({ grade: 'B', personId: person.personId })
  const replayed = await district
    .browser()
    .post('/api/sessions', { by: 'phoneCode', code, pin: PIN })
  expect(replayed.body.code).toBe('code_refused')
})

test('every adult consents, the departments answer, and every programme is decided with reasons', async () => {
  const mine = await resident.post('/api/consents', { language: 'zh', withMinors: true })
  expect(mine.status).toBe(200)
  const husband = mine.body.members.find(
    (member: { adult: boolean; consent: unknown }) => member.adult && !member.consent,
  )
  const paper = await worker.post('/api/staff/consents', {
    householdId: district.story('three-at-500').householdId,
    personId: husband.personId,
    withMinors: false,
    language: 'zh',
    paperSigned: true,
  })
  expect(paper.status).toBe(200)

  expect((await resident.post('/api/facts/pool')).status).toBe(200)
  await district.runJobs()
  const progress = await resident.get('/api/facts/pool')
  expect(progress.body.run.finishedAt).not.toBeNull()
  expect(progress.body.run.answers).toHaveLength(12)

  const decided = await resident.post('/api/decisions?language=zh')
  expect(decided.status).toBe(200)
  const dibao = decided.body.decisions.find(
    (each: { programme: string }) => each.programme === 'subsistence-allowance',
  )
  expect(dibao).toMatchObject({ outcome: 'eligible', amountFen: 240_300 })
  const again = await resident.get(`/api/decisions/${dibao.id}/recompute`)
  expect(again.body.sameBytes).toBe(true)
  // What is not known yet is turned round: what would follow from each possible answer.
  const emergency = decided.body.decisions.find(
    (each: { programme: string }) => each.programme === 'emergency-aid',
  )
  const open = await resident.get(`/api/decisions/${emergency.id}/what-if?language=zh`)
  expect(open.body.sentences.length).toBeGreaterThan(0)
  const settled = await resident.get(`/api/decisions/${dibao.id}/what-if?language=en`)
  expect(settled.status).toBe(200)
})

test('the application runs from submission to money, with two people at each turn', async () => {
  const draft = await resident.put('/api/drafts/subsistence-allowance', {
    answers: { membersConfirmed: true, reason: '收入太低', truthful: true },
  })
  expect(draft.status).toBe(200)
  const key = randomUUID()
  const sent = await resident.post(
    '/api/applications',
    { programme: 'subsistence-allowance' },
    { 'idempotency-key': key },
  )
  expect(sent.status).toBe(200)
  expect(sent.body.reference).toMatch(/^LP-\d{6}-\d{6}$/)
  const twice = await resident.post(
    '/api/applications',
    { programme: 'subsistence-allowance' },
    { 'idempotency-key': key },
  )
  expect(twice.body).toEqual(sent.body)

  const town = await townOfficer()
  const [waiting] = (await town.get('/api/staff/cases')).body.cases
  const path = `/api/staff/cases/${waiting.householdId}/${waiting.id}`
  const version = async () => (await town.get(path)).body.application.version
  const move = async (who: Browser, body: Record<string, unknown>) =>
    await who.post(`${path}/moves`, { expectedVersion: await version(), ...body })

  expect((await move(town, { to: 'accepted' })).status).toBe(200)
  expect((await move(town, { to: 'surveying' })).status).toBe(200)
  expect(
    (
      await move(town, {
        to: 'preliminaryOpinion',
        favourable: true,
        opinion: '符合',
        amountFen: 240_300,
      })
    ).body.code,
  ).toBe('visit_missing')
  const visitors = (await town.get(path)).body.visitors
  const visit = await town.post(`${path}/visits`, {
    visitorIds: visitors.slice(0, 2).map((each: { id: string }) => each.id),
    visitedAt: new Date().toISOString(),
    findings: '情况属实',
    signedByMember: true,
  })
  expect(visit.status).toBe(200)
  expect(
    (
      await move(town, {
        to: 'preliminaryOpinion',
        favourable: true,
        opinion: '符合',
        amountFen: 240_300,
      })
    ).status,
  ).toBe(200)
  expect((await move(town, { to: 'publicity' })).status).toBe(200)
  const { publicity } = (await town.get(path)).body
  const shown = await district.browser().get(`/api/publicity/${publicity.publicId}`)
  expect(Object.keys(shown.body).sort()).toEqual([
    'amountFen',
    'from',
    'hotline',
    'nameShown',
    'peopleCount',
    'programme',
    'until',
    'village',
    'villageEn',
  ])

  expect((await move(town, { to: 'districtReview' })).body.code).toBe('publicity_running')
  district.platform.clock.moveProcedure(8)
  expect((await district.browser().get(`/api/publicity/${publicity.publicId}`)).status).toBe(410)
  expect((await move(town, { to: 'districtReview' })).status).toBe(200)

  const decider = await district.officer('districtCaseworker')
  expect((await move(decider, { to: 'approved', amountFen: 240_300, reasons: [] })).status).toBe(
    200,
  )
  await district.runJobs()
  const tracked = (await resident.get(`/api/applications/${sent.body.id}`)).body
  expect(tracked.application.state).toBe('paying')

  const { awards } = (await resident.get('/api/payments')).body
  const preparer = await district.officer('paymentPreparer')
  const run = await preparer.post('/api/staff/payment-runs', { period: awards[0].firstPeriod })
  expect(run.body).toMatchObject({ paymentCount: 1, totalFen: 240_300 })
  expect(
    (await preparer.post('/api/staff/payment-runs', { period: awards[0].firstPeriod })).body.code,
  ).toBe('nothing_due')
  expect((await preparer.post(`/api/staff/payment-runs/${run.body.id}/release`)).body.code).toBe(
    'role_not_allowed',
  )
  const releaser = await district.officer('paymentReleaser')
  expect((await releaser.post(`/api/staff/payment-runs/${run.body.id}/release`)).status).toBe(200)
  const file = await releaser.get(`/api/staff/payment-runs/${run.body.id}/file`)
  expect(file.body).toContain('2403.00')
  await district.runJobs()
  const notices = (await resident.get('/api/notices')).body.notices.map(
    (each: { kind: string }) => each.kind,
  )
  expect(notices).toContain('payment.released')
})

test('the resident sees who looked, and a stranger with the demo PIN sees nothing of it', async () => {
  const { reads } = (await resident.get('/api/reads')).body
  expect(
    reads.some((each: { who: string; name: string | null }) => each.who === 'officer' && each.name),
  ).toBe(true)
  expect(DEMO_PIN).not.toBe(PIN)
})

async function townOfficer(): Promise<Browser> {
  for (const index of [0, 1, 2]) {
    const officer = await district.officer('townCaseworker', index)
    if ((await officer.get('/api/staff/cases')).body.cases.length > 0) return officer
  }
  throw new Error('no caseworker has the case in their divisions')
}
