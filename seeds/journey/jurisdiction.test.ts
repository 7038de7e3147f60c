import { inTransaction, type OfficerActor } from '@happiness-code/api/db/in-transaction'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { DEMO_PIN } from '../world/load.ts'
import { aCase, allConsent, type Case, caseworkerOf, pool, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { fill, sampleBody } from './operations.ts'
import { give, paper } from './papers.ts'

let district: District
/** Nanyuan's case, with everything that a household can have. */
let theirs: Case
let documentId: string
let disputeId: string
/** Caseworker and community worker of Tangqi, another town. */
let elsewhere: Browser
let village: Browser

const person = (story = 'three-at-500') => district.story(story)

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  const who = await resident(district, 'three-at-500')
  await allConsent(district, who, 'three-at-500')
  await pool(district, who)
  documentId = (await give(who, paper(), { kind: 'income' })).body.id
  theirs = await aCase(district, who, 'three-at-500')
  const { known } = (await who.get('/api/facts')).body
  const factId = known.find((each: { factId: number | null }) => each.factId).factId
  disputeId = (await who.post(`/api/facts/${factId}/dispute`, { words: '不对' })).body.id
  elsewhere = await district.officer('townCaseworker', 2)
  village = await district.officer('communityWorker', 1)
  await district.runJobs()
})
afterAll(() => district?.close())

/** What an answer says, without the number of the request. */
function said({ status, body }: { status: number; body: Record<string, unknown> }) {
  const { requestId: _, ...rest } = body
  return { status, ...rest }
}

test('what belongs to another town answers like what does not exist, byte for byte', async () => {
  const ids = {
    householdId: theirs.householdId,
    personId: person().personId,
    id: theirs.id,
    documentId,
    disputeId,
  }
  for (const [method, path] of [
    ['GET', '/api/staff/people/{householdId}/{personId}'],
    ['GET', '/api/staff/people/{householdId}/{personId}/cards'],
    ['GET', '/api/staff/consents/{householdId}'],
    ['POST', '/api/staff/facts/{householdId}/pool'],
    ['GET', '/api/staff/cases/{householdId}/{id}'],
    ['POST', '/api/staff/cases/{householdId}/{id}/moves'],
    ['POST', '/api/staff/cases/{householdId}/{id}/visits'],
    ['POST', '/api/staff/cases/{householdId}/{id}/disputes/{disputeId}/answer'],
    ['GET', '/api/staff/cases/{householdId}/{id}/documents/{documentId}'],
  ] as const) {
    const ask = async (url: string) =>
      said(await elsewhere.send(method, url, sampleBody({ method, path })))
    const foreign = await ask(fill(path, ids))
    expect(foreign, `${method} ${path}`).toEqual(await ask(fill(path)))
    expect(foreign.status, `${method} ${path}`).toBe(404)
  }
})

test('ids of another household in a body, or under a path of one’s own, do nothing', async () => {
  const before = await everything()
  const asked = [
    await elsewhere.post('/api/staff/cards', {
      householdId: theirs.householdId,
      personId: person().personId,
    }),
    await elsewhere.post('/api/staff/consents', {
      householdId: theirs.householdId,
      personId: person().personId,
      withMinors: true,
      language: 'zh',
      paperSigned: true,
    }),
    await village.post('/api/staff/cards', {
      householdId: person('old-widow').householdId,
      personId: person().personId,
    }),
  ]
  for (const { status } of asked) expect(status).toBe(404)
  const mine = await aCase(district, await resident(district, 'old-widow'), 'old-widow')
  expect((await elsewhere.get(`${mine.path}/documents/${documentId}`)).status).toBe(404)
  expect(
    (await elsewhere.post(`${mine.path}/disputes/${disputeId}/answer`, { words: '已核实' })).status,
  ).toBe(404)
  const { application, draft, ...rest } = await everything()
  const { application: _, draft: __, ...earlier } = before
  expect(rest.card).toBe(earlier.card)
  expect(rest.consent).toBe(earlier.consent)
  expect(application).toBe((before.application ?? 0) + 1)
  expect(draft).toBe(before.draft)
})

