/** Runs the worked examples of every policy and prints what failed. `--help` says how. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type CasesFile,
  type CasesResult,
  type ParameterRow,
  PolicyError,
  runCases,
} from '@happiness-code/policy-engine'
import { BACK_ENDS } from './back-ends.ts'
import { type BackEndResult, runBackEnds } from './run-back-ends.ts'
import { withPostgres } from './with-postgres.ts'

const USAGE = `Usage: node seeds/cases/run.ts [--json] [--js-only] [FILE…]

Runs the cases of each FILE (default: every seeds/policies/*.cases.json) against the model and the
words beside it, with the parameters of seeds/parameters; then decides the same households by the
generated JavaScript, by columns and by Postgres, which must all say the same.

  --json     print one JSON object instead of lines
  --js-only  evaluate only: no columns, no Postgres
  --help     print this

DATABASE_URL: a Postgres of your own instead of the embedded one; the schema cases in it is replaced.
Exit code: 0 all passed, 1 a case failed or a file cannot be loaded, 2 wrong usage.`

const SEEDS = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const OPTIONS = ['--json', '--js-only']

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  const wrong = args.find((arg) => arg.startsWith('-') && !OPTIONS.includes(arg))
  if (wrong) {
    console.error(`there is no option ${wrong}\n\n${USAGE}`)
    return 2
  }
  const named = args.filter((arg) => !arg.startsWith('-'))
  const files = named.length > 0 ? named : allCases()
  const parameters = readParameters(join(SEEDS, 'parameters'))
  const results: CasesResult[] = []
  const loaded: string[] = []
  let broken = 0
  for (const file of files) {
    try {
      results.push(runFile(file, parameters))
      loaded.push(file)
    } catch (error) {
      broken += 1
      console.error(error instanceof PolicyError ? error.message : `${file}: ${String(error)}`)
    }
  }
  const backEnds = args.includes('--js-only') ? [] : await throughBackEnds(loaded, parameters)
  const totals = totalOf(results, backEnds)
  if (args.includes('--json')) {
    console.log(JSON.stringify(summary(results, backEnds, totals)))
  } else console.log(linesOf(results, backEnds, totals).join('\n'))
  return totals.failed > 0 || broken > 0 ? 1 : 0
}

type Totals = { passed: number; failed: number }

/** A case passes when it gives what it expects, and every back end gives the same. */
function totalOf(results: CasesResult[], backEnds: BackEndResult[]): Totals {
  const cases = results.reduce((total, one) => total + one.passed + one.failed, 0)
  const names = [...results, ...backEnds].flatMap(({ policy, failures }) =>
    failures.map(({ name }) => `${policy} ${name}`),
  )
  const failed = new Set(names).size
  return { passed: cases - failed, failed }
}

function linesOf(results: CasesResult[], backEnds: BackEndResult[], totals: Totals): string[] {
  const failures = [...results, ...backEnds].flatMap(({ policy, failures: all }) =>
    all.map(({ name, message }) => `${policy}: ${name}: ${message}`),
  )
  const policies = results.map((one) => {
    const found = backEnds.find(({ policy }) => policy === one.policy)?.backEnds
    const by = found
      ? BACK_ENDS.map((name) => `${name} ${found[name].passed}${exactly(found[name].exact)}`)
      : []
    const counts = [`evaluate ${one.passed}`, ...by].join(', ')
    const rows = `rows ${one.rowsCovered} of ${one.rows}`
    return [
      `${one.policy}: ${counts} of ${one.passed + one.failed}; ${rows}`,
      ...one.parametersUsed.map(parameterLine),
      ...one.parametersWithoutValue.map((name) => `  ${name}: no value but an example, or none`),
    ].join('\n')
  })
  return [...failures, ...policies, `${totals.passed} passed, ${totals.failed} failed`]
}

function parameterLine({ name, value, unit, place, from, source, article, example }: ParameterRow) {
  const mark = example ? ' (example 示例)' : ''
  return `  ${name} = ${JSON.stringify(value)} ${unit}, ${place} from ${from}${mark}: ${source}; ${article ?? ''}`
}

function exactly(count: number): string {
  return count > 0 ? ` (${count} one at a time)` : ''
}

async function throughBackEnds(
  files: readonly string[],
  parameters: ParameterRow[],
): Promise<BackEndResult[]> {
  if (files.length === 0) return []
  return withPostgres(async (client) => {
    const results: BackEndResult[] = []
    for (const file of files) {
      const cases = readJson<CasesFile>(file)
      const xml = readFileSync(join(dirname(file), `${cases.policy}.dmn`), 'utf8')
      results.push(await runBackEnds(xml, cases, parameters, client))
    }
    await client.query('DROP SCHEMA IF EXISTS cases CASCADE')
    return results
  })
}

function summary(results: CasesResult[], backEnds: BackEndResult[], totals: Totals) {
  return {
    ...totals,
    rows: results.reduce((total, one) => total + one.rows, 0),
    rowsCovered: results.reduce((total, one) => total + one.rowsCovered, 0),
    rowsNotCovered: results.flatMap((one) =>
      one.rowsNotCovered.map((row) => `${one.policy} ${row}`),
    ),
    policies: results.map((one) => one.policy),
    backEnds: Object.fromEntries(backEnds.map((one) => [one.policy, one.backEnds])),
    parametersUsed: Object.fromEntries(results.map((one) => [one.policy, one.parametersUsed])),
    failures: [...results, ...backEnds].flatMap((one) =>
      one.failures.map((failure) => ({ policy: one.policy, ...failure })),
    ),
    parametersWithoutValue: [
      ...new Set(results.flatMap((one) => one.parametersWithoutValue)),
    ].sort(),
  }
}

/** The model and the words stand beside the cases, under the policy's name. */
function runFile(file: string, parameters: ParameterRow[]): CasesResult {
  const cases = readJson<CasesFile>(file)
  const beside = (suffix: string) => join(dirname(file), `${cases.policy}${suffix}`)
  return runCases({
    xml: readFileSync(beside('.dmn'), 'utf8'),
    words: readJson(beside('.words.json')),
    parameters,
    cases,
    file: basename(file, '.cases.json'),
  })
}

function allCases(): string[] {
  const folder = join(SEEDS, 'policies')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cases.json'))
    .sort()
    .map((name) => join(folder, name))
}

function readParameters(folder: string): ParameterRow[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readJson<ParameterRow[]>(join(folder, name)))
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

process.exitCode = await main(process.argv.slice(2))
