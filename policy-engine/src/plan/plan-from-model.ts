/** Model → plan: orders the decisions, binds every name, checks every type. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Decision, KnowledgeModel, Model, Named } from '../dmn/model.ts'
import { PolicyError, type PolicyProblem } from '../dmn/problem.ts'
import { rootScope } from '../feel/scope.ts'
import { ANY, builtInType, disjoint, type Type, typeName } from '../feel/type.ts'
import { logicFromExpression } from './logic-from-expression.ts'
import type { Plan, PlanNode } from './plan.ts'
import { typesFromModel } from './types-from-model.ts'

export type Planned = { plan: Plan; types: Map<string, Type>; warnings: PolicyProblem[] }

type Element =
  | { kind: 'input'; of: Named }
  | { kind: 'decision'; of: Decision }
  | { kind: 'function'; of: KnowledgeModel }

/** Throws PolicyError with every problem of every expression. */
export function planFromModel(model: Model): Planned {
  const problems: PolicyProblem[] = []
  const warnings: PolicyProblem[] = []
  const types = typesFromModel(model, problems)
  const declared = (name: string | null, at: Named): Type => {
    if (name === null) return ANY
    const type = builtInType(name) ?? types.get(name)
    if (!type) problems.push(problemAt(model.source, at.at, `there is no type ${name}`))
    return type ?? ANY
  }
  const nodes: PlanNode[] = []
  const places = new Map<string, number>()
  for (const element of inOrder(model, problems)) {
    const { id, name, typeRef } = element.of
    const stated = declared(typeRef, element.of)
    places.set(id, nodes.length)
    if (element.kind === 'input') {
      nodes.push({ kind: 'input', id, name, type: stated })
      continue
    }
    const requires = element.of.requires.flatMap((one) => places.get(one) ?? [])
    const names = new Map(
      requires.map((node) => [nodes[node]?.name ?? '', { node, type: nodes[node]?.type ?? ANY }]),
    )
    const scope = rootScope(names, types)
    const expression = element.kind === 'decision' ? element.of.expression : element.of.logic
    const context = { source: model.source, types, problems, warnings }
    const { logic, type } = logicFromExpression(expression, scope, names, context)
    if (disjoint(stated, type) && element.kind === 'decision') {
      const message = `gives ${typeName(type)}, but is declared ${typeName(stated)}`
      warnings.push(problemAt(model.source, element.of.at, message))
    }
    const sources = element.kind === 'decision' ? element.of.authorities : []
    nodes.push({
      kind: element.kind,
      id,
      name,
      type: element.kind === 'function' || stated.kind === 'any' ? type : stated,
      logic,
      slots: scope.slots.count,
      requires,
      article: sources.map((source) => model.knowledgeSources.get(source) ?? '').join('; '),
    })
  }
  if (problems.length > 0) throw new PolicyError(problems)
  return { plan: { id: model.id, name: model.name, nodes }, types, warnings }
}

/** What is required comes first; otherwise the order of the file. A circle is a problem. */
function inOrder(model: Model, problems: PolicyProblem[]): Element[] {
  const elements = new Map<string, Element>()
  for (const of of model.inputs) elements.set(of.id, { kind: 'input', of })
  for (const of of model.knowledgeModels) elements.set(of.id, { kind: 'function', of })
  for (const of of model.decisions) elements.set(of.id, { kind: 'decision', of })
  const ordered: Element[] = []
  const state = new Map<string, 'open' | 'done'>()

  const visit = (element: Element, depth: number): void => {
    const { id, at } = element.of
    if (state.get(id) === 'done') return
    if (state.get(id) === 'open' || depth > 1000) {
      problems.push(problemAt(model.source, at, `${element.of.name} requires itself`))
      return
    }
    state.set(id, 'open')
    for (const required of element.kind === 'input' ? [] : element.of.requires) {
      const found = elements.get(required)
      if (found) visit(found, depth + 1)
      else problems.push(problemAt(model.source, at, `requires ${required}, which does not exist`))
    }
    state.set(id, 'done')
    ordered.push(element)
  }
  for (const element of elements.values()) visit(element, 0)
  return ordered
}
