/** A decision table laid on the axes of its columns: each cell as the set of atoms it meets. */
import type { Table } from '../dmn/model.ts'
import type { Feel } from '../feel/tree.ts'
import { ANY } from '../feel/type.ts'
import type { Value } from '../feel/value.ts'
import type { TablePlan } from '../plan/plan.ts'
import { type Column, type ColumnCell, columnFrom } from './column.ts'
import type { Box } from './spans.ts'
import { NONE } from './spans.ts'

/** `may` and `must` hold one box for each row: where it can fit, and where it fits for certain. */
export type Grid = {
  table: Table
  plan: TablePlan
  columns: readonly Column[]
  cells: readonly (readonly ColumnCell[])[]
  may: readonly Box[]
  must: readonly Box[]
}

/** `outputsOf`: all values that an expression can give, when that is known without running. */
export function gridFrom(
  table: Table,
  plan: TablePlan,
  outputsOf: (tree: Feel) => readonly Value[] | null,
): Grid {
  const made = table.inputs.map((input, index) => {
    const planned = plan.inputs[index]
    const declared = planned && planned.type.kind !== 'any' ? planned.type : null
    const type = declared ?? planned?.expression.type ?? ANY
    const limits = (type.limits ?? []).map(({ tests }) => ({ tree: tests, text: '' }))
    const values = planned?.values && { tree: planned.values, text: input.values?.text ?? '' }
    return columnFrom({
      name: input.expression.text,
      type,
      cells: plan.rules.map((rule, row) => ({
        tree: rule.tests[index] as Feel,
        text: table.rules[row]?.inputs[index]?.text ?? '',
      })),
      allowed: values ? [...limits, values] : limits,
      given: planned ? outputsOf(planned.expression) : null,
    })
  })
  const cells = table.rules.map((_, row) => made.map((one) => one.cells[row] as ColumnCell))
  return {
    table,
    plan,
    columns: made.map(({ column }) => column),
    cells,
    may: cells.map((row) => row.map(({ may }) => may)),
    must: cells.map((row) =>
      row.some(({ must }) => must === NONE) ? row.map(() => NONE) : row.map(({ must }) => must),
    ),
  }
}
