/** XML → model: reads DMN 1.2 to 1.5, which differ here only in their namespace. */

import {
  attribute,
  child,
  childrenNamed,
  expressionIn,
  functionIn,
  problemAt,
} from './expression-from-xml.ts'
import { itemDefinition } from './item-definition-from-xml.ts'
import type {
  Decision,
  DecisionService,
  Expression,
  Import,
  KnowledgeModel,
  Model,
  Named,
  Reference,
} from './model.ts'
import { PolicyError, type PolicyProblem } from './problem.ts'
import { newProblems, type Problems } from './problems.ts'
import { readXml, type XmlElement, type XmlSource } from './read-xml.ts'

const NAMESPACES = new Map([
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', '1.2'],
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', '1.3'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', '1.4'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', '1.5'],
])

/** Throws PolicyError with every structural problem. */
export function modelFromXml(xml: string, file: string): Model {
  const { model, problems } = modelAndProblems(xml, file)
  if (problems.length > 0) throw new PolicyError(problems)
  return model
}

/**
 * The model, and what is wrong with it. An element that cannot be read is left out; a decision whose
 * logic cannot be read has none. Throws PolicyError when the text is not a DMN model at all.
 */
export function modelAndProblems(
  xml: string,
  file: string,
): { model: Model; problems: PolicyProblem[] } {
  const source = readXml(xml, file)
  const { root } = source
  if (root.name !== 'definitions' || !NAMESPACES.has(root.namespace)) {
    throw new PolicyError([problemAt(source, root, 'this is not a DMN 1.2, 1.3, 1.4 or 1.5 model')])
  }
  const problems = newProblems()
  const namespace = attribute(root, 'namespace') ?? ''
  const of: Reading = { source, namespace, problems }
  const all = <T>(name: string, read: (of: Reading, element: XmlElement) => T): T[] =>
    childrenNamed(root, name).flatMap((element) => attempt(of, () => [read(of, element)], []))
  const model: Model = {
    id: attribute(root, 'id') ?? '',
    name: attribute(root, 'name') ?? '',
    namespace,
    source,
    imports: all('import', imported).filter(({ at }) => isOfModel(at)),
    itemDefinitions: all('itemDefinition', (_, element) => itemDefinition(element)),
    inputs: all('inputData', named),
    decisions: all('decision', decision),
    knowledgeModels: all('businessKnowledgeModel', knowledgeModel),
    decisionServices: all('decisionService', invocableDecisions),
    knowledgeSources: new Map(
      childrenNamed(root, 'knowledgeSource').map((element) => [
        attribute(element, 'id') ?? '',
        attribute(element, 'name') ?? '',
      ]),
    ),
  }
  const { inputs, decisions, knowledgeModels, decisionServices } = model
  const elements = [...inputs, ...decisions, ...knowledgeModels, ...decisionServices]
  noteDoubleNames(source, elements, problems)
  return { model, problems: [...problems.found] }
}

type Reading = { source: XmlSource; namespace: string; problems: Problems }

function attempt<T>({ problems }: Reading, read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    for (const problem of error.problems) problems.add(() => problem)
    return otherwise
  }
}

function imported(_: Reading, element: XmlElement): Import {
  return {
    namespace: attribute(element, 'namespace') ?? '',
    name: (attribute(element, 'name') ?? '').trim(),
    at: element,
  }
}

/** Imports of PMML and XML Schema name nothing that FEEL can call by itself. */
function isOfModel(element: XmlElement): boolean {
  return (attribute(element, 'importType') ?? '/DMN/').includes('/DMN/')
}

/** The standard lets an id be left out: then the name stands for it. */
function named({ source }: Reading, element: XmlElement): Named {
  const variable = child(element, 'variable')
  const name = (attribute(variable ?? element, 'name') ?? attribute(element, 'name') ?? '').trim()
  if (!name) throw new PolicyError([problemAt(source, element, 'a name is needed')])
  const id = attribute(element, 'id') ?? name
  return { id, name, typeRef: variable ? attribute(variable, 'typeRef') : null, at: element }
}

function decision(of: Reading, element: XmlElement): Decision {
  return {
    ...named(of, element),
    expression: attempt(of, () => expressionIn(of.source, element), {
      form: 'none',
      at: element,
      typeRef: null,
    }),
    requires: [
      ...required(of, element, 'informationRequirement', ['requiredDecision', 'requiredInput']),
      ...required(of, element, 'knowledgeRequirement', ['requiredKnowledge']),
    ],
    authorities: required(of, element, 'authorityRequirement', ['requiredAuthority']).map(
      (reference) => reference.slice(reference.lastIndexOf('#') + 1),
    ),
  }
}

function knowledgeModel(of: Reading, element: XmlElement): KnowledgeModel {
  const { source } = of
  const logic = child(element, 'encapsulatedLogic')
  const none: Expression = { form: 'none', at: element, typeRef: null }
  return {
    ...named(of, element),
    logic: logic ? attempt<Expression>(of, () => functionIn(source, logic), none) : none,
    requires: required(of, element, 'knowledgeRequirement', ['requiredKnowledge']),
  }
}

function invocableDecisions(of: Reading, element: XmlElement): DecisionService {
  const references = (kind: string) =>
    childrenNamed(element, kind).flatMap((one) => reference(of, one))
  return {
    ...named(of, element),
    outputs: references('outputDecision'),
    inputDecisions: references('inputDecision'),
    inputData: references('inputData'),
  }
}

function required(
  of: Reading,
  element: XmlElement,
  requirement: string,
  kinds: string[],
): Reference[] {
  return childrenNamed(element, requirement).flatMap((one) =>
    one.children.filter(({ name }) => kinds.includes(name)).flatMap((href) => reference(of, href)),
  )
}

/** `href` is `#id`, or `namespace#id` for an element of any model, this one included. */
function reference({ namespace }: Reading, element: XmlElement): Reference[] {
  const href = attribute(element, 'href')?.trim()
  if (!href) return []
  const mark = href.lastIndexOf('#')
  return [`${mark > 0 ? href.slice(0, mark) : namespace}#${href.slice(mark + 1)}`]
}

function noteDoubleNames(source: XmlSource, elements: Named[], problems: Problems): void {
  const seen = new Set<string>()
  for (const { id, name, at } of elements) {
    const again = [id, name].find((key) => seen.has(key))
    if (again !== undefined) problems.add(() => problemAt(source, at, `${again} stands twice`))
    seen.add(id).add(name)
  }
}
