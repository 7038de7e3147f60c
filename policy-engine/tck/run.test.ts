/** The command itself, on a small kit of our own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDecision, aModel, anInput } from '../src/testing/a-model.ts'

const COMMAND = fileURLToPath(new URL('run.ts', import.meta.url))
const XSI =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-'))
  const model = aModel(
    anInput('n', 'number') + aDecision('half', 'n / 2', ['in_n']) + aDecision('none', 'null'),
  )
  put('compliance-level-2/0001-half/0001-half.dmn', model)
  put(
    'compliance-level-2/0001-half/0001-half-test-01.xml',
    tests('0001-half.dmn', aCase('1', 'half', '2') + aCase('2', 'none')),
  )
  put('compliance-level-3/0002-wrong/model.dmn', model)
  put('compliance-level-3/0002-wrong/test.xml', tests('model.dmn', aCase('1', 'half', '3')))
  put('compliance-level-3/0002-wrong/notes.xml', '<notes/>')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function tests(model: string, cases: string): string {
  return `<testCases ${XSI}><modelName>${model}</modelName>${cases}</testCases>`
}

/** `n` is 4 in every case. */
function aCase(id: string, result: string, expected?: string): string {
  const value =
    expected === undefined
      ? '<value xsi:nil="true"/>'
      : `<value xsi:type="xsd:decimal">${expected}</value>`
  return `<testCase id="${id}"><inputNode name="n"><value xsi:type="xsd:decimal">4</value></inputNode><resultNode name="${result}"><expected>${value}</expected></resultNode></testCase>`
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
  })
  return { status, stderr, lines: stdout.trim().split('\n') }
}

describe('npm run tck', () => {
  it('says what passed, and why the others did not', () => {
    const { status, lines } = run('--dir', folder)
    expect(status).toBe(1)
    expect(lines).toEqual([
      'compliance-level-3/0002-wrong/test.xml#1  half: expected 3, gave 2',
      'compliance-level-2: 2 of 2 (100.00 %)',
      'compliance-level-3: 0 of 1 (0.00 %)',
      'cases that expect a value: 1 of 2 (50.00 %)',
      'cases that expect null: 1 of 1 (100.00 %)',
      'with tolerance 0: 2 of 3 (66.67 %)',
      '2 passed, 1 failed',
    ])
  })
  it('says the same as one object', () => {
    const { lines } = run('--json', '--dir', folder)
    expect(JSON.parse(lines.join('\n'))).toEqual({
      total: 3,
      passed: 2,
      valueCases: { total: 2, passed: 1 },
      nullCases: { total: 1, passed: 1 },
      exact: { passed: 2 },
      levels: {
        'compliance-level-2': { total: 2, passed: 2 },
        'compliance-level-3': { total: 1, passed: 0 },
      },
      failures: [
        {
          id: 'compliance-level-3/0002-wrong/test.xml#1',
          reason: 'half: expected 3, gave 2',
        },
      ],
    })
  })
  it('takes a folder of one model as well', () => {
    const { status, lines } = run('--dir', join(folder, 'compliance-level-2/0001-half'))
    expect(status).toBe(0)
    expect(lines.at(-1)).toBe('2 passed, 0 failed')
  })
  it('says what is wrong with its arguments', () => {
    expect(run('--dir', join(folder, 'nowhere'))).toMatchObject({ status: 2 })
    expect(run('--dir')).toMatchObject({ status: 2 })
    expect(run('--fast').stderr).toContain('there is no option --fast')
    expect(run('--help')).toMatchObject({ status: 0 })
  })
})
