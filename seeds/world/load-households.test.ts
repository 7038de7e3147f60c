import { randomUUID } from 'node:crypto'
import { deriveKeys } from '@happiness-code/api/crypto/keys'
import { connect, type Databases } from '@happiness-code/api/db/connect'
import { migrate } from '@happiness-code/api/db/migrate'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { generateWorld, type World } from './generate-world.ts'
import { householdRows } from './household-rows.ts'
import { loadDemoDistrict } from './load.ts'
import { loadHouseholds } from './load-households.ts'

const size = { people: 2_000, on: '2026-11-23' }
const masterKey = Buffer.alloc(32, 1).toString('base64')
const keys = deriveKeys(masterKey)
const world = generateWorld(size)

let server: pg.Client
let template: string
let name: string
let owner: pg.Client
let databases: Databases

beforeAll(async () => {
  server = await open(inject('postgresUrl'))
  template = await newDatabase()
  await migrate(addressOf(template))
  await load(addressOf(template), generateWorld({ ...size, people: 1_000 }))
  const client = await open(addressOf(template))
  // The law and the divisions stay, the people go: where a first load begins.
  await client.query('truncate household, fact cascade')
  await client.end()
})

afterAll(async () => {
  await server.query(`drop database if exists ${template} with (force)`)
  await server.end()
})

beforeEach(async () => {
  name = await newDatabase(template)
  databases = connect(addressOf(name), 4)
  owner = await open(addressOf(name))
  return async () => {
    await databases.close()
    await owner.end()
    await server.query(`drop database ${name} with (force)`)
  }
})

test('a load that was cut short goes on at the next start, and says nothing twice', async () => {
  await expect(loadHouseholds(databases, keys, cutShort(world, 600), quiet)).rejects.toThrow(
    'the power went',
  )
  const half = await counts()
  expect(half.household).toBeGreaterThan(0)
  expect(half.person).toBeLessThan(world.people)

  await load(addressOf(name), world)
  expect(await counts()).toEqual(whole())
  expect(await saidTwice()).toEqual([])
})

test('two loads at the same moment bring in each household once', async () => {
  await Promise.all([
    loadHouseholds(databases, keys, world, quiet),
    loadHouseholds(databases, keys, world, quiet),
  ])
  expect(await counts()).toEqual(whole())
  expect(await saidTwice()).toEqual([])
})

test('what residents and departments said since stays as it is', async () => {
  await loadHouseholds(databases, keys, world, quiet)
  await owner.query(`insert into fact (household_id, division_code, name, value, source, as_of, quality)
    select id, division_code, 'moneyAssetsFen', '1', 'declared', current_date, 'declared' from household limit 1`)
  const before = await counts()
  await loadHouseholds(databases, keys, world, quiet)
  expect(await counts()).toEqual(before)
})

test('progress is told in people and percent', async () => {
  const lines: string[] = []
  await loadHouseholds(databases, keys, world, (line) => lines.push(line), 0)
  expect(lines.at(-1)).toBe('2000 of 2000 people (100 %)')
})

const quiet = () => {}

function cutShort(given: World, after: number): World {
  return {
    ...given,
    households: (function* () {
      let count = 0
      for (const household of given.households) {
        if (count === after) throw new Error('the power went')
        count += 1
        yield household
      }
    })(),
  }
}

async function load(databaseUrl: string, { seed, people, on }: World): Promise<void> {
  await loadDemoDistrict({
    databaseUrl,
    masterKey,
    baseUrl: 'http://district.test',
    world: { seed, people, on },
    log: quiet,
  })
}

/** What a load that nothing disturbed brings in. */
function whole(): Record<string, number> {
  const rows = [...world.households].map((household) => householdRows(keys, household))
  const said = rows.flatMap(({ registers }) => registers.flatMap((each) => Object.keys(each.said)))
  return {
    household: rows.length,
    person: world.people,
    person_private: world.people,
    fact: said.length,
  }
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await owner.query(`select
    (select count(*)::int from household) as household,
    (select count(*)::int from person) as person,
    (select count(*)::int from person_private) as person_private,
    (select count(*)::int from fact) as fact`)
  return rows[0]
}

async function saidTwice(): Promise<unknown[]> {
  const { rows } = await owner.query(`select household_id, person_id, name from fact
    group by household_id, person_id, name having count(*) > 1 limit 3`)
  return rows
}

async function newDatabase(from?: string): Promise<string> {
  const fresh = `xfm_load_${randomUUID().replaceAll('-', '')}`
  await server.query(`create database ${fresh}${from ? ` template ${from}` : ''}`)
  return fresh
}

function addressOf(database: string): string {
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database}` }).href
}

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}
