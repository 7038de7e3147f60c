/** Small models for tests: one decision with one FEEL text, and policies with one condition. */
import { modelFromXml } from '../dmn/model-from-xml.ts'
import { encoded } from '../dmn/read-xml.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Json, JsonObject } from '../json.ts'
import { planFromModel } from '../plan/plan-from-model.ts'
import { functionFromPlan } from '../to-js/function-from-plan.ts'

export const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/'

/** The elements of a model inside `definitions`. */
export function aModel(inside: string, id = 'test'): string {
  return `<definitions xmlns="${DMN}" id="${id}" name="${id}" namespace="test">\n${inside}\n</definitions>`
}

export function aDecision(name: string, text: string, requires: string[] = []): string {
  return `<decision id="d_${name}" name="${name}"><variable name="${name}"/>
${requires.map(aRequirement).join('\n')}
<literalExpression id="t_${name}"><text>${encoded(text)}</text></literalExpression></decision>`
}

export function anInput(name: string, type?: string): string {
  const typeRef = type ? ` typeRef="${type}"` : ''
  return `<inputData id="in_${name}" name="${name}"><variable name="${name}"${typeRef}/></inputData>`
}

function aRequirement(id: string): string {
  if (id.startsWith('fn_')) {
    return `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`
  }
  const kind = id.startsWith('in_') ? 'requiredInput' : 'requiredDecision'
  return `<informationRequirement><${kind} href="#${id}"/></informationRequirement>`
}

/** Runs a model and gives one decision's value. */
export function decide(xml: string, name: string, facts: JsonObject = {}): Json {
  return deciding(xml, name)(facts)
}

/** The same for many facts: the model is read once. */
export function deciding(xml: string, name: string): (facts: JsonObject) => Json {
  const { plan } = planFromModel(modelFromXml(xml, 'test.dmn'))
  const run = functionFromPlan(plan)
  const index = plan.nodes.findIndex((node) => node.name === name)
  return (facts) => jsonFromValue(run({ facts, given: new Map() })[index]?.value ?? null)
}

/** The value of one FEEL text; facts are inputs by their names. */
export function feel(text: string, facts: JsonObject = {}): Json {
  const names = Object.keys(facts)
  const xml = aModel(
    [
      ...names.map((name) => anInput(name)),
      aDecision(
        'x',
        text,
        names.map((name) => `in_${name}`),
      ),
    ].join('\n'),
  )
  return decide(xml, 'x', facts)
}
