import { PolicyError } from './dmn/problem.ts'
import type { DecidingPolicy, Policy } from './policy.ts'

/** The model as a policy. Throws PolicyError when none of its decisions is named outcome. */
export function decidingPolicy(model: Policy): DecidingPolicy {
  if (isDeciding(model)) return model
  const message = 'no decision is named outcome: this is not a policy'
  throw new PolicyError([{ file: model.id, elementId: null, line: null, column: null, message }])
}

function isDeciding(model: Policy): model is DecidingPolicy {
  return model.outcome !== null
}
