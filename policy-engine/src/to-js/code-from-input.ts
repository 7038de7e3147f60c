/** Input data (OMG DMN 1.5 clause 6.3.11) → what gives their value. */
import type { Lack, Value } from '../feel/value.ts'
import { valueFromJson } from '../feel/values-and-json.ts'
import type { JsonObject } from '../json.ts'
import type { PlanNode } from '../plan/plan.ts'
import { conformanceTo } from './conformance.ts'
import { limitedFact } from './limited-fact.ts'
import type { Run } from './run.ts'

export type InputCode = (run: Run, facts: JsonObject, stated: Value | undefined) => Value

/**
 * A value of FEEL that is `stated` conforms to the declared type or is null; a fact that does not
 * is missing by its path.
 */
export function codeFromInput({ name, type }: PlanNode): InputCode {
  const conform = conformanceTo(type)
  const limited = limitedFact(type)
  const lack: Lack = { kind: 'fact', path: name }
  return (run, facts, stated) => {
    if (stated !== undefined) return conform ? conform(run, stated) : stated
    const json = Object.hasOwn(facts, name) ? facts[name] : undefined
    const value = valueFromJson(json, type, lack)
    return limited ? limited(run, value, lack) : value
  }
}