test('a queue and a search show one’s own divisions only, and a scan finds nobody from elsewhere', async () => {
  await district.asOwner('delete from rate_bucket')
  const { cases } = (await elsewhere.get('/api/staff/cases')).body
  expect(cases.every((each: Case) => each.householdId !== theirs.householdId)).toBe(true)
  const search = { query: '俞秀兰', purpose: 'assist' }
  expect((await elsewhere.post('/api/staff/people/search', search)).body.people).toEqual([])
  const own = await caseworkerOf(district, 'three-at-500')
  expect((await own.post('/api/staff/people/search', search)).body.people).toHaveLength(1)
  const scan = await elsewhere.post('/api/staff/presence', {
    purpose: 'assist',
    code: person().link,
    pin: DEMO_PIN,
  })
  expect(scan.body.code).toBe('code_refused')
})

test('a resident sees nothing of another household by its ids', async () => {
  const stranger = await resident(district, 'car')
  const { decisions } = (await stranger.post('/api/decisions')).body
  expect(decisions.length).toBeGreaterThan(0)
  const [decision] = await district.asOwner('select id from decision where household_id = $1', [
    theirs.householdId,
  ])
  const [consent] = await district.asOwner('select id from consent where household_id = $1', [
    theirs.householdId,
  ])
  const [fact] = await district.asOwner('select id from fact where household_id = $1', [
    theirs.householdId,
  ])
  for (const [method, path, body] of [
    ['GET', `/api/applications/${theirs.id}`],
    ['POST', `/api/applications/${theirs.id}/withdraw`],
    ['POST', `/api/applications/${theirs.id}/supply`, { words: '补交' }],
    ['GET', `/api/decisions/${decision?.id}`],
    ['GET', `/api/decisions/${decision?.id}/recompute`],
    ['GET', `/api/decisions/${decision?.id}/what-if`],
    ['POST', `/api/consents/${consent?.id}/withdraw`],
    ['POST', `/api/facts/${fact?.id}/dispute`, { words: '不对' }],
  ] as const)
    expect((await stranger.send(method, path, body)).status, `${method} ${path}`).toBe(404)
  expect((await theirs.state()).state).toBe('submitted')
})

/** Tables that hold rows of households. */
const householdTables = async () =>
  (
    await district.asOwner(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname in ('household_id') and not a.attisdropped)
        union select 'household' order by 1`,
    )
  ).map((row) => String(row.name))

/** How many rows of the household somebody reads from a table; a table that they may not touch holds none. */
async function rowsSeen(
  as: Parameters<typeof inTransaction>[1],
  table: string,
  householdId: string,
): Promise<number> {
  const column = table === 'household' ? 'id' : 'household_id'
  try {
    return await inTransaction(district.platform.databases, as, async (trx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${householdId}`.execute(
        trx,
      )
      return rows[0]?.count ?? -1
    })
  } catch (error) {
    expect((error as { code?: string }).code, table).toBe('42501')
    return 0
  }
}

async function officerActor(role: string, division: string): Promise<OfficerActor> {
  const [row] = await district.asOwner(
    `select o.id, o.role, d.lo::float8 as lo, d.hi::float8 as hi from officer o join division d on d.code = o.division_code
      where o.role = $1 and d.code::text like $2`,
    [role, `${division}%`],
  )
  const { id, ...rest } = row as unknown as OfficerActor & { id: string }
  return { ...rest, kind: 'officer', officerId: id, requestId: 'test' }
}

