/** Every worked example of every published policy, by every back end: what `npm run cases` prints, held by a test. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CasesFile, ParameterRow } from '@happiness-code/policy-engine'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runBackEnds } from './run-back-ends.ts'

const SEEDS = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(SEEDS, path), 'utf8')
const policies = readdirSync(join(SEEDS, 'policies'))
  .filter((name) => name.endsWith('.dmn'))
  .map((name) => name.replace('.dmn', ''))
const parameters = readdirSync(join(SEEDS, 'parameters')).flatMap(
  (name) => JSON.parse(read(`parameters/${name}`)) as ParameterRow[],
)

let client: Client
beforeAll(async () => {
  client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
})
afterAll(async () => {
  await client.query('DROP SCHEMA IF EXISTS every_example CASCADE')
  await client.end()
})

test.each(policies)('%s', { timeout: 60_000 }, async (policy) => {
  const cases = JSON.parse(read(`policies/${policy}.cases.json`)) as CasesFile
  const { failures, backEnds } = await runBackEnds(
    read(`policies/${policy}.dmn`),
    cases,
    parameters,
    client,
    'every_example',
  )
  expect(failures).toEqual([])
  expect(backEnds.sql.passed).toBe(cases.cases.length)
})
