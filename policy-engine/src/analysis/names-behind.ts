/** Which facts can make a change felt: those that the conditions behind it read. */
import type { Difference } from '../dmn/differences.ts'
import type { PlanNode } from '../plan/plan.ts'
import { tablesIn } from '../plan/tables-in.ts'
import type { DecidingPolicy } from '../policy.ts'
import { namesReadBy } from '../trace/vocabulary.ts'

/** Names and fields, as `household`, `vehicles`, `kind`: a fact counts when all names of its path do. */
export function namesBehind(policy: DecidingPolicy, difference: Difference): Set<string> {
  const { nodes } = policy.plan
  const changed = changedNodes(policy, difference)
  const tops = [policy.outcome.amount, policy.outcome.composition, ...conditionsOf(policy)]
  const felt = tops.filter(
    (top) => top !== null && changed.some((one) => behind(nodes, top).has(one)),
  )
  const read = new Set(felt.flatMap((top) => [...behind(nodes, top as number)]))
  if (read.size === 0) for (const index of nodes.keys()) read.add(index)
  const names = namesReadBy([...read].map((index) => nodes[index] as PlanNode))
  for (const index of read) names.add(nodes[index]?.name ?? '')
  return names
}

function conditionsOf({ outcome }: DecidingPolicy): number[] {
  return outcome.conditions.flatMap(({ node, applies }) =>
    applies === null ? [node] : [node, applies],
  )
}

/** The nodes that a change is about: its own, or those that the changed row of a table tests. */
function changedNodes({ model, plan }: DecidingPolicy, { element, rule }: Difference): number[] {
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

/** A node and all that it requires, directly or not. */
function behind(nodes: readonly PlanNode[], top: number, found = new Set<number>()): Set<number> {
  if (found.has(top)) return found
  found.add(top)
  const node = nodes[top]
  if (node && node.kind !== 'input') for (const one of node.requires) behind(nodes, one, found)
  return found
}
