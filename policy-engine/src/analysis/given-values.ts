/** All values an expression can give, where tables of literals give them: cheap, and often enough. */
import type { Feel } from '../feel/tree.ts'
import type { Value } from '../feel/value.ts'
import type { Logic, Plan, TablePlan } from '../plan/plan.ts'
import { constantOf } from './constant.ts'

const DEPTH_LIMIT = 10

/** Null when not known. Null itself is not listed: any expression may give it. */
export function givenValues(plan: Plan, tree: Feel, depth = 0): readonly Value[] | null {
  if (depth > DEPTH_LIMIT) return null
  const constant = constantOf(tree)
  if (constant !== undefined) return constant === null ? [] : [constant]
  switch (tree.form) {
    case 'name': {
      const node = tree.binding?.in === 'node' ? plan.nodes[tree.binding.node] : undefined
      return node?.kind === 'decision' ? ofLogic(plan, node.logic, null, depth) : null
    }
    case 'path': {
      const { of, field } = tree
      const node =
        of.form === 'name' && of.binding?.in === 'node' ? plan.nodes[of.binding.node] : undefined
      return node?.kind === 'decision' ? ofLogic(plan, node.logic, field, depth) : null
    }
    case 'if': {
      const sides = [tree.yes, tree.no].map((side) => givenValues(plan, side, depth + 1))
      return joined(sides)
    }
    default:
      return null
  }
}

function ofLogic(
  plan: Plan,
  logic: Logic,
  field: string | null,
  depth: number,
): readonly Value[] | null {
  if (logic.form === 'feel') return field === null ? givenValues(plan, logic.tree, depth + 1) : null
  return logic.form === 'table' ? ofTable(plan, logic.table, field, depth) : null
}

function ofTable(
  plan: Plan,
  table: TablePlan,
  field: string | null,
  depth: number,
): readonly Value[] | null {
  const many = !['UNIQUE', 'FIRST', 'ANY', 'PRIORITY'].includes(table.hitPolicy)
  const output = field === null ? 0 : table.outputs.findIndex(({ name }) => name === field)
  if (many || output < 0 || (field === null) !== (table.outputs.length === 1)) return null
  const otherwise = table.outputs[output]?.otherwise
  const results = table.rules.map((rule) => rule.results[output])
  return joined(
    [...results, ...(otherwise ? [otherwise] : [])].map((tree) =>
      tree ? givenValues(plan, tree, depth + 1) : null,
    ),
  )
}

function joined(parts: readonly (readonly Value[] | null)[]): readonly Value[] | null {
  const values = new Set<Value>()
  for (const part of parts) {
    if (!part) return null
    for (const value of part) values.add(value)
  }
  return [...values]
}
