/** Runs the DMN compatibility kit and prints what passed. `--help` says how. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, PolicyError } from '@happiness-code/policy-engine'
import { dateTimeFromText } from '../src/feel/temporal-from-text.ts'
import { type CaseResult, runTestCase } from '../src/tck/run-test-cases.ts'
import { type TestCases, testCasesFrom } from '../src/tck/test-cases.ts'
import { JAVA } from './externals.ts'

const USAGE = `npm run tck: the DMN compatibility kit (github.com/dmn-tck/tck) on our engine

  npm run tck                    the kit in the folder beside the project: ../shared/dmn-tck
  npm run tck -- --dir DIR       another: every .dmn under DIR with the test files beside it
  npm run tck -- --json          one JSON object on stdout instead of lines

A case passes when all its results do; numbers compare within 1e-8, and "exact" counts those
that pass without that. A value case expects something other than null at least once.

Exit codes: 0 all passed, 1 a case failed, 2 wrong usage or no kit there.`

/** The machine's clock: the engine has none of its own. */
const NOW = dateTimeFromText(new Date().toISOString())

type Outcome = CaseResult & { level: string }
type ModelFile = { file: string; xml: string }
type Counts = { total: number; passed: number }

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

function main(args: string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  const at = args.indexOf('--dir')
  const given = at < 0 ? join(PROJECT, '../shared/dmn-tck') : args[at + 1]
  const unknown = args.find(
    (arg, i) => arg !== '--json' && arg !== '--dir' && !(at >= 0 && i === at + 1),
  )
  if (given === undefined || unknown !== undefined) {
    console.error(
      `${unknown ? `there is no option ${unknown}` : '--dir needs a folder'}\n\n${USAGE}`,
    )
    return 2
  }
  const dir = resolve(given)
  if (!existsSync(dir)) {
    console.error(`there is no folder ${dir}; --dir names another`)
    return 2
  }
  const folders = foldersIn(dir)
  const outcomes = folders.flatMap((folder) => runFolder(dir, folder))
  if (outcomes.length === 0) {
    console.error(`there are no test cases under ${dir}`)
    return 2
  }
  print(outcomes, args.includes('--json'))
  return outcomes.every(({ reason }) => reason === null) ? 0 : 1
}

/** Every folder that holds a model, in the order of names. */
function foldersIn(dir: string): string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const below = entries.flatMap((entry) =>
    entry.isDirectory() ? foldersIn(join(dir, entry.name)) : [],
  )
  return entries.some(({ name }) => name.endsWith('.dmn')) ? [dir, ...below] : below
}

function runFolder(dir: string, folder: string): Outcome[] {
  const names = readdirSync(folder).sort()
  const models = names
    .filter((name) => name.endsWith('.dmn'))
    .map((name) => ({ file: name, xml: readFileSync(join(folder, name), 'utf8') }))
  const path = relative(dir, folder).split(sep).join('/') || basename(folder)
  const level = path.split('/').find((part) => /level/.test(part)) ?? (dirname(path) || '.')
  return names
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) => {
      const file = `${path}/${name}`
      return runFile(file, readFileSync(join(folder, name), 'utf8'), models)
    })
    .map((one) => ({ ...one, level }))
}

/** The results of one file of test cases; none when it holds something else. */
function runFile(file: string, xml: string, models: ModelFile[]): CaseResult[] {
  let cases: TestCases['cases'] = []
  try {
    const tests = testCasesFrom(xml, file)
    if (!tests) return []
    cases = tests.cases.map((test) => ({ ...test, id: `${file}#${test.id}` }))
    const own = modelOf(file, tests, models)
    const imports = models.filter((one) => one !== own)
    const model = compile(own.xml, { file: own.file, imports, externals: JAVA, faulty: 'null' })
    return cases.map((test) => runTestCase(model, test, NOW))
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const reason = error.message
    if (cases.length === 0) return [{ id: file, expectsValue: true, exact: false, reason }]
    return cases.map((test) => notRun(test, reason))
  }
}

function notRun({ id, results }: TestCases['cases'][number], reason: string): CaseResult {
  return { id, expectsValue: results.some((one) => one.expected !== null), exact: false, reason }
}

/** The model that the tests name, or the one whose name theirs begins with, or the first. */
function modelOf(file: string, { model }: TestCases, models: ModelFile[]): ModelFile {
  const beside = (one: ModelFile) => basename(file).startsWith(basename(one.file, '.dmn'))
  const own = models.find((one) => one.file === model) ?? models.find(beside) ?? models[0]
  if (!own) throw new Error(`${file} lies in a folder without a model`)
  return own
}

function print(outcomes: Outcome[], json: boolean): void {
  const failures = outcomes.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }]))
  const levels = Object.fromEntries(
    [...new Set(outcomes.map(({ level }) => level))].map((level) => [
      level,
      count(outcomes.filter((one) => one.level === level)),
    ]),
  )
  const all = count(outcomes)
  const valueCases = count(outcomes.filter(({ expectsValue }) => expectsValue))
  const nullCases = count(outcomes.filter(({ expectsValue }) => !expectsValue))
  const exact = { passed: outcomes.filter((one) => one.exact).length }
  if (json) {
    console.log(JSON.stringify({ ...all, valueCases, nullCases, exact, levels, failures }))
    return
  }
  for (const { id, reason } of failures) console.log(`${id}  ${reason}`)
  for (const [level, counts] of Object.entries(levels)) console.log(line(level, counts))
  console.log(line('cases that expect a value', valueCases))
  console.log(line('cases that expect null', nullCases))
  console.log(line('with tolerance 0', { total: all.total, passed: exact.passed }))
  console.log(`${all.passed} passed, ${all.total - all.passed} failed`)
}

function count(outcomes: readonly Outcome[]): Counts {
  return {
    total: outcomes.length,
    passed: outcomes.filter(({ reason }) => reason === null).length,
  }
}

function line(name: string, { total, passed }: Counts): string {
  const share = total === 0 ? '' : ` (${((100 * passed) / total).toFixed(2)} %)`
  return `${name}: ${passed} of ${total}${share}`
}

process.exitCode = main(process.argv.slice(2))
