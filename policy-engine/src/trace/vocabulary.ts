/** Which names and codes of a policy can reach a reader, and so need words. */
import type { Feel } from '../feel/tree.ts'
import type { Type } from '../feel/type.ts'
import { partsOfLogic } from '../plan/parts-of-logic.ts'
import type { Logic, Plan, PlanNode } from '../plan/plan.ts'
import type { Policy } from '../policy.ts'

/** Reason when nothing but parameters without a value stands in the way. */
export const PARAMETER_WITHOUT_VALUE = 'PARAMETER_WITHOUT_VALUE'

/** Kinds of node whose single value is shown as a figure. */
const FIGURES: readonly Type['kind'][] = ['number', 'string', 'date', 'date and time', 'time']

export function isFigure(type: Type): boolean {
  return FIGURES.includes(type.kind) || type.kind.endsWith('duration')
}

export function codesIn(policy: Policy): {
  reasons: string[]
  figures: string[]
  values: string[]
} {
  const codes = new Set<string>()
  for (const node of policy.plan.nodes) {
    if ('logic' in node) eachTree(node.logic, (tree) => noteCode(tree, codes))
  }
  const table = policy.tables.find(({ name }) => name === 'outcome')
  const reasons = new Set<string>([PARAMETER_WITHOUT_VALUE])
  for (const row of table?.rows ?? []) {
    const cell = row.cells.find(({ kind, column }) => kind === 'output' && column === 'reason')
    const code = /^"(.*)"$/.exec(cell?.text ?? '')?.[1]
    if (code) reasons.add(code)
  }
  const figures = policy.plan.nodes.flatMap((node) =>
    node.kind === 'decision' && isFigure(node.type) ? [node.name] : [],
  )
  return {
    reasons: [...reasons],
    figures,
    values: [...codes].filter((code) => !reasons.has(code)).sort(),
  }
}

/** Codes are texts in capitals, as in PAY_FIRST; short ones (LT) are settings that nobody reads. */
function noteCode(tree: Feel, codes: Set<string>): void {
  if (tree.form === 'string' && /^[A-Z][A-Z_]{2,}$/.test(tree.value)) codes.add(tree.value)
}

/** The texts that rules compare a fact with, by the name that its path ends in. */
export function textsComparedWith({ nodes }: Plan, path: string): string[] {
  const field = path.split('.').at(-1) ?? ''
  const texts = new Set<string>()
  const names = (tree: Feel) =>
    (tree.form === 'path' && tree.field === field) || (tree.form === 'name' && tree.name === field)
  for (const node of nodes) {
    if (!('logic' in node)) continue
    eachTree(node.logic, (tree) => {
      const parts = sidesOf(tree)
      if (!parts.some(names)) return
      eachPart(parts, (part) => {
        if (part.form === 'string') texts.add(part.value)
      })
    })
  }
  return [...texts].sort()
}

/** What a comparison, a test or a call puts side by side. */
function sidesOf(tree: Feel): Feel[] {
  if (tree.form === 'compare') return [tree.left, tree.right]
  if (tree.form === 'in') return [tree.of, ...tree.tests]
  return tree.form === 'call' ? tree.args : []
}

/** The facts a policy reads, without indexes: `members.wageIncomeFen`, `household.homes.areaM2`. */
export function inputPathsIn(policy: Policy): string[] {
  const used = namesReadBy(policy.plan.nodes)
  return policy.plan.nodes.flatMap((node) => {
    if (node.kind !== 'input' || node.name === 'parameters' || node.name === 'on') return []
    return used.has(node.name) ? pathsOf(node.name, node.type, used) : []
  })
}

/** Names and fields that the logic of some nodes mentions. */
export function namesReadBy(nodes: readonly PlanNode[]): Set<string> {
  const used = new Set<string>()
  for (const node of nodes) {
    if (!('logic' in node)) continue
    eachTree(node.logic, (tree) => {
      if (tree.form === 'path') used.add(tree.field)
      if (tree.form === 'name') used.add(tree.name)
    })
  }
  return used
}

function pathsOf(path: string, type: Type, used: ReadonlySet<string>): string[] {
  if (type.kind === 'list') return pathsOf(path, type.of, used)
  if (type.kind !== 'context') return [path]
  const inner = [...type.fields].flatMap(([name, field]) =>
    used.has(name) ? pathsOf(`${path}.${name}`, field, used) : [],
  )
  return [path, ...inner]
}

function eachTree(logic: Logic, visit: (tree: Feel) => void): void {
  if (logic.form === 'feel') eachPart(logic.tree, visit)
  for (const part of partsOfLogic(logic)) eachTree(part, visit)
  if (logic.form !== 'table') return
  for (const { expression } of logic.table.inputs) eachPart(expression, visit)
  for (const rule of logic.table.rules) {
    // The column `outcome` itself holds no code: its words are those of the outcomes.
    for (const [index, tree] of [...rule.results].entries()) {
      if (logic.table.outputs[index]?.name !== 'outcome') eachPart(tree, visit)
    }
  }
}

function eachPart(part: unknown, visit: (tree: Feel) => void): void {
  if (part === null || typeof part !== 'object') return
  if (Array.isArray(part)) {
    for (const one of part) eachPart(one, visit)
    return
  }
  if ('form' in part) visit(part as Feel)
  for (const [name, inner] of Object.entries(part)) if (name !== 'type') eachPart(inner, visit)
}
