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

const USAGE = `Usage: node seeds/cases/run.ts [--json] [FILE…]

Runs the cases of each FILE (default: every seeds/policies/*.cases.json) against the model and the
words beside it, with the parameters of seeds/parameters.

  --json   print one JSON object instead of lines
  --help   print this

Exit code: 0 all passed, 1 a case failed or a file cannot be loaded, 2 wrong usage.`

const SEEDS = resolve(dirname(fileURLToPath(import.meta.url)), '..')

function main(args: string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  const wrong = args.find((arg) => arg.startsWith('-') && arg !== '--json')
  if (wrong) {
    console.error(`there is no option ${wrong}\n\n${USAGE}`)
    return 2
  }
  const named = args.filter((arg) => !arg.startsWith('-'))
  const files = named.length > 0 ? named : allCases()
  const results: CasesResult[] = []
  let broken = 0
  const parameters = readParameters(join(SEEDS, 'parameters'))
  for (const file of files) {
    try {
      results.push(runFile(file, parameters))
    } catch (error) {
      broken += 1
      console.error(error instanceof PolicyError ? error.message : `${file}: ${String(error)}`)
    }
  }
  const passed = results.reduce((total, one) => total + one.passed, 0)
  const failed = results.reduce((total, one) => total + one.failed, 0)
  if (args.includes('--json')) console.log(JSON.stringify(summary(results, passed, failed)))
  else {
    for (const { policy, failures } of results) {
      for (const { name, message } of failures) console.log(`${policy}: ${name}: ${message}`)
    }
    console.log(`${passed} passed, ${failed} failed`)
  }
  return failed > 0 || broken > 0 ? 1 : 0
}

function summary(results: CasesResult[], passed: number, failed: number) {
  return {
    passed,
    failed,
    rows: results.reduce((total, one) => total + one.rows, 0),
    rowsCovered: results.reduce((total, one) => total + one.rowsCovered, 0),
    rowsNotCovered: results.flatMap((one) =>
      one.rowsNotCovered.map((row) => `${one.policy} ${row}`),
    ),
    policies: results.map((one) => one.policy),
    failures: results.flatMap((one) =>
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

process.exitCode = main(process.argv.slice(2))