test('with the api out of the way, row security alone keeps a household from everybody else', async () => {
  const tables = await householdTables()
  expect(tables.length).toBeGreaterThan(22)
  const stranger = {
    kind: 'resident',
    personId: person('car').personId,
    householdId: person('car').householdId,
    divisionCode: 330113002003,
    grade: 'A',
    requestId: 'test',
  } as const
  const actors = [
    stranger,
    await officerActor('townCaseworker', '330113100'),
    await officerActor('communityWorker', '330113100'),
    await officerActor('auditor', '330113'),
    await officerActor('policyAuthor', '330113'),
  ]
  for (const table of tables.filter((each) => each !== 'audit_event'))
    for (const actor of actors) {
      const who = actor.kind === 'officer' ? actor.role : actor.kind
      expect(await rowsSeen(actor, table, theirs.householdId), `${who} ${table}`).toBe(0)
    }
  // The control: those who may, do.
  const own = await officerActor('townCaseworker', '330113002')
  for (const table of ['application', 'person', 'consent', 'document', 'dispute'])
    expect(await rowsSeen(own, table, theirs.householdId), table).toBeGreaterThan(0)
})

test('without a context no role reads a row of anybody', async () => {
  const { databases } = district.platform
  for (const table of await householdTables())
    for (const role of ['resident', 'staff', 'admin', 'worker', 'auditor'] as const) {
      if (role === 'auditor' && table === 'audit_event') continue
      const count = await databases[role]
        .transaction()
        .execute(
          async (trx) =>
            (
              await sql<{
                count: number
              }>`select count(*)::int as count from ${sql.table(table)}`.execute(trx)
            ).rows[0]?.count,
        )
        .catch((error: { code?: string }) => (error.code === '42501' ? 0 : error.code))
      expect(count, `${role} ${table}`).toBe(0)
    }
})

test('the context of one request does not outlive it on its connection', async () => {
  const own = await officerActor('townCaseworker', '330113002')
  await Promise.all(
    Array.from({ length: 20 }, () => rowsSeen(own, 'application', theirs.householdId)),
  )
  for (let time = 0; time < 20; time += 1) {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from application`.execute(district.platform.databases.staff)
    expect(rows[0]?.count).toBe(0)
  }
})

test('every table of the product has forced row security, and no view and no function steps past it', async () => {
  const bare = await district.asOwner(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  // Names and hashes of migrations; no role of the product may read it.
  expect(bare.map((row) => row.relname)).toEqual(['schema_migration'])
  const definers = await district.asOwner(
    `select p.proname, r.rolname, r.rolsuper or r.rolbypassrls as past from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where n.nspname = 'public' and p.prosecdef order by 1`,
  )
  expect(definers).toEqual([
    { proname: 'enqueue', rolname: 'xfm_worker', past: false },
    { proname: 'find_people', rolname: 'xfm_owner', past: false },
    { proname: 'read_facts', rolname: 'xfm_owner', past: false },
    { proname: 'read_person', rolname: 'xfm_owner', past: false },
  ])
  const roles = await district.asOwner(
    "select rolname from pg_roles where rolname like 'xfm%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
  )
  expect(roles).toEqual([])
})

test('names, numbers and figures are read through the functions that write it down, and no other way', async () => {
  const { databases } = district.platform
  for (const role of ['resident', 'staff', 'admin', 'auditor'] as const)
    for (const table of ['person_private', 'fact'])
      await expect(
        sql`select 1 from ${sql.table(table)}`.execute(databases[role]),
        `${role} ${table}`,
      ).rejects.toMatchObject({ code: '42501' })
})

test('no role of the product changes or deletes a line of the audit log', async () => {
  for (const [role, db] of Object.entries(district.platform.databases)) {
    if (typeof db === 'function') continue
    for (const statement of [
      sql`update audit_event set action = 'nothing'`,
      sql`delete from audit_event`,
      sql`truncate audit_event`,
    ])
      await expect(statement.execute(db), role).rejects.toMatchObject({ code: '42501' })
  }
})

/** How many rows each table of households holds. */
async function everything(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await householdTables()) {
    const [row] = await district.asOwner(`select count(*)::int as count from ${table}`)
    counts[table] = Number(row?.count)
  }
  return counts
}
