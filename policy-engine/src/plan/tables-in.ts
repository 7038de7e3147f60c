/** The tables of a model, each with its checked form, found by walking both side by side. */
import type { Expression, Model, Table } from '../dmn/model.ts'
import { partsOf } from '../dmn/parts-of.ts'
import { partsOfLogic } from './parts-of-logic.ts'
import type { Logic, Plan, PlanNode, TablePlan } from './plan.ts'

export type NodeWithLogic = Extract<PlanNode, { logic: Logic }>
export type TableOfNode = { table: Table; plan: TablePlan; node: NodeWithLogic }

/** Tables of the model itself; those of its imports are theirs. */
export function tablesIn(model: Model, plan: Plan): TableOfNode[] {
  const written = new Map([
    ...model.decisions.map(({ id, expression }) => [id, expression] as const),
    ...model.knowledgeModels.map(({ id, logic }) => [id, logic] as const),
  ])
  return plan.nodes.flatMap((node) => {
    const expression = written.get(node.id)
    if (!('logic' in node) || !expression || node.namespace !== model.namespace) return []
    const tables = tablesBelow(expression)
    return plansBelow(node.logic).flatMap((one, index): TableOfNode[] => {
      const table = tables[index]
      return table?.rules.length === one.rules.length ? [{ table, plan: one, node }] : []
    })
  })
}

function tablesBelow(expression: Expression): Table[] {
  if (expression.form === 'table') return [expression.table]
  return partsOf(expression).flatMap(tablesBelow)
}

function plansBelow(logic: Logic): TablePlan[] {
  if (logic.form === 'table') return [logic.table]
  return partsOfLogic(logic).flatMap(plansBelow)
}
