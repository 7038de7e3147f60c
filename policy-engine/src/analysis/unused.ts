/** Parts of a model that nothing needs. */

import type { Plan } from '../plan/plan.ts'
import type { OutcomePlan } from '../trace/outcome-plan.ts'
import { isFigure } from '../trace/vocabulary.ts'
import { type Finding, findingOf } from './finding.ts'

/**
 * Inputs and functions that nothing requires; in a policy (`outcome` given) also decisions that
 * neither the outcome nor a reader ever sees. In other models a decision on top is its purpose.
 */
export function unusedIn(plan: Plan, outcome: OutcomePlan | null): Finding[] {
  const required = new Set(
    plan.nodes.flatMap((node) => {
      if (node.kind === 'input') return []
      if (node.kind !== 'decision service') return node.requires
      return [...node.parameters, ...node.outputs].map((one) => one.node)
    }),
  )
  const seen = new Set([
    ...(outcome ? [outcome.node, outcome.amount, outcome.composition] : []),
    ...(outcome?.conditions.map(({ applies }) => applies) ?? []),
  ])
  return plan.nodes.flatMap((node, index) => {
    const { id: element, name, kind } = node
    if (required.has(index) || seen.has(index) || node.namespace !== plan.namespace) return []
    if (kind === 'decision service') return []
    if (kind === 'input') {
      return [findingOf({ kind: 'unreadInput', severity: 'information', element, name })]
    }
    if (kind === 'decision' && (!outcome || isFigure(node.type))) return []
    return [findingOf({ kind: 'unusedDecision', severity: 'information', element, name })]
  })
}
