/** Values that a table names although its columns cannot have or give them. */

import type { Feel } from '../feel/tree.ts'
import { ANY, BOOLEAN } from '../feel/type.ts'
import type { Value } from '../feel/value.ts'
import { columnFrom } from './column.ts'
import type { Finding } from './finding.ts'
import { literalText } from './region-text.ts'
import { findingOn, rowAt, type Subject } from './subject.ts'

export function valuesNotAllowed(subject: Subject): Finding[] {
  const { cells, columns } = subject.grid
  return cells.flatMap((row, index) =>
    row.flatMap(({ outside, may }, column) => {
      const severity = may.length === 0 ? 'error' : 'warning'
      const name = columns[column]?.name ?? ''
      return found(subject, 'valueNotAllowed', severity, index, name, outside)
    }),
  )
}

export function outputsNotAllowed(subject: Subject): Finding[] {
  const { table, plan } = subject.grid
  return table.outputs.flatMap((output, column) => {
    const tests = plan.outputs[column]?.priorities
    if (!tests) return []
    const allowed = [{ tree: testsOf(tests), text: output.values?.text ?? '' }]
    const cells = plan.rules.flatMap((rule, row) => {
      const tree = rule.results[column]
      const text = table.rules[row]?.outputs[column]?.text ?? ''
      if (!tree) return []
      return [{ tree: testsOf([tree]), text }]
    })
    const given = columnFrom({ name: output.name, type: ANY, cells, allowed, given: null })
    return given.cells.flatMap(({ outside, read }, row) =>
      read
        ? found(subject, 'outputNotAllowed', 'error', row, output.name || subject.name, outside)
        : [],
    )
  })
}

function testsOf(tests: Feel[]): Feel {
  return { form: 'tests', tests, not: false, slot: -1, type: BOOLEAN, from: 0, to: 0 }
}

function found(
  subject: Subject,
  kind: Finding['kind'],
  severity: Finding['severity'],
  row: number,
  column: string,
  outside: readonly Value[],
): Finding[] {
  if (outside.length === 0) return []
  const region = [{ column, tests: outside.map(literalText).join(', ') }]
  return [
    findingOn(subject, kind, severity, { rows: [rowAt(subject, row)], columns: [column], region }),
  ]
}
