/** XML → model: reads DMN 1.3, 1.4 and 1.5, which differ here only in their namespace. */

import {
  attribute,
  child,
  childrenNamed,
  expressionIn,
  problemAt,
  textIn,
} from './expression-from-xml.ts'
import type { Decision, ItemDefinition, KnowledgeModel, Model, Named } from './model.ts'
import { PolicyError, type PolicyProblem } from './problem.ts'
import { readXml, type XmlElement, type XmlSource } from './read-xml.ts'

const NAMESPACES = new Map([
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', '1.3'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', '1.4'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', '1.5'],
])

/** Throws PolicyError with every structural problem. */
export function modelFromXml(xml: string, file: string): Model {
  const source = readXml(xml, file)
  const { root } = source
  if (root.name !== 'definitions' || !NAMESPACES.has(root.namespace)) {
    throw new PolicyError([problemAt(source, root, 'this is not a DMN 1.3, 1.4 or 1.5 model')])
  }
  const problems: PolicyProblem[] = []
  const attempt = <T>(elements: XmlElement[], read: (element: XmlElement) => T): T[] =>
    elements.flatMap((element) => {
      try {
        return [read(element)]
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error
        problems.push(...error.problems)
        return []
      }
    })
  const model: Model = {
    id: attribute(root, 'id') ?? '',
    name: attribute(root, 'name') ?? '',
    source,
    itemDefinitions: attempt(childrenNamed(root, 'itemDefinition'), itemDefinition),
    inputs: attempt(childrenNamed(root, 'inputData'), (element) => named(source, element)),
    decisions: attempt(childrenNamed(root, 'decision'), (element) => decision(source, element)),
    knowledgeModels: attempt(childrenNamed(root, 'businessKnowledgeModel'), (element) =>
      knowledgeModel(source, element),
    ),
    knowledgeSources: new Map(
      childrenNamed(root, 'knowledgeSource').map((element) => [
        attribute(element, 'id') ?? '',
        attribute(element, 'name') ?? '',
      ]),
    ),
  }
  problems.push(
    ...doubleNames(source, [...model.inputs, ...model.decisions, ...model.knowledgeModels]),
  )
  if (problems.length > 0) throw new PolicyError(problems)
  return model
}

function named(source: XmlSource, element: XmlElement): Named {
  const variable = child(element, 'variable')
  const name = (attribute(variable ?? element, 'name') ?? attribute(element, 'name') ?? '').trim()
  const id = attribute(element, 'id') ?? ''
  if (!id || !name)
    throw new PolicyError([problemAt(source, element, 'an id and a name are needed')])
  return { id, name, typeRef: variable ? attribute(variable, 'typeRef') : null, at: element }
}

function decision(source: XmlSource, element: XmlElement): Decision {
  const expression = expressionIn(source, element)
  if (!expression) throw new PolicyError([problemAt(source, element, 'this decision has no logic')])
  return {
    ...named(source, element),
    expression,
    requires: [
      ...hrefs(element, 'informationRequirement', ['requiredDecision', 'requiredInput']),
      ...hrefs(element, 'knowledgeRequirement', ['requiredKnowledge']),
    ],
    authorities: hrefs(element, 'authorityRequirement', ['requiredAuthority']),
  }
}

function knowledgeModel(source: XmlSource, element: XmlElement): KnowledgeModel {
  const encapsulated = child(element, 'encapsulatedLogic')
  const body = encapsulated ? expressionIn(source, encapsulated) : null
  if (!encapsulated || !body) {
    throw new PolicyError([
      problemAt(source, element, 'this business knowledge model has no logic'),
    ])
  }
  const kind = attribute(encapsulated, 'kind')
  if (kind !== null && kind !== 'FEEL') {
    throw new PolicyError([
      problemAt(source, encapsulated, `functions of kind ${kind} are not run`),
    ])
  }
  const parameters = childrenNamed(encapsulated, 'formalParameter').map((parameter) => ({
    name: (attribute(parameter, 'name') ?? '').trim(),
    typeRef: attribute(parameter, 'typeRef'),
  }))
  const typeRef = attribute(encapsulated, 'typeRef')
  return {
    ...named(source, element),
    logic: { form: 'function', at: encapsulated, typeRef, parameters, body },
    requires: hrefs(element, 'knowledgeRequirement', ['requiredKnowledge']),
  }
}

function itemDefinition(element: XmlElement): ItemDefinition {
  const typeRef = child(element, 'typeRef')
  const allowed = child(element, 'allowedValues')
  return {
    name: (attribute(element, 'name') ?? '').trim(),
    typeRef: typeRef ? typeRef.text.trim() : null,
    isCollection: attribute(element, 'isCollection') === 'true',
    allowedValues: allowed ? textIn(allowed) : null,
    components: childrenNamed(element, 'itemComponent').map(itemDefinition),
    at: element,
  }
}

function hrefs(element: XmlElement, requirement: string, kinds: string[]): string[] {
  return childrenNamed(element, requirement).flatMap((one) =>
    one.children
      .filter((reference) => kinds.includes(reference.name))
      .map((reference) => (attribute(reference, 'href') ?? '').replace(/^[^#]*#/, '')),
  )
}

function doubleNames(source: XmlSource, elements: Named[]): PolicyProblem[] {
  const seen = new Set<string>()
  return elements.flatMap(({ id, name, at }) => {
    const again = [id, name].filter((key) => seen.has(key))
    seen.add(id).add(name)
    return again.length > 0 ? [problemAt(source, at, `${again[0]} stands twice`)] : []
  })
}
