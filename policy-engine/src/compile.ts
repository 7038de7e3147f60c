import { modelFromXml } from './dmn/model-from-xml.ts'
import { tablesOf } from './dmn/tables-of.ts'
import { typeName } from './feel/type.ts'
import { planFromModel } from './plan/plan-from-model.ts'
import type { Policy } from './policy.ts'
import { functionFromPlan } from './to-js/function-from-plan.ts'
import { outcomePlan } from './trace/outcome-plan.ts'

/**
 * DMN text → policy. `file` names the model in messages. Throws PolicyError with every problem
 * found, each with file, element, line and column.
 */
export function compile(xml: string, options: { file?: string } = {}): Policy {
  const model = modelFromXml(xml, options.file ?? 'policy.dmn')
  const { plan, warnings } = planFromModel(model)
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
    warnings,
    plan,
    run: functionFromPlan(plan),
    outcome: outcomePlan(model, plan),
  }
}
