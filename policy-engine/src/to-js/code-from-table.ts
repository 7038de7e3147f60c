/** Decision tables with all hit policies (OMG DMN 1.5 clauses 8.2.8 to 8.2.11). */

import { equal } from '../feel/equality.ts'
import { passes } from '../feel/test.ts'
import type { Feel } from '../feel/tree.ts'
import { contextOf, isContext, isNull, type Value } from '../feel/value.ts'
import type { TablePlan } from '../plan/plan.ts'
import { aggregated } from './aggregated.ts'
import { conformanceTo } from './conformance.ts'
import type { Code, Run } from './run.ts'

type ToCode = (tree: Feel) => Code
type Rank = (run: Run, frame: Value[], value: Value) => number

export function codeFromTable(table: TablePlan, code: ToCode): Code {
  const inputs = table.inputs.map(({ expression, slot, type, values }) => ({
    value: code(expression),
    slot,
    conform: conformanceTo(type),
    allowed: values && code(values),
  }))
  const rules = table.rules.map((rule) => ruleCode(rule, code))
  const conforms = table.outputs.map(({ type }) => conformanceTo(type))
  const names = table.outputs.map(({ name }) => name)
  const others = table.outputs.map(({ otherwise }) => (otherwise ? code(otherwise) : null))
  const ranks = table.outputs.map(({ priorities }) => priorities && rankIn(priorities, code))
  const first = table.hitPolicy === 'FIRST'
  const ofMany = OF_MANY.includes(table.hitPolicy) && !table.aggregation

  const rowOf = (run: Run, frame: Value[], cells: readonly (Code | null)[]): Value =>
    row(
      names,
      cells.map((cell, column) => {
        const value = cell?.(run, frame) ?? null
        const conform = conforms[column]
        return conform ? conform(run, value) : value
      }),
    )

  return (run, frame) => {
    for (const { value, slot, conform, allowed } of inputs) {
      const given = value(run, frame)
      frame[slot] = conform ? conform(run, given) : given
      if (allowed && !isNull(frame[slot] ?? null) && allowed(run, frame) !== true) return null
    }
    const hits: Value[] = []
    for (const { id, tests, results } of rules) {
      run.spend(1)
      if (!tests.every((holds) => holds(run, frame) === true)) continue
      run.rules.push(id)
      hits.push(rowOf(run, frame, results))
      if (first) break
    }
    if (hits.length > 0) {
      const ordered = RANKED.includes(table.hitPolicy)
        ? ranked(run, frame, hits, names, ranks)
        : hits
      return chosen(table, ordered, run)
    }
    if (others.some((other) => other !== null)) {
      const otherwise = rowOf(run, frame, others)
      return ofMany ? [otherwise] : otherwise
    }
    if (table.aggregation) return aggregated(table.aggregation, [])
    return ofMany ? [] : null
  }
}

type Rule = TablePlan['rules'][number]
type RuleCode = { id: string; tests: Code[]; results: Code[] }

const codesOfRules = new WeakMap<Rule, RuleCode>()

/** After an edit of one cell all other rules are as they were. */
function ruleCode(rule: Rule, code: ToCode): RuleCode {
  const known = codesOfRules.get(rule)
  if (known) return known
  const made = {
    id: rule.id,
    tests: rule.tests.flatMap((test) => (test.form === 'any' ? [] : [code(test)])),
    results: rule.results.map(code),
  }
  codesOfRules.set(rule, made)
  return made
}

const OF_MANY = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER']
const RANKED = ['PRIORITY', 'OUTPUT ORDER']

/** One output column gives its value, several give a context (clause 8.2.10). */
function row(names: readonly string[], values: readonly Value[]): Value {
  if (names.length === 1) return values[0] ?? null
  return contextOf(names.map((name, index) => [name, values[index] ?? null] as const))
}

/** Clause 8.2.11: what several rules that fit give together. */
function chosen(table: TablePlan, hits: readonly Value[], run: Run): Value {
  const [first = null] = hits
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? first : null
    case 'ANY':
      return hits.every((hit) => equal(hit, first, run)) ? first : null
    case 'FIRST':
    case 'PRIORITY':
      return first
    case 'OUTPUT ORDER':
    case 'RULE ORDER':
      return hits
    case 'COLLECT':
      return table.aggregation ? aggregated(table.aggregation, hits) : hits
  }
}

/** The place of a value among the output values; one that is not among them comes last. */
function rankIn(priorities: readonly Feel[], code: ToCode): Rank {
  const values = priorities.map(code)
  return (run, frame, value) => {
    run.spend(values.length)
    const place = values.findIndex((one) => passes(value, one(run, frame), run) === true)
    return place < 0 ? values.length : place
  }
}

/** By the order of the output values, the first column counting most; else the order of the rules. */
function ranked(
  run: Run,
  frame: Value[],
  hits: readonly Value[],
  names: readonly string[],
  ranks: readonly (Rank | null)[],
): Value[] {
  const placed = hits.map((hit) => ({
    hit,
    places: names.map((name, column) => {
      const value = names.length > 1 && isContext(hit) ? (hit.entries.get(name) ?? null) : hit
      return ranks[column]?.(run, frame, value) ?? 0
    }),
  }))
  placed.sort((left, right) => {
    const column = left.places.findIndex((place, index) => place !== right.places[index])
    return column < 0 ? 0 : (left.places[column] ?? 0) - (right.places[column] ?? 0)
  })
  return placed.map(({ hit }) => hit)
}
