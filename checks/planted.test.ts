import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type {} from '@happiness-code/seeds/start/test-postgres.ts' // what a test run provides
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Tree } from './planting.ts'
import { plantingsInData } from './plantings-in-data.ts'
import { plantingsInStructure } from './plantings-in-structure.ts'
import { plantingsOfTheBanned } from './plantings-of-the-banned.ts'
import { rules } from './rules.ts'
import { projectRoot } from './run-program.ts'

const plantings = [...plantingsInStructure, ...plantingsInData, ...plantingsOfTheBanned]
const planted: string[] = []

beforeAll(() => {
  process.env.DATABASE_URL = inject('postgresUrl') // the schema rule works on this run's Postgres
})

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true })
})

describe.each(rules)('$name', ({ name, check }) => {
  const plantingsOfRule = plantings.filter(({ rule }) => rule === name)

  test('has a planted violation to prove that it sees', () => {
    expect(plantingsOfRule.length).toBeGreaterThan(0)
  })

  test.each(plantingsOfRule)('finds $what', async ({ tree, at, says = '', clean }) => {
    const findings = await check(plant(tree))
    expect(findings).not.toEqual([])
    expect(findings.map(({ text }) => text).join('\n')).toContain(says)
    if (at !== undefined) expect(new Set(findings.map(({ file }) => file))).toEqual(new Set([at]))
    expect(await check(plant({ ...tree, ...clean }))).toEqual([])
  })
})

/** Writes the tree into a folder of its own. A file given as null is left out. */
function plant(tree: Tree): string {
  const root = mkdtempSync(join(tmpdir(), 'happiness-code-planted-'))
  planted.push(root)
  for (const [path, text] of Object.entries(tree)) {
    if (text === null) continue
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof text === 'string' ? text : text(projectRoot))
  }
  return root
}
