import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'

const SCRIPT = join(import.meta.dirname, 'run.ts')
const POLICIES = join(import.meta.dirname, '../policies')

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: inject('postgresUrl') },
  })
  return { status, stdout, stderr }
}

/** A copy of one policy in which a file may be changed first. */
function aCopy(change: (name: string, text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'))
  for (const suffix of ['.dmn', '.words.json', '.cases.json']) {
    const name = `emergency-aid${suffix}`
    writeFileSync(join(folder, name), change(name, readFileSync(join(POLICIES, name), 'utf8')))
  }
  return join(folder, 'emergency-aid.cases.json')
}

describe('the cases command', () => {
  it('says for each policy what passed by which back end, and ends with the sum', () => {
    const { status, stdout } = run(join(POLICIES, 'subsistence-allowance.cases.json'))
    expect(stdout).toMatch(
      /^subsistence-allowance: evaluate (\d+), js \1, columns \1, sql \1 of \1;/m,
    )
    expect(stdout).toMatch(/\n\d+ passed, 0 failed\n$/)
    expect(status).toBe(0)
  })
  it('gives numbers as JSON', () => {
    const { stdout } = run('--json', '--js-only')
    expect(JSON.parse(stdout)).toMatchObject({
      failed: 0,
      policies: expect.arrayContaining(['emergency-aid', 'subsistence-allowance']),
    })
  })
  it('prints a line for a failure and exits with 1', () => {
    const file = aCopy((_, text) => text.replace('"amountFen": 1170900', '"amountFen": 1'))
    const { status, stdout } = run(file)
    expect(stdout).toMatch(/emergency-aid: T1: .*: amountFen: expected 1, found 1170900/)
    expect(status).toBe(1)
  })
  it('says where a file is wrong and exits with 1', () => {
    const file = aCopy((name, text) =>
      name.endsWith('.dmn') ? text.replace('isSame(kind', 'same(kind') : text,
    )
    const { status, stderr } = run(file)
    expect(stderr).toMatch(
      /^emergency-aid\.dmn:\d+:\d+ \(d_meansTested_text\): there is no name same/,
    )
    expect(status).toBe(1)
  })
  it('exits with 2 on an unknown option', () => {
    expect(run('--nope').status).toBe(2)
  })
})
