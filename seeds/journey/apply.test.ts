import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { fictionalCitizenId } from '../world/citizen-id.ts'
import { caseAt, caseworkerOf, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { give, paper } from './papers.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

const key = () => ({ 'idempotency-key': randomUUID() as string })
const both = ['subsistence-allowance', 'emergency-aid']
const answers = {
  membersConfirmed: true,
  moneyAssetsFen: 1_200_000,
  vehicles: [],
  companyCapitalFen: 0,
  kind: 'EXPENDITURE',
  cause: 'MEDICAL',
  eventDate: '2026-10-20',
  eventPlace: '330113',
  persons: 1,
  immediateDanger: false,
  reason: '看病花了很多钱',
  truthful: true,
}
const number = fictionalCitizenId('1961-03-02', '2', 7)

async function declare(who: Browser, more: Record<string, unknown> = {}) {
  const body = { change: 'joined', name: '周𬱖', relation: '52', citizenId: number, ...more }
  return await who.post('/api/draft/members', body, key())
}

test('one application for two programmes: asked once, handed in at once, one case each, bound together', async () => {
  const who = await resident(district, 'three-at-500')
  const { householdId } = district.story('three-at-500')
  await who.put('/api/draft', { programmes: both })
  const { questions } = (await who.get('/api/draft')).body
  const names = questions.map((each: { name: string }) => each.name)
  expect(new Set(names).size, 'each question once').toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['moneyAssetsFen', 'cause', 'reason', 'truthful']))
  await who.put('/api/draft', { answers })
  const document = (await give(who, paper(), { kind: 'illness' })).body
  const declared = (await declare(who)).body

  const given = key()
  const [sent, again] = await Promise.all([
    who.post('/api/applications', {}, given),
    who.post('/api/applications', {}, given),
  ])
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  expect(again.body, 'a double tap gets the same receipt').toEqual(sent.body)
  expect(sent.body.cases.map((each: { programme: string }) => each.programme)).toEqual(both)
  const mine = (await who.get('/api/applications')).body.applications
  expect(mine).toHaveLength(2)
  expect(mine[0].handedInWith).toBe(mine[1].handedInWith)
  expect((await who.get('/api/draft')).body).toMatchObject({
    draft: null,
    documents: [],
    members: [],
    earlier: [{ id: document.id, chosen: false }],
  })

  const town = await caseworkerOf(district, 'three-at-500')
  for (const each of sent.body.cases) {
    const { body } = await town.get(caseAt(district, householdId, each.id).path)
    expect(body.documents.map((one: { id: string }) => one.id)).toEqual([document.id])
    expect(body.declaredMembers).toMatchObject([
      { id: declared.id, change: 'joined', name: '周𬱖', relation: '52' },
    ])
    expect(body.declaredMembers[0].citizenId).toBe(
      `${number.slice(0, 6)}********${number.slice(-4)}`,
    )
    expect(body.together.map((one: { reference: string }) => one.reference)).toEqual(
      mine
        .filter((one: { id: string }) => one.id !== each.id)
        .map((one: { reference: string }) => one.reference),
    )
    const wanted = each.programme === 'emergency-aid' ? 'cause' : 'moneyAssetsFen'
    const other = each.programme === 'emergency-aid' ? 'moneyAssetsFen' : 'cause'
    expect(body.answers[wanted], 'a case keeps what its programme asks').toBeDefined()
    expect(body.answers[other], 'and no other answer').toBeUndefined()
  }

  for (const each of sent.body.cases)
    expect((await who.post(`/api/applications/${each.id}/withdraw`)).status).toBe(200)
})

test('a hand-in is all or nothing: one case that is open already holds the other back too', async () => {
  const who = await resident(district, 'student-son')
  await who.put('/api/draft', { programmes: ['emergency-aid'], answers })
  expect((await who.post('/api/applications', {}, key())).status).toBe(200)
  await who.put('/api/draft', { programmes: both, answers })
  expect((await who.post('/api/applications', {}, key())).body.code).toBe('application_open')
  expect((await who.get('/api/applications')).body.applications).toHaveLength(1)
  const kept = (await who.get('/api/draft')).body.draft
  expect(kept.programmes, 'nothing that was written is lost').toEqual(both)
  const part = await who.post('/api/applications', { programme: 'subsistence-allowance' }, key())
  expect(part.body.cases).toHaveLength(1)
  expect((await who.get('/api/draft')).body.draft.programmes).toEqual(['emergency-aid'])
})

