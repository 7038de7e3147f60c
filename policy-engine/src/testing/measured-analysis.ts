/** How long the analysis of a large table takes: for the test beside it, and for benchmarks. */

import { analyse } from '../analysis/analyse.ts'
import type { Finding } from '../analysis/finding.ts'
import { modelFromXml } from '../dmn/model-from-xml.ts'
import { planFromModel } from '../plan/plan-from-model.ts'
import { aLargeTable, type LargeShape } from './a-table.ts'

/** The model is read before the clock starts. `now` gives milliseconds. */
export function measuredAnalysis(
  shape: LargeShape,
  hitPolicy: 'UNIQUE' | 'FIRST',
  now: () => number = Date.now,
): { milliseconds: number; findings: Finding[] } {
  const model = modelFromXml(aLargeTable(shape, 1000, 8, hitPolicy), `${shape}.dmn`)
  const { plan } = planFromModel(model)
  const start = now()
  const findings = analyse({ model, plan })
  return { milliseconds: now() - start, findings }
}
