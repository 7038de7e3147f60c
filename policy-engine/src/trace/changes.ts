import type { Value } from '../feel/value.ts'
import type { JsonObject } from '../json.ts'
import type { Policy } from '../policy.ts'
import type { NodeTrace } from '../to-js/function-from-plan.ts'
import type { Change } from './evaluation.ts'
import type { Verdict } from './verdict.ts'

export type Again = (facts: JsonObject, given: ReadonlyMap<string, Value>) => Verdict

export function changesFor(
  _policy: Policy,
  _facts: JsonObject,
  _traces: readonly NodeTrace[],
  _verdict: Verdict,
  _again: Again,
): Change[] {
  return []
}
