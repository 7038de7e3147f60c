/** Which facts can make a change felt, and which of them are nearest to it. */
import type { Difference } from '../dmn/differences.ts'
import type { PlanNode } from '../plan/plan.ts'
import { tablesIn } from '../plan/tables-in.ts'
import type { DecidingPolicy } from '../policy.ts'
import { namesReadBy } from '../trace/vocabulary.ts'

/** How many decisions lie between a name and the change; names further away are not in the map. */
export type Nearness = Map<string, number>

/** Reading the same conditions as the change is further away than being read by it. */
const AROUND = 2

/**
 * Names and fields (`household`, `vehicles`, `kind`) that the changed logic reads, then those that the
 * conditions and amounts read which it takes part in. All names, when it takes part in none.
 */
export function namesNear(policy: DecidingPolicy, difference: Difference): Nearness {
  const { nodes } = policy.plan
  const near: Nearness = new Map()
  const changed = changedNodes(policy, difference)
  const felt = topsOf(policy).filter((top) => {
    const own = distancesFrom(nodes, [top])
    return changed.some((one) => own.has(one))
  })
  const tops = felt.length > 0 ? felt : [...nodes.keys()]
  addNames(nodes, distancesFrom(nodes, changed), 0, near)
  addNames(nodes, distancesFrom(nodes, tops), AROUND, near)
  return near
}

function topsOf({ outcome }: DecidingPolicy): number[] {
  const conditions = outcome.conditions.flatMap(({ node, applies }) => [node, applies])
  return [outcome.amount, outcome.composition, ...outcome.needed, ...conditions].filter(
    (node) => node !== null,
  )
}

/** The nodes that a change is about: its own, or those that the changed row of a table tests. */
function changedNodes(
  { model, plan }: DecidingPolicy,
  { element, rule, kind }: Difference,
): number[] {
  if (kind === 'parameter') return nodesThatRead(plan.nodes, element.split('.'))
  const found = tablesIn(model, plan).find(({ table }) => table.id === element)
  const own = plan.nodes.findIndex(({ id }) => id === (found?.node.id ?? element))
  const row = found?.plan.rules.find(({ id }) => id === rule)
  const tested = row?.tests.flatMap((test, column) => {
    const tree = found?.plan.inputs[column]?.expression
    return test.form !== 'any' && tree?.form === 'name' && tree.binding?.in === 'node'
      ? [tree.binding.node]
      : []
  })
  return tested && tested.length > 0 ? tested : own < 0 ? [] : [own]
}

function nodesThatRead(nodes: readonly PlanNode[], names: readonly string[]): number[] {
  return nodes.flatMap((node, index) => {
    const read = namesReadBy([node])
    return names.every((name) => read.has(name)) ? [index] : []
  })
}

/** All that some nodes require, directly or not, with the shortest way there. */
function distancesFrom(nodes: readonly PlanNode[], from: readonly number[]): Map<number, number> {
  const found = new Map(from.map((node) => [node, 0]))
  const queue = [...from]
  for (const index of queue) {
    const node = nodes[index]
    if (!node || node.kind === 'input') continue
    for (const required of node.requires) {
      if (found.has(required)) continue
      found.set(required, (found.get(index) ?? 0) + 1)
      queue.push(required)
    }
  }
  return found
}

function addNames(
  nodes: readonly PlanNode[],
  distances: ReadonlyMap<number, number>,
  more: number,
  near: Nearness,
): void {
  for (const [index, distance] of distances) {
    const node = nodes[index]
    if (!node) continue
    for (const name of [node.name, ...namesReadBy([node])]) {
      near.set(name, Math.min(near.get(name) ?? Number.POSITIVE_INFINITY, distance + more))
    }
  }
}
