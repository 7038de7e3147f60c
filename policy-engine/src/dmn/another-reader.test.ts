/** What dmn-moddle, with the types of DMN 1.4 and 1.5 added, reads in a model is what we read in it. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seedText } from '../testing/a-household.ts'
import { dmnModdle15, type ModdleElement } from '../testing/dmn-moddle-15.ts'
import { ONE_OF_EVERYTHING } from '../testing/one-of-everything.ts'
import type { Expression, ItemDefinition, Model, Table } from './model.ts'
import { modelFromXml } from './model-from-xml.ts'
import { partsOf } from './parts-of.ts'

const POLICIES = readdirSync(new URL('../../../seeds/policies/', import.meta.url))
  .filter((name) => name.endsWith('.dmn'))
  .map((name): [string, string] => [name, seedText(`policies/${name}`)])

describe.each([['one of everything', ONE_OF_EVERYTHING], ...POLICIES])('%s', (_, xml) => {
  it('is the same model to both readers', async () => {
    const { rootElement, warnings } = await dmnModdle15().fromXML(xml)
    expect(warnings).toEqual([])
    expect(theirs(rootElement)).toEqual(ours(modelFromXml(xml, 'x')))
  })
  it('is the same model to us when the other has written it', async () => {
    const { rootElement } = await dmnModdle15().fromXML(xml)
    const written = await dmnModdle15().toXML(rootElement, { format: true })
    expect(ours(modelFromXml(written.xml, 'y'))).toEqual(ours(modelFromXml(xml, 'x')))
  })
})

/** A model as names, references and texts, without ids of parts that only one reader keeps. */
function ours(model: Model) {
  return {
    types: model.itemDefinitions.map(typeOf),
    inputs: model.inputs.map(({ id, name, typeRef }) => [id, name, typeRef]),
    decisions: model.decisions.map((one) => [
      one.id,
      one.name,
      one.typeRef,
      logicOf(one.expression),
    ]),
    functions: model.knowledgeModels.map((one) => [one.id, one.name, logicOf(one.logic)]),
    groups: model.decisionServices.map((one) => [
      one.id,
      ...[one.outputs, one.inputDecisions, one.inputData].map((all) => all.map(afterHash)),
    ]),
  }
}

function typeOf(one: ItemDefinition): unknown {
  return [
    one.name,
    one.typeRef,
    one.isCollection,
    one.allowedValues?.text ?? null,
    one.typeConstraint?.text ?? null,
    one.components.map(typeOf),
  ]
}

const FORMS: Record<string, Expression['form']> = {
  'dmn:LiteralExpression': 'literal',
  'dmn:Context': 'context',
  'dmn:Invocation': 'invocation',
  'dmn:List': 'list',
  'dmn:Relation': 'relation',
  'dmn:FunctionDefinition': 'function',
  'dmn:DecisionTable': 'table',
  'dmn:Conditional': 'if',
  'dmn:Filter': 'filter',
  'dmn:For': 'for',
  'dmn:Some': 'some',
  'dmn:Every': 'every',
}

function logicOf(expression: Expression): unknown {
  if (expression.form === 'literal') return ['literal', expression.text.text]
  if (expression.form === 'table') return ['table', ...textsOf(expression.table)]
  return [expression.form, ...partsOf(expression).map(logicOf)]
}

function textsOf({ hitPolicy, aggregation, inputs, outputs, rules }: Table): unknown[] {
  const text = (one: { text: string } | null) => (one ? [one.text] : [])
  return [
    hitPolicy,
    aggregation,
    ...inputs.flatMap((one) => [one.expression.text, ...text(one.values)]),
    ...outputs.flatMap((one) => [one.name, ...text(one.values), ...text(one.otherwise)]),
    ...rules.flatMap((rule) =>
      [...rule.inputs, ...rule.outputs, ...rule.annotations].map((cell) => cell.text),
    ),
  ]
}

function theirs(root: ModdleElement) {
  const of = (type: string) => all(root, 'drgElement').filter((one) => one.$type === `dmn:${type}`)
  const typeRef = (one: ModdleElement) => (one.variable as ModdleElement)?.typeRef ?? null
  const hrefs = (one: ModdleElement, name: string) =>
    all(one, name).map(({ href }) => afterHash(String(href)))
  return {
    types: all(root, 'itemDefinition').map(theirType),
    inputs: of('InputData').map((one) => [one.id, one.name, typeRef(one)]),
    decisions: of('Decision').map((one) => [
      one.id,
      one.name,
      typeRef(one),
      theirLogic(one.decisionLogic as ModdleElement),
    ]),
    functions: of('BusinessKnowledgeModel').map((one) => [
      one.id,
      one.name,
      theirLogic(one.encapsulatedLogic as ModdleElement),
    ]),
    groups: of('DecisionService').map((one) => [
      one.id,
      hrefs(one, 'outputDecision'),
      hrefs(one, 'inputDecision'),
      hrefs(one, 'inputData'),
    ]),
  }
}

function theirType(one: ModdleElement): unknown {
  const text = (name: string) => (one[name] as ModdleElement | undefined)?.text ?? null
  return [
    one.name,
    one.typeRef ?? null,
    one.isCollection ?? false,
    text('allowedValues'),
    text('typeConstraint'),
    all(one, 'itemComponent').map(theirType),
  ]
}

/** Expressions below an element, in the order of the file, whatever holds them. */
function theirLogic(element: ModdleElement): unknown {
  const form = FORMS[element.$type]
  if (form === 'literal') return ['literal', trimmed(element.text)]
  if (form === 'table') return ['table', ...theirTexts(element)]
  return [form, ...expressionsIn(element).map(theirLogic)]
}

function expressionsIn(element: ModdleElement): ModdleElement[] {
  return childrenOf(element).flatMap((one) => (FORMS[one.$type] ? [one] : expressionsIn(one)))
}

function childrenOf(element: ModdleElement): ModdleElement[] {
  return Object.entries(element)
    .filter(([name]) => !name.startsWith('$') && name !== 'variable')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is ModdleElement => typeof value === 'object' && value?.$type)
}

function theirTexts(table: ModdleElement): unknown[] {
  const text = (one: unknown) => (one ? [trimmed((one as ModdleElement).text)] : [])
  return [
    table.hitPolicy ?? 'UNIQUE',
    table.aggregation ?? null,
    ...all(table, 'input').flatMap((one) => [
      ...text(one.inputExpression),
      ...text(one.inputValues),
    ]),
    ...all(table, 'output').flatMap((one) => [
      one.name,
      ...text(one.outputValues),
      ...text(one.defaultOutputEntry),
    ]),
    ...all(table, 'rule').flatMap((rule) =>
      ['inputEntry', 'outputEntry', 'annotationEntry'].flatMap((name) =>
        all(rule, name).flatMap(text),
      ),
    ),
  ]
}

function all(element: ModdleElement, name: string): ModdleElement[] {
  return (element[name] as ModdleElement[] | undefined) ?? []
}

function trimmed(text: unknown): string {
  return typeof text === 'string' ? text.trim() : ''
}

function afterHash(reference: string): string {
  return reference.slice(reference.lastIndexOf('#') + 1)
}
