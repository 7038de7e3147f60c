/** The decision tables of a model as an administrator sees them: rows of texts. */
import type { PolicyTable, TableCell, TableRow } from '../policy.ts'
import type { Expression, Model, Table } from './model.ts'
import { partsOf } from './parts-of.ts'

export function tablesOf(model: Model): PolicyTable[] {
  return [
    ...model.decisions.flatMap(({ name, expression }) => tablesIn(expression, name)),
    ...model.knowledgeModels.flatMap(({ name, logic }) => tablesIn(logic, name)),
  ]
}

function tablesIn(expression: Expression, name: string): PolicyTable[] {
  switch (expression.form) {
    case 'table':
      return [tableOf(expression.table, name)]
    case 'context':
      return expression.entries.flatMap((entry) => tablesIn(entry.value, entry.name ?? name))
    default:
      return partsOf(expression).flatMap((part) => tablesIn(part, name))
  }
}

function tableOf(table: Table, name: string): PolicyTable {
  const columns = columnsOf(table)
  return {
    id: table.id,
    name,
    hitPolicy: table.hitPolicy,
    columns,
    rows: table.rules.map((rule) => rowOf(rule, columns)),
  }
}

type Rule = Table['rules'][number]

/** After an edit of one cell all other rows are as they were. */
const rows = new WeakMap<Rule, TableRow>()

function rowOf(rule: Rule, columns: PolicyTable['columns']): TableRow {
  const known = rows.get(rule)
  if (known) return known
  const texts = [...rule.inputs, ...rule.outputs, ...rule.annotations].map(({ text }) => text)
  const cells = columns.map(
    ({ name, kind }, index): TableCell => ({ column: name, kind, text: texts[index] ?? '' }),
  )
  const noted = (column: string) =>
    cells.find((cell) => cell.kind === 'annotation' && cell.column === column)?.text ?? ''
  const row = { id: rule.id, rule: noted('rule'), article: noted('article'), cells }
  rows.set(rule, row)
  return row
}

/** Inputs, outputs, annotations, in the order of the cells of a rule. */
export function columnsOf(table: Table): { name: string; kind: TableCell['kind'] }[] {
  return [
    ...table.inputs.map(({ expression }) => ({ name: expression.text, kind: 'input' as const })),
    ...table.outputs.map(({ name }) => ({ name, kind: 'output' as const })),
    ...table.annotations.map((name) => ({ name, kind: 'annotation' as const })),
  ]
}