test('without a programme, or with an answer missing, nothing is handed in and the question is named', async () => {
  const who = await resident(district, 'old-widow')
  expect((await who.post('/api/applications', {}, key())).body.code).toBe('draft_incomplete')
  await who.put('/api/draft', { programmes: [], answers: {} })
  expect((await who.post('/api/applications', {}, key())).body.code).toBe('draft_incomplete')
  await who.put('/api/draft', { programmes: ['emergency-aid'], answers: { kind: 'URGENT' } })
  const { body } = await who.post('/api/applications', {}, key())
  expect(body.code).toBe('draft_incomplete')
  expect(body.faults.map((each: { at: string }) => each.at)).toContain('cause')
})

test('two tabs lose nothing of each other, and a day that is still to come is told at its field', async () => {
  const who = await resident(district, 'car')
  await Promise.all([
    who.put('/api/draft', { programmes: both, answers: { kind: 'URGENT' } }),
    who.put('/api/draft', { answers: { persons: 2 } }),
  ])
  const { draft } = (await who.get('/api/draft')).body
  expect(draft.answers).toEqual({ kind: 'URGENT', persons: 2 })
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  const { body } = await who.put('/api/draft', { answers: { eventDate: tomorrow } })
  expect(body).toMatchObject({ code: 'invalid_input', faults: [{ at: 'answers.eventDate' }] })
})

test('any text is taken as it was typed, and what is too long is told, with nothing lost', async () => {
  const who = await resident(district, 'missing-savings')
  for (const reason of ['😀👨‍👩‍👧', '𠮷𬱖\u{2b8d8}\u{31c0a}', 'שלום مرحبا', '𠮷'.repeat(2000)]) {
    expect((await who.put('/api/draft', { answers: { reason } })).status, reason).toBe(200)
    expect((await who.get('/api/draft')).body.draft.answers.reason).toBe(reason)
  }
  const { body } = await who.put('/api/draft', { answers: { reason: '长'.repeat(10_000) } })
  expect(body.faults).toMatchObject([{ at: 'answers.reason', expected: 'at most 2000 characters' }])
  expect((await who.get('/api/draft')).body.draft.answers.reason).toBe('𠮷'.repeat(2000))
})

test('who lives here is declared: each fault of a number is told apart, and nobody else reads it', async () => {
  const who = await resident(district, 'two-homes-under')
  const faults: [string, string][] = [
    ['33011319610302', 'citizen_id_length'],
    ['33011319610302OO4X', 'citizen_id_letters'],
    [`${number.slice(0, 10)}1340${number.slice(14)}`, 'citizen_id_date'],
    [`${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`, 'citizen_id_check'],
  ]
  for (const [citizenId, expected] of faults)
    expect((await declare(who, { citizenId })).body.faults).toEqual([{ at: 'citizenId', expected }])
  const added = await declare(who, { citizenId: null, name: '‮שרה' })
  expect(added.status, JSON.stringify(added.body)).toBe(200)

  const { members } = (await who.get('/api/consents')).body
  const left = { change: 'left', memberId: members[0].personId }
  expect((await who.post('/api/draft/members', left, key())).status).toBe(200)
  await who.post('/api/draft/members', left, key())
  const stranger = { change: 'left', memberId: district.story('old-widow').personId }
  expect((await who.post('/api/draft/members', stranger, key())).body.code).toBe('not_found')
  const said = (await who.get('/api/draft')).body.members
  expect(said.map((each: { change: string }) => each.change)).toEqual(['joined', 'left'])

  const rows = await district.asOwner(
    'select name_enc, citizen_id_enc from declared_member where household_id = $1 and name_enc is not null',
    [district.story('two-homes-under').householdId],
  )
  expect(String(rows[0]?.name_enc)).not.toContain('שרה')
  expect((await who.send('DELETE', `/api/draft/members/${randomUUID()}`)).status).toBe(404)
  expect((await who.send('DELETE', `/api/draft/members/${said[0].id}`)).status).toBe(200)
  for (let more = 0; more < 15; more++) await declare(who, { name: `${more}` })
  expect((await declare(who)).body.code).toBe('too_many_members')
})

test('throwing a draft away takes its members and documents with it, and no case', async () => {
  const who = await resident(district, 'low-margin-couple')
  await who.put('/api/draft', { programmes: both, answers: { reason: '一' } })
  await declare(who)
  await give(who, paper())
  expect((await who.send('DELETE', '/api/draft')).status).toBe(200)
  expect((await who.get('/api/draft')).body).toMatchObject({
    draft: null,
    members: [],
    documents: [],
    earlier: [],
  })
})
