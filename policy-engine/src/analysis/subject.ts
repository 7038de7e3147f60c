/** One table under analysis, with what every finding about it needs. */

import type { NodeWithLogic } from '../plan/tables-in.ts'
import { constantOf } from './constant.ts'
import type { Finding, FindingRow } from './finding.ts'
import { findingOf } from './finding.ts'
import type { Grid } from './grid.ts'
import { literalText } from './region-text.ts'

export type Subject = { grid: Grid; node: NodeWithLogic; name: string }

type Parts = Partial<Omit<Finding, 'kind' | 'severity' | 'element' | 'name' | 'sentence'>>

export function findingOn(
  subject: Subject,
  kind: Finding['kind'],
  severity: Finding['severity'],
  parts: Parts,
): Finding {
  const { id, hitPolicy } = subject.grid.table
  const element = id || subject.node.id
  return findingOf({ kind, severity, element, name: subject.name, hitPolicy, ...parts })
}

export function rowAt({ grid }: Subject, index: number): FindingRow {
  return { id: grid.table.rules[index]?.id ?? '', number: index + 1 }
}

/** Hit policies that give all rows that fit: gaps and overlaps are their purpose (clause 8.2.10). */
export function givesMany({ grid }: Subject): boolean {
  return ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(grid.table.hitPolicy)
}

/** What a row gives, one text for each output: equal texts give equal results. */
export function resultsOf({ grid }: Subject, index: number): { text: string; constant: boolean }[] {
  return (grid.plan.rules[index]?.results ?? []).map((tree, output) => {
    const value = constantOf(tree)
    const written = grid.table.rules[index]?.outputs[output]?.text ?? ''
    return value === undefined
      ? { text: written, constant: false }
      : { text: literalText(value), constant: true }
  })
}
