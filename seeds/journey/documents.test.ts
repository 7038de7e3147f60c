import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { apply, caseAt, caseworkerOf, resident } from './acts.ts'
import { type District, openDistrict } from './district.ts'
import { give, paper, png } from './papers.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

test('each file gets its own answer: the good ones stay, the bad ones are named for what they are', async () => {
  const who = await resident(district, 'three-at-500')
  const files: [string, Uint8Array | string, string][] = [
    ['photo.png', png(300, 200), 'taken'],
    ['renamed.jpg', paper(), 'taken'],
    ['empty.jpg', '', 'file_empty'],
    ['page.jpg', '<script>alert(1)</script>', 'file_type_refused'],
    ['drawing.svg', '<svg onload="alert(1)"/>', 'file_type_refused'],
    ['broken.png', png(300, 200).subarray(0, 60), 'file_damaged'],
    ['bomb.png', png(30_000, 30_000), 'picture_too_large'],
    ['book.pdf', paper(21), 'file_too_long'],
    ['locked.pdf', paper(1, { trailer: '/Encrypt << /Filter /Standard >>' }), 'file_locked'],
    ['large.jpg', Buffer.alloc(10 * 1024 * 1024 + 1, 0xff), 'body_too_large'],
  ]
  for (const [name, content, expected] of files) {
    const { status, body } = await give(who, content, { name })
    expect(status === 200 ? 'taken' : body.code, name).toBe(expected)
  }
  const { documents } = (await who.get('/api/draft')).body
  expect(documents.map((each: { mediaType: string }) => each.mediaType)).toEqual([
    'image/jpeg',
    'application/pdf',
  ])
})

test('fifty megabytes are refused before they are read', async () => {
  const who = await resident(district, 'student-son')
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(64 * 1024))
      if (pulled > 800) controller.close()
    },
  })
  const { status, body: said } = await who.sendRaw('POST', '/api/documents', body as never, {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(50 * 1024 * 1024),
  })
  expect([status, said.code]).toEqual([413, 'body_too_large'])
  expect(pulled).toBeLessThan(10)
})

test('what waits can be looked at and taken back by its owner alone; what was handed in stays', async () => {
  const who = await resident(district, 'car')
  const other = await resident(district, 'missing-savings')
  const photo = (await give(who, png(640, 480))).body.id
  const file = (await give(who, paper())).body.id
  const seen = await who.get(`/api/documents/${photo}/picture`)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await who.get(`/api/documents/${file}/picture`)).status, 'a PDF has none').toBe(404)
  expect((await other.get(`/api/documents/${photo}/picture`)).status).toBe(404)
  expect((await other.send('DELETE', `/api/documents/${photo}`)).status).toBe(404)
  expect((await who.send('DELETE', `/api/documents/${file}`)).status).toBe(200)
  expect((await who.get('/api/draft')).body.documents).toHaveLength(1)
  await apply(who)
  expect((await who.send('DELETE', `/api/documents/${photo}`)).status).toBe(404)
  const reads = await district.asOwner(
    "select action from audit_event where person_id = $1 and action like '%document%' order by id",
    [district.story('car').personId],
  )
  expect(reads.map((each) => String(each.action))).toEqual([
    'document.give',
    'document.give',
    'read.document',
    'document.remove',
  ])
})

test('twenty files may wait, the next one is told so', async () => {
  const who = await resident(district, 'old-widow')
  const first = (await give(who, png(20, 20))).body.id
  expect((await give(who, png(20, 20))).body.id, 'sent twice is kept once').toBe(first)
  for (let size = 21; size < 40; size++) expect((await give(who, png(size, 20))).status).toBe(200)
  expect((await give(who, png(50, 50))).body.code).toBe('too_many_files')
})

test('a document that was given once goes with a later application by a tick, and another household’s does not', async () => {
  const who = await resident(district, 'two-homes-under')
  const stranger = (await give(await resident(district, 'job-on-aid'), paper())).body.id
  const mine = (await give(who, paper(), { kind: 'income' })).body.id
  // It waits for a dispute that is being written, and does not slip into the application.
  expect((await give(who, png(80, 60), { kind: 'evidence' })).status).toBe(200)
  const first = (await apply(who)).body
  expect((await who.post(`/api/applications/${first.id}/withdraw`)).status).toBe(200)
  await who.put('/api/draft', { earlierDocumentIds: [mine, stranger] })
  expect((await who.get('/api/draft')).body.earlier).toMatchObject([{ id: mine, chosen: true }])
  const second = (await apply(who)).body
  const town = await caseworkerOf(district, 'two-homes-under')
  const { householdId } = district.story('two-homes-under')
  for (const { id } of [first, second]) {
    const given = caseAt(district, householdId, id)
    const { documents } = (await town.get(given.path)).body
    expect(documents.map((each: { id: string }) => each.id)).toEqual([mine])
    expect((await town.get(`${given.path}/documents/${mine}`)).status).toBe(200)
    expect((await town.get(`${given.path}/documents/${stranger}`)).status).toBe(404)
  }
})

test('an answer to a request for more is kept while it is written, and takes old and new papers along', async () => {
  const story = 'rigid-expenditure'
  const who = await resident(district, story)
  const town = await caseworkerOf(district, story)
  const old = (await give(who, paper())).body.id
  const first = (await apply(who)).body
  await who.post(`/api/applications/${first.id}/withdraw`)
  const given = caseAt(district, district.story(story).householdId, (await apply(who)).body.id)
  const path = `/api/applications/${given.id}/supply`
  expect((await who.get(path)).status, 'nothing is asked yet').toBe(404)
  expect((await who.put(path, { words: '早' })).status).toBe(404)
  await given.move(town, { to: 'supplementRequested', note: '请补交工资单' })
  expect((await who.post(path, {})).body.faults).toMatchObject([{ at: 'words' }])

  const fresh = (await give(who, png(30, 30), { kind: 'income' })).body.id
  await who.put(path, { words: '写到一', earlierDocumentIds: [old] })
  await who.put(path, { words: '写到一半' })
  const seen = (await who.get(path)).body
  expect(seen).toMatchObject({
    asked: { words: '请补交工资单' },
    words: '写到一半',
    documents: [{ id: fresh }],
    earlier: [{ id: old, chosen: true }],
  })
  expect((await who.post(path, {})).body).toEqual({ state: 'submitted' })
  const { documents } = (await town.get(given.path)).body
  expect(new Set(documents.map((each: { id: string }) => each.id))).toEqual(new Set([old, fresh]))
  expect((await who.post(path, { words: '再说一次' })).body.code).toBe('move_not_allowed')
})
