/** A policy with one cell of a table changed, ready to run: what the cell does not touch is kept. */
import { compile, policyFrom } from './compile.ts'
import { type CellEdit, columnMeant, editTableCell, fitsXml } from './dmn/edit-table-cell.ts'
import type { Model, Table, Text } from './dmn/model.ts'
import { PolicyError } from './dmn/problem.ts'
import { spliced } from './dmn/splice-xml.ts'
import { columnsOf } from './dmn/tables-of.ts'
import { tableWithCell } from './plan/logic-from-table.ts'
import type { Plan } from './plan/plan.ts'
import { type TableOfNode, tablesIn } from './plan/tables-in.ts'
import type { Policy } from './policy.ts'

/**
 * The same as compiling the edited text (`editTableCell`), mostly in a few milliseconds however
 * large the model is. The new text is `model.source.text`. Throws PolicyError like both of these;
 * the policy that was given stays as it is.
 */
export function edited(policy: Policy, edit: CellEdit): Policy {
  const text = () => editTableCell(policy.model.source.text, edit)
  return exchanged(policy, edit) ?? compile(text(), policy.options)
}

/** Null where one cell may change more than itself: then everything is compiled anew. */
function exchanged(policy: Policy, edit: CellEdit): Policy | null {
  const { model, plan, options } = policy
  if (policy.problems.length + policy.warnings.length > 0 || !fitsXml(edit.text)) return null
  const found = tablesIn(model, plan).filter(({ table }) => table.id === edit.tableId)
  const [place, second] = found
  if (!place || second) return null
  const change = changeIn(place, edit)
  const source = change && spliced(model.source, change.text.at, edit.text)
  const tables = change && exchangedTables(place, change)
  if (!source || !tables) return null
  const nextModel = { ...withTable(model, place, tables.table), source }
  const nextPlan = tables.plan === place.plan ? plan : withPlan(plan, place, tables)
  try {
    return policyFrom(nextModel, { plan: nextPlan, problems: [], warnings: [] }, options)
  } catch (error) {
    if (error instanceof PolicyError) return null
    throw error
  }
}

type CellChange = { row: number; column: number; text: Text }

function changeIn({ table }: TableOfNode, edit: CellEdit): CellChange | null {
  const row = table.rules.findIndex(({ id }) => id === edit.ruleId)
  const column = columnMeant(columnsOf(table), edit)
  const rule = table.rules[row]
  const cell = rule && [...rule.inputs, ...rule.outputs, ...rule.annotations][column]
  if (cell?.at.name !== 'text') return null
  return { row, column, text: { text: edit.text.trim(), at: cell.at } }
}

type Exchanged = { table: Table; plan: TableOfNode['plan']; slots: number | null }

function exchangedTables({ table, plan }: TableOfNode, change: CellChange): Exchanged | null {
  const { row, column, text } = change
  const rule = table.rules[row]
  if (!rule) return null
  const outputs = column - table.inputs.length
  const annotations = outputs - table.outputs.length
  const changed =
    annotations >= 0
      ? { ...rule, annotations: rule.annotations.with(annotations, text) }
      : outputs >= 0
        ? { ...rule, outputs: rule.outputs.with(outputs, text) }
        : { ...rule, inputs: rule.inputs.with(column, text) }
  const next = { ...table, rules: table.rules.with(row, changed) }
  if (annotations >= 0) return { table: next, plan, slots: null }
  const planned = tableWithCell(plan, change)
  return planned && { table: next, ...planned }
}

function withTable(model: Model, { table, node }: TableOfNode, next: Table): Model {
  const within = <T extends { id: string }>(element: T): T =>
    element.id === node.id ? replaced(element, table, next) : element
  return {
    ...model,
    decisions: model.decisions.map(within),
    knowledgeModels: model.knowledgeModels.map(within),
  }
}

function withPlan(plan: Plan, place: TableOfNode, { plan: table, slots }: Exchanged): Plan {
  const nodes = plan.nodes.map((node) =>
    node === place.node
      ? {
          ...place.node,
          logic: replaced(place.node.logic, place.plan, table),
          slots: slots ?? place.node.slots,
        }
      : node,
  )
  return { ...plan, nodes }
}

/** Parts that hold no tables. */
const LEAVES: ReadonlySet<string> = new Set(['at', 'text', 'tree', 'type'])

/** A structure with one object in the place of another; what does not hold it stays the same. */
function replaced<T>(part: T, old: object, next: object): T {
  if ((part as unknown) === old) return next as T
  if (part === null || typeof part !== 'object') return part
  const entries = Object.entries(part).map(([name, inner]) => [
    name,
    LEAVES.has(name) ? inner : replaced(inner, old, next),
  ])
  if (entries.every(([name, inner]) => part[name as keyof T] === inner)) return part
  return Array.isArray(part)
    ? (entries.map(([, inner]) => inner) as T)
    : (Object.fromEntries(entries) as T)
}
