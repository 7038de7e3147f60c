import { decidingPolicy } from '../deciding-policy.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import { type UsedFacts, usedFacts } from '../plan/scalar/used-facts.ts'
import { scalarVerdict } from '../plan/scalar/verdict.ts'
import type { Policy } from '../policy.ts'

/** The facts and lists a policy reads. Whatever the values of the parameters are. Throws NotScalarError when the policy has no scalar form. */
export function factsRead(model: Policy, parameters: ParameterSet): UsedFacts {
  const policy = decidingPolicy(model)
  const { make, row, outcome, reason, amountFen } = scalarVerdict(policy.plan, policy.outcome, {
    parameters: { set: parameters, as: 'named' },
    presence: { mayBeMissing: () => true },
  })
  return usedFacts(make, [row, outcome, reason, amountFen])
}
