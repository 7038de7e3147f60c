/**
 * A policy's worked examples, run: what the tests run, and what must pass before a rule is published.
 * Pure: the caller reads files.
 */
import { compile } from '../compile.ts'
import { PolicyError, type PolicyProblem } from '../dmn/problem.ts'
import type { Json, JsonObject } from '../json.ts'
import { parameterProblems } from '../parameters/check-parameters.ts'
import { type ParameterRow, parametersOn } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import { evaluateWithRules } from '../trace/evaluate.ts'
import type { Evaluation } from '../trace/evaluation.ts'
import { missingWords, type PolicyWords } from '../trace/words.ts'
import { unknownNames } from './unknown-names.ts'

/** `expect` holds `outcome` and any of `amountFen`, an output, a figure, or `missing` paths. */
export type Case = {
  name: string
  article: string
  on?: string
  facts: JsonObject
  expect: JsonObject
  comment?: string
}

export type CasesFile = { policy: string; place: string; on: string; cases: Case[] }

/** `file` names are only for messages. */
export type CasesInput = {
  xml: string
  words: PolicyWords
  parameters: readonly ParameterRow[]
  cases: CasesFile
  file?: string
}

export type CasesResult = {
  policy: string
  passed: number
  failed: number
  failures: { name: string; message: string }[]
  rows: number
  rowsCovered: number
  rowsNotCovered: string[]
  /** Every parameter that a case looked at, as it holds on the day of the file. */
  parametersUsed: ParameterRow[]
  /** Of those: the ones that have no value that day, or none but an example. */
  parametersWithoutValue: string[]
}

/** Throws PolicyError when the model, its words, its parameters or its cases cannot be loaded. */
export function runCases(input: CasesInput): CasesResult {
  const policy = loaded(input)
  const { cases, parameters } = input
  const failures: CasesResult['failures'] = []
  const covered = new Set<string>()
  const looked = new Set<string>()
  for (const one of cases.cases) {
    const on = one.on ?? cases.on
    const set = parametersOn(parameters, { place: cases.place, on })
    const { evaluation, rules } = evaluateWithRules(policy, {
      facts: one.facts,
      parameters: set,
      on,
    })
    for (const rule of rules) covered.add(rule)
    for (const { name } of evaluation.parametersUsed) looked.add(name)
    for (const { kind, path } of evaluation.missing) if (kind === 'parameter') looked.add(path)
    const message = differenceFrom(one.expect, evaluation)
    if (message) failures.push({ name: one.name, message })
  }
  const table = policy.tables.find(({ name }) => name === 'outcome')
  const rows = table?.rows ?? []
  const at = { place: cases.place, on: cases.on }
  const today = parametersOn(parameters, at)
  const law = parametersOn(
    parameters.filter(({ example }) => !example),
    at,
  )
  const names = [...looked].sort()
  return {
    policy: policy.id,
    passed: cases.cases.length - failures.length,
    failed: failures.length,
    failures,
    rows: rows.length,
    rowsCovered: rows.filter(({ id }) => covered.has(id)).length,
    rowsNotCovered: rows.flatMap(({ id }) => (covered.has(id) ? [] : [id])),
    parametersUsed: names.flatMap((name) => today[name] ?? []),
    parametersWithoutValue: names.filter((name) => (law[name]?.value ?? null) === null),
  }
}

function loaded({ xml, words, parameters, cases, file = 'policy' }: CasesInput): Policy {
  const policy = compile(xml, { file: `${file}.dmn` })
  const problems: PolicyProblem[] = []
  const add = (suffix: string, message: string) =>
    problems.push({ file: `${file}${suffix}`, elementId: null, line: null, column: null, message })
  if (!policy.outcome) add('.dmn', 'no decision is named outcome: this is not a policy')
  if (words.policy !== policy.id) add('.words.json', `these are the words of ${words.policy}`)
  if (cases.policy !== policy.id) add('.cases.json', `these are cases of ${cases.policy}`)
  for (const path of missingWords(policy, words)) add('.words.json', `the word ${path} is missing`)
  for (const message of parameterProblems(parameters)) add(' parameters', message)
  for (const one of cases.cases) {
    if (!one.article) add('.cases.json', `"${one.name}" names no article`)
    for (const path of unknownNames(policy, one.facts)) {
      add('.cases.json', `"${one.name}": there is no input ${path}`)
    }
  }
  if (problems.length > 0) throw new PolicyError(problems)
  return policy
}

/** The first thing that is not as expected; null when all is. */
function differenceFrom(expect: JsonObject, evaluation: Evaluation): string | null {
  for (const [name, expected] of Object.entries(expect)) {
    const found = valueNamed(name, evaluation)
    if (name === 'missing') {
      const paths = evaluation.missing.map(({ path }) => path)
      const absent = (expected as string[]).filter((path) => !paths.includes(path))
      if (absent.length > 0) {
        return `missing: expected ${absent.join(', ')}, found ${paths.join(', ') || 'nothing'}`
      }
    } else if (found !== expected) {
      const why = String(evaluation.outputs.reason ?? '')
      return `${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found ?? null)} (${why})`
    }
  }
  return null
}

function valueNamed(name: string, evaluation: Evaluation): Json | undefined {
  if (name === 'outcome' || name === 'amountFen') return evaluation[name]
  if (Object.hasOwn(evaluation.outputs, name)) return evaluation.outputs[name]
  return evaluation.figures.find((figure) => figure.name === name)?.value
}
