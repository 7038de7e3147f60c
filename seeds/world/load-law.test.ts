/** A district's law is refused when it is loaded, with file and place, rather than found wanting by a resident. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadLaw } from '@happiness-code/api/applications/load-law'
import { connect, type Databases } from '@happiness-code/api/db/connect'
import { inTransaction } from '@happiness-code/api/db/in-transaction'
import { migrate } from '@happiness-code/api/db/migrate'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'

const SEEDS = join(import.meta.dirname, '..')
const name = `law_${process.pid}`
let server: pg.Client
let databases: Databases
let folder: string

beforeAll(async () => {
  server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  await server.query(`create database ${name}`)
  const address = new URL(inject('postgresUrl'))
  address.pathname = `/${name}`
  await migrate(address.href)
  databases = connect(address.href, 1)
})
afterAll(async () => {
  await databases.close()
  await server.query(`drop database ${name} with (force)`)
  await server.end()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-'))
  for (const part of ['policies', 'parameters']) {
    cpSync(join(SEEDS, part), join(folder, part), { recursive: true })
  }
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Loads the copy and takes everything back, so that each test begins on an empty database. */
async function load(): Promise<string> {
  const at = (part: string) => pathToFileURL(join(folder, part, '/'))
  const actor = { kind: 'worker', job: 'operator', requestId: 'test' } as const
  const done = inTransaction(databases, actor, async (trx) => {
    await loadLaw(trx, { policies: at('policies'), parameters: at('parameters') })
    throw new Error('loaded')
  })
  return done.then(
    () => 'never',
    (error: Error) => error.message,
  )
}

function change(path: string, from: string, to: string): void {
  const file = join(folder, path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

test('the published law is loaded whole', async () => {
  expect(await load()).toBe('loaded')
})

test.each([
  [
    'a row without an article',
    'policies/low-margin.dmn',
    /<annotationEntry><text>[^<]*<\/text><\/annotationEntry>\s*<\/rule>/,
    '<annotationEntry><text></text></annotationEntry></rule>',
    /^low-margin\.dmn:\d+:\d+ \(.*\): this row names no article/,
  ],
])('%s is refused', async (_, path, from, to, expected) => {
  const file = join(folder, path)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  expect(await load()).toMatch(expected)
})

test('a word that is missing in one language is refused', async () => {
  change('policies/electricity.words.json', '"en": "Free electricity"', '"en": ""')
  expect(await load()).toMatch(/^electricity\.words\.json: the word name\.en is missing/)
})

test('a parameter with a wrong unit is refused', async () => {
  change('parameters/linked-aids.json', '"unit": "fen/person/year"', '"unit": "apples"')
  expect(await load()).toMatch(/parameters: education\..* there is no unit apples/)
})

test('a fact that nobody supplies is refused', async () => {
  for (const suffix of ['dmn', 'words.json', 'cases.json']) {
    const file = join(folder, `policies/electricity.${suffix}`)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('kwhUsed', 'wattsUsed'))
  }
  expect(await load()).toBe('electricity.dmn: nobody supplies household.wattsUsed (docs/facts.md)')
})

test('law that does not do what its own cases say is refused', async () => {
  change('policies/electricity.cases.json', '"amountFen": 807', '"amountFen": 808')
  expect(await load()).toMatch(
    /^electricity\.cases\.json: U1.*: amountFen: expected 808, found 807/,
  )
})
