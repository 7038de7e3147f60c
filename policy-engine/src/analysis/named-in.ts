/** The values and symbols that a cell cuts its column at. */
import type { CompareOperator, Feel } from '../feel/tree.ts'
import type { Value } from '../feel/value.ts'
import { type Cell, symbolOf } from './cell.ts'
import { constantOf } from './constant.ts'

export type Named = Value | { symbol: string }

/** `ordered` tells `note` that the cell asks what lies on one side of it. */
export function namedIn(cell: Cell, note: (named: Named, ordered: boolean) => void): void {
  const visit = (tree: Feel): void => {
    const value = constantOf(tree)
    if (value !== undefined) note(value, false)
    else for (const { part, ordered } of partsOf(tree)) side(part, ordered)
  }
  const side = (tree: Feel, ordered: boolean): void => {
    const value = constantOf(tree)
    const named = value !== undefined ? value : symbolOf(tree, cell.text)
    if (named !== undefined) note(named, ordered)
    else visit(tree)
  }
  visit(cell.tree)
}

export function isSymbol(named: Named): named is { symbol: string } {
  return named !== null && typeof named === 'object' && 'symbol' in named
}

type Part = { part: Feel; ordered: boolean }

function partsOf(tree: Feel): Part[] {
  switch (tree.form) {
    case 'test':
      return [{ part: tree.right, ordered: inOrder(tree.operator) }]
    case 'range':
      return [tree.low, tree.high].flatMap((part) => (part ? [{ part, ordered: true }] : []))
    case 'compare':
      return [tree.left, tree.right].map((part) => ({ part, ordered: inOrder(tree.operator) }))
    case 'between':
      return [tree.low, tree.high].map((part) => ({ part, ordered: true }))
    case 'and':
    case 'or':
      return equally([tree.left, tree.right])
    case 'tests':
    case 'in':
      return equally(tree.tests)
    case 'list':
      return equally(tree.items)
    case 'call':
      return equally(tree.args)
    default:
      return []
  }
}

function equally(parts: readonly Feel[]): Part[] {
  return parts.map((part) => ({ part, ordered: false }))
}

function inOrder(operator: CompareOperator): boolean {
  return operator !== '=' && operator !== '!='
}
