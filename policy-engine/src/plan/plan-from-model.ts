/** Model → plan: orders the elements of a model and its imports, binds every name, checks every type. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { DecisionService, Model } from '../dmn/model.ts'
import { PolicyError, type PolicyProblem } from '../dmn/problem.ts'
import { newProblems, type Problems } from '../dmn/problems.ts'
import { ANY, disjoint, type Type, typeName } from '../feel/type.ts'
import { declaredType, type Place } from './checked-text.ts'
import { type ImportedModel, importedModels } from './imported-models.ts'
import { giving, logicFromExpression, type Typed } from './logic-from-expression.ts'
import { type Element, elementsInOrder } from './model-graph.ts'
import type { DecisionServicePlan, Plan, PlanNode } from './plan.ts'
import { type Planning, placeOf } from './required-names.ts'
import { typesFromModel } from './types-from-model.ts'

export type Planned = { plan: Plan; problems: PolicyProblem[]; warnings: PolicyProblem[] }
export type PlanOptions = { available?: readonly Model[]; faulty?: 'refused' | 'null' }

/**
 * `available` are the models that imports may name. Throws PolicyError with every problem of every
 * expression, unless `faulty` is 'null': then a text with a problem gives null, and the problems are
 * handed back.
 */
export function planFromModel(model: Model, options: PlanOptions = {}): Planned {
  const problems = newProblems()
  const warnings = newProblems()
  const { models, importsOf } = importedModels(model, options.available ?? [], problems)
  const types = typesOf(models, importsOf, problems)
  const nodes: PlanNode[] = []
  const places = new Map<string, number>()
  for (const element of elementsInOrder(models, problems)) {
    const { source } = element.model
    const known = types.get(element.model) ?? new Map<string, Type>()
    const planning = { nodes, places, imports: importsOf(element.model) }
    const node = nodeFrom(element, planning, { source, types: known, problems, warnings })
    places.set(element.key, nodes.length)
    nodes.push(node)
  }
  if (problems.found.length > 0 && options.faulty !== 'null') {
    throw new PolicyError([...problems.found])
  }
  const { id, name, namespace } = model
  return {
    plan: { id, name, namespace, nodes },
    problems: [...problems.found],
    warnings: [...warnings.found],
  }
}

/** An import without a name puts what it imports beside one's own (clause 6.3.3). */
function typesOf(
  models: readonly Model[],
  importsOf: (model: Model) => ImportedModel[],
  problems: Problems,
): Map<Model, Map<string, Type>> {
  const types = new Map<Model, Map<string, Type>>()
  for (const model of models) {
    const imported = importsOf(model).flatMap(({ name: prefix, model: other }) =>
      [...(types.get(other) ?? [])].map(
        ([name, type]) => [prefix === '' ? name : `${prefix}.${name}`, type] as const,
      ),
    )
    types.set(model, typesFromModel(model, new Map(imported), problems))
  }
  return types
}

type Within = Omit<Place, 'scope' | 'names'>

function nodeFrom(element: Element, planning: Planning, within: Within): PlanNode {
  const { model, of } = element
  const { id, name } = of
  const base = { id, name, namespace: model.namespace }
  const stated = declaredType(of, of.at, within)
  if (element.kind === 'input') return { ...base, kind: 'input', type: stated }
  if (element.kind === 'decision service') {
    return { ...base, ...invocableFrom(element.of, stated, planning) }
  }
  const { place, within: withImports } = placeOf(element, planning, within)
  const written = logicFromExpression(
    element.kind === 'decision' ? element.of.expression : element.of.logic,
    place,
  )
  if (disjoint(stated, written.type) && element.kind === 'decision') {
    const [expected, found] = [typeName(stated), typeName(written.type)]
    const message = `gives ${found}, but is declared ${expected}`
    const parts = { code: 'wrongResult', name, expected, found } as const
    within.warnings.add(() => ({ ...problemAt(model.source, of.at, message), ...parts }))
  }
  const { logic, type } = withImports(
    element.kind === 'decision' ? written : ofFunction(written, stated),
  )
  const sources = element.kind === 'decision' ? element.of.authorities : []
  return {
    ...base,
    kind: element.kind,
    type: element.kind === 'decision' && stated.kind !== 'any' ? stated : type,
    declared: element.kind === 'decision' ? stated : ANY,
    logic,
    slots: place.scope.slots.count,
    requires: element.requires.flatMap((one) => planning.places.get(one) ?? []),
    article: sources.map((source) => model.knowledgeSources.get(source) ?? '').join('; '),
  }
}

function ofFunction({ logic, type }: Typed, stated: Type): Typed {
  const isMade = logic.form === 'function' || logic.form === 'external'
  return isMade ? giving({ logic, type }, stated) : { logic, type }
}

function resultOf(stated: Type): Type {
  return stated.kind === 'function' ? stated.result : stated
}

/** Clause 6.3.10: the input data come first among the parameters, then the input decisions. */
function invocableFrom(
  service: DecisionService,
  stated: Type,
  { nodes, places }: Planning,
): DecisionServicePlan & { type: Type } {
  const named = (references: string[]) =>
    references.flatMap((reference) => {
      const node = places.get(reference)
      const found = node === undefined ? undefined : nodes[node]
      return node === undefined || !found ? [] : [{ node, name: found.name, found }]
    })
  const parameters = named([...service.inputData, ...service.inputDecisions]).map(
    ({ node, name, found }) => ({
      node,
      name,
      type: found.kind === 'decision' ? found.declared : found.type,
    }),
  )
  const outputs = named(service.outputs)
  const fields = new Map(outputs.map(({ name, found }) => [name, found.type]))
  const given: Type =
    outputs.length === 1
      ? (outputs[0]?.found.type ?? ANY)
      : { kind: 'context', fields, name: null, open: false }
  const result = resultOf(stated)
  return {
    kind: 'decision service',
    requires: [],
    parameters,
    outputs: outputs.map(({ node, name }) => ({ node, name })),
    result,
    type: {
      kind: 'function',
      parameters: parameters.map(({ type }) => type),
      result: result.kind === 'any' ? given : result,
    },
  }
}
