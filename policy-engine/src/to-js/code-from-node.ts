/** Elements of the decision graph → closures that give their value. */
import type { Type } from '../feel/type.ts'
import { contextOf, type Value } from '../feel/value.ts'
import type { DecisionServicePlan, Plan, PlanNode } from '../plan/plan.ts'
import { argumentsOf, deeper, typedFunction } from './code-from-call.ts'
import { codeFromLogic } from './code-from-logic.ts'
import { conformanceTo } from './conformance.ts'
import { LimitError, type Run } from './run.ts'

/** The value of an element, when those that it requires have theirs in `run.values`. */
export type NodeCode = (run: Run) => Value

/** An input has no code: its value is given. */
export function codesFromNodes({ nodes }: Plan): (NodeCode | null)[] {
  const codes: (NodeCode | null)[] = []
  for (const node of nodes) {
    if (node.kind === 'input') codes.push(null)
    else if (node.kind === 'decision service') codes.push(invocableCode(node, nodes, codes))
    else codes.push(logicCode(node))
  }
  return codes
}

const codesOfNodes = new WeakMap<PlanNode, NodeCode>()

/** After an edit most nodes are as before, and so is their code. */
function logicCode(node: Extract<PlanNode, { slots: number }>): NodeCode {
  const known = codesOfNodes.get(node) ?? newLogicCode(node)
  codesOfNodes.set(node, known)
  return known
}

function newLogicCode(node: Extract<PlanNode, { slots: number }>): NodeCode {
  const code = codeFromLogic(node.logic)
  const conform = conformanceTo(node.declared)
  return (run) => {
    const frame = new Array<Value>(node.slots).fill(null)
    return unlessTooMuch(node.id, () => {
      const value = code(run, frame)
      return conform ? conform(run, value) : value
    })
  }
}

/** An element that goes beyond a limit, or beyond the stack, is named in the error. */
export function unlessTooMuch(elementId: string, run: () => Value): Value {
  try {
    return run()
  } catch (error) {
    const limit = error instanceof RangeError ? new LimitError('deep') : error
    if (limit instanceof LimitError) limit.elementId ??= elementId
    throw limit
  }
}

/**
 * Clause 10.4: a decision service is a function. Each call decides anew, with the arguments in the
 * place of its input data and input decisions, and changes nothing outside.
 */
function invocableCode(
  { parameters, outputs, result, type }: DecisionServicePlan & { type: Type },
  nodes: readonly PlanNode[],
  codes: readonly (NodeCode | null)[],
): NodeCode {
  const conforming = argumentsOf(parameters.map(({ type }) => type))
  const conform = conformanceTo(result)
  const given = new Set(parameters.map(({ node }) => node))
  const order = neededFor(
    outputs.map(({ node }) => node),
    nodes,
    given,
  )
  const names = parameters.map(({ name }) => name)
  return (run) => {
    const call = (args: readonly Value[]): Value => {
      run.spend(order.length + 1)
      const fitting = conforming(run, args)
      if (fitting === null) return null
      const inner: Run = { ...run, values: new Array<Value>(nodes.length).fill(null) }
      for (const [index, { node }] of parameters.entries()) {
        inner.values[node] = fitting[index] ?? null
      }
      return deeper(inner, () => {
        for (const node of order) inner.values[node] = codes[node]?.(inner) ?? null
        const values = outputs.map(({ node, name }) => [name, inner.values[node] ?? null] as const)
        const value = values.length === 1 ? (values[0]?.[1] ?? null) : contextOf(values)
        return conform ? conform(inner, value) : value
      })
    }
    return typedFunction(names, type, call)
  }
}

/** The elements to decide, in order, for the values of some; those `given` are not decided. */
export function neededFor(
  wanted: readonly number[],
  nodes: readonly PlanNode[],
  given: ReadonlySet<number>,
): number[] {
  const needed = new Set<number>()
  const visit = (index: number): void => {
    if (given.has(index) || needed.has(index)) return
    needed.add(index)
    const node = nodes[index]
    if (node && node.kind !== 'input') for (const one of node.requires) visit(one)
  }
  for (const one of wanted) visit(one)
  return [...needed].sort((left, right) => left - right)
}
