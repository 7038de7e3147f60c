import type { Model } from './dmn/model.ts'
import { modelAndProblems } from './dmn/model-from-xml.ts'
import { PolicyError, type PolicyProblem } from './dmn/problem.ts'
import { tablesOf } from './dmn/tables-of.ts'
import { typeName } from './feel/type.ts'
import { type Planned, planFromModel } from './plan/plan-from-model.ts'
import type { Policy } from './policy.ts'
import type { Externals } from './to-js/external.ts'
import { functionFromPlan } from './to-js/function-from-plan.ts'
import { outcomePlan } from './trace/outcome-plan.ts'

export type CompileOptions = {
  /** The name of the model in messages. */
  file?: string
  /** Other models, which imports name by their namespace (clause 6.3.3). */
  imports?: readonly { xml: string; file: string }[]
  /** Functions outside FEEL that the model may call (clause 10.3.2.13.3). */
  externals?: Externals
  /**
   * What a faulty expression does: `refused` (the default) refuses the model, as an author wants it;
   * `null` makes its decision null, as the standard says, and lists the problem.
   */
  faulty?: 'refused' | 'null'
}

/**
 * DMN text → policy, or any other model: then `outcome` is null, and its elements are asked for with
 * `invoke`. Throws PolicyError with every problem found, each with file, element, line and column.
 */
export function compile(xml: string, options: CompileOptions = {}): Policy {
  const { faulty = 'refused' } = options
  const own = modelAndProblems(xml, options.file ?? 'policy.dmn')
  const others = (options.imports ?? []).map(({ xml: other, file }) => readable(other, file))
  const unread = [own, ...others].flatMap(({ problems }) => problems)
  if (unread.length > 0 && faulty === 'refused') throw new PolicyError(unread)
  const available = others.flatMap((other) => other.model ?? [])
  const planned = planFromModel(own.model, { available, faulty })
  return policyFrom(own.model, { ...planned, problems: [...unread, ...planned.problems] }, options)
}

/** The policy of a plan. What is the same object as before an edit need not be made again. */
export function policyFrom(
  model: Model,
  { plan, problems, warnings }: Planned,
  options: CompileOptions,
): Policy {
  return {
    id: model.id,
    name: model.name,
    inputs: plan.nodes.flatMap((node) =>
      node.kind === 'input' ? [{ name: node.name, type: typeName(node.type) }] : [],
    ),
    decisions: plan.nodes.flatMap((node) =>
      node.kind === 'decision' ? [{ name: node.name, article: node.article }] : [],
    ),
    tables: tablesOf(model),
    problems,
    warnings,
    options,
    model,
    plan,
    run: functionFromPlan(plan, options.externals),
    outcome: outcomePlan(model, plan, options.faulty ?? 'refused'),
  }
}

/** A model handed over for imports may be no model at all: that is a problem only of its own. */
function readable(xml: string, file: string): { model: Model | null; problems: PolicyProblem[] } {
  try {
    return modelAndProblems(xml, file)
  } catch (error) {
    if (error instanceof PolicyError) return { model: null, problems: error.problems }
    throw error
  }
}
