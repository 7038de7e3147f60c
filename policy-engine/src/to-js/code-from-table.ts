/** Decision tables with all hit policies (OMG DMN 1.5 chapter 8.2.8 to 8.2.11). */
import { add, compare } from '../feel/number.ts'
import type { Feel } from '../feel/tree.ts'
import { contextOf, equal, isContext, isNum, type Meter, type Value } from '../feel/value.ts'
import type { TablePlan } from '../plan/plan.ts'
import type { Code, Run } from './run.ts'

export function codeFromTable(table: TablePlan, code: (tree: Feel) => Code): Code {
  const inputs = table.inputs.map(({ expression, slot }) => ({ value: code(expression), slot }))
  const rules = table.rules.map((rule) => ({
    id: rule.id,
    tests: rule.tests.flatMap((test, column) =>
      test.form === 'any' ? [] : [{ holds: code(test), slot: inputs[column]?.slot ?? 0 }],
    ),
    results: rule.results.map(code),
  }))
  const names = table.outputs.map(({ name }) => name)
  const others = table.outputs.map(({ otherwise }) => (otherwise ? code(otherwise) : null))
  const first = table.hitPolicy === 'FIRST'

  return (run, frame) => {
    for (const { value, slot } of inputs) frame[slot] = value(run, frame)
    const hits: Value[] = []
    for (const { id, tests, results } of rules) {
      run.spend(1)
      if (!tests.every(({ holds }) => holds(run, frame) === true)) continue
      run.rules.push(id)
      hits.push(
        row(
          names,
          results.map((result) => result(run, frame)),
        ),
      )
      if (first) break
    }
    if (hits.length > 0) return chosen(table, hits, run)
    if (others.some((other) => other !== null)) {
      return row(
        names,
        others.map((other) => other?.(run, frame) ?? null),
      )
    }
    return table.aggregation === 'COUNT' ? 0 : many(table) && !table.aggregation ? [] : null
  }
}

function many(table: TablePlan): boolean {
  return ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy)
}

/** One output column gives its value, several give a context (clause 8.2.10). */
function row(names: readonly string[], values: readonly Value[]): Value {
  if (names.length === 1) return values[0] ?? null
  return contextOf(names.map((name, index) => [name, values[index] ?? null] as const))
}

function chosen(table: TablePlan, hits: Value[], run: Run): Value {
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? (hits[0] ?? null) : null
    case 'FIRST':
      return hits[0] ?? null
    case 'ANY':
      return hits.every((hit) => equal(hit, hits[0] ?? null, run)) ? (hits[0] ?? null) : null
    case 'PRIORITY':
      return ranked(table, hits)[0] ?? null
    case 'OUTPUT ORDER':
      return ranked(table, hits)
    case 'RULE ORDER':
      return hits
    case 'COLLECT':
      return table.aggregation ? aggregated(table.aggregation, hits, run) : hits
  }
}

/** By the order of the allowed output values, the first column counting most. */
function ranked(table: TablePlan, hits: readonly Value[]): Value[] {
  const rank = (hit: Value): number[] =>
    table.outputs.map(({ name, priorities }) => {
      const value = isContext(hit) ? (hit.entries.get(name) ?? null) : hit
      const place = priorities?.indexOf(String(value)) ?? 0
      return place < 0 ? Number.MAX_SAFE_INTEGER : place
    })
  return [...hits].sort((left, right) => {
    const [a, b] = [rank(left), rank(right)]
    const column = a.findIndex((place, index) => place !== b[index])
    return column < 0 ? 0 : (a[column] ?? 0) - (b[column] ?? 0)
  })
}

function aggregated(by: string, hits: readonly Value[], meter: Meter): Value {
  const distinct: Value[] = []
  for (const hit of hits) if (!distinct.some((one) => equal(one, hit, meter))) distinct.push(hit)
  if (by === 'COUNT') return distinct.length
  if (!hits.every(isNum)) return null
  if (by === 'SUM')
    return hits.reduce<Value>((total, hit) => (isNum(total) ? add(total, hit) : null), 0)
  const sign = by === 'MAX' ? 1 : -1
  return hits.reduce((best, hit) => (compare(hit, best) * sign > 0 ? hit : best))
}
