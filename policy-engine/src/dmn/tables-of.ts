/** The decision tables of a model as an administrator sees them: rows of texts. */
import type { PolicyTable, TableCell } from '../policy.ts'
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
    rows: table.rules.map((rule) => {
      const texts = [...rule.inputs, ...rule.outputs, ...rule.annotations].map(({ text }) => text)
      const cells = columns.map(
        (column, index): TableCell => ({
          column: column.name,
          kind: column.kind,
          text: texts[index] ?? '',
        }),
      )
      const noted = (column: string) =>
        cells.find((cell) => cell.kind === 'annotation' && cell.column === column)?.text ?? ''
      return { id: rule.id, rule: noted('rule'), article: noted('article'), cells }
    }),
  }
}

/** Inputs, outputs, annotations, in the order of the cells of a rule. */
export function columnsOf(table: Table): { name: string; kind: TableCell['kind'] }[] {
  return [
    ...table.inputs.map(({ expression }) => ({ name: expression.text, kind: 'input' as const })),
    ...table.outputs.map(({ name }) => ({ name, kind: 'output' as const })),
    ...table.annotations.map((name) => ({ name, kind: 'annotation' as const })),
  ]
}
