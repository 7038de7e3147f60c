/** What differs between two versions of a model, for the person who approves the change. */
import { type DifferenceKind, sentenceOfDifference } from './difference-words.ts'
import type { Expression, ItemDefinition, Model, Named, Parameter } from './model.ts'
import { modelFromXml } from './model-from-xml.ts'
import { partsOf } from './parts-of.ts'
import { tableDifferences } from './table-differences.ts'
import { tablesOf } from './tables-of.ts'

/**
 * One thing that changed. `element` is the id of a table, decision, function, input or type, `name`
 * what it is called (both are the name of a parameter); `rule` and `column` name a cell, whose column starts with its kind: `input
 * homesFit`. `from` or `to` is null where it is not. `parameters` are those of the law that the old or
 * the new text reads. `row` is the number of the row in the new table, or in the old one if it is gone.
 */
export type Difference = {
  kind: DifferenceKind
  element: string
  name: string
  rule: string | null
  row: number | null
  column: string | null
  from: string | null
  to: string | null
  parameters: string[]
  sentence: { zh: string; en: string }
}

export type Changed = Omit<Difference, 'parameters' | 'sentence'>

/** Throws PolicyError when one of the two is not a DMN model. */
export function differences(oldXml: string, newXml: string): Difference[] {
  return modelDifferences(modelFromXml(oldXml, 'old'), modelFromXml(newXml, 'new'))
}

/** The same for models that are read already. Tables come first, then expressions, then types. */
export function modelDifferences(before: Model, after: Model): Difference[] {
  const tables = tableDifferences(tablesOf(before), tablesOf(after))
  const places = placeDifferences(placesOf(before), placesOf(after))
  // A table that comes or goes with its decision is said once.
  const said = new Set(tables.map(({ kind, name }) => `${kind} ${name}`))
  const changed = [...tables, ...places.filter(({ kind, name }) => !said.has(`${kind} ${name}`))]
  return changed.map(told)
}

/** A change with what people ask of it: the parameters it reads, and a sentence. */
export function told(changed: Changed): Difference {
  return {
    ...changed,
    parameters: parametersIn([changed.from, changed.to]),
    sentence: sentenceOfDifference(changed),
  }
}

/** Law parameters by name: `parameters.dibao.standardFen` reads `dibao.standardFen`. */
function parametersIn(texts: readonly (string | null)[]): string[] {
  const names = texts.flatMap((text) =>
    [...(text ?? '').matchAll(/\bparameters\.([\w.]*\w)/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)]
}

/** A text of the model at one place; `part` tells the texts of one element apart. */
type Place = {
  kind: 'expression' | 'type' | 'name'
  element: string
  name: string
  part: string
  text: string
}

function placeDifferences(before: readonly Place[], after: readonly Place[]): Changed[] {
  const keyOf = ({ kind, element, part }: Place) => JSON.stringify([kind, element, part])
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), one])))
  const [gone, added] = [missingIn(before, after), missingIn(after, before)]
  const found: Changed[] = []
  for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [one, other] = [old?.get(key), now?.get(key)]
    const place = other ?? one
    if (
      !place ||
      one?.text === other?.text ||
      gone.has(place.element) ||
      added.has(place.element)
    ) {
      continue
    }
    const { kind, element, name, part } = place
    const column = part === '' ? null : part
    found.push({
      ...NO_CELL,
      kind,
      element,
      name,
      column,
      from: one?.text ?? null,
      to: other?.text ?? null,
    })
  }
  for (const [element, { name, text }] of gone) {
    found.push({ ...NO_CELL, kind: 'elementRemoved', element, name, from: text, to: null })
  }
  for (const [element, { name, text }] of added) {
    found.push({ ...NO_CELL, kind: 'elementAdded', element, name, from: null, to: text })
  }
  return found
}

const NO_CELL = { rule: null, row: null, column: null }

/** Elements of the first that the second does not have, each by its first text. */
function missingIn(these: readonly Place[], those: readonly Place[]): Map<string, Place> {
  const known = new Set(those.map(({ element }) => element))
  const missing = new Map<string, Place>()
  for (const place of these) {
    const first = missing.get(place.element)
    if (!known.has(place.element) && (!first || first.kind === 'name'))
      missing.set(place.element, place)
  }
  return missing
}

function placesOf(model: Model): Place[] {
  return [
    ...model.decisions.flatMap((one) => [...namedPlaces(one), ...textPlaces(one, one.expression)]),
    ...model.knowledgeModels.flatMap((one) => [...namedPlaces(one), ...textPlaces(one, one.logic)]),
    ...model.inputs.flatMap(namedPlaces),
    ...model.itemDefinitions.map(({ name, ...definition }): Place => {
      return { kind: 'type', element: name, name, part: '', text: typeText(definition) }
    }),
  ]
}

function namedPlaces({ id: element, name, typeRef }: Named): Place[] {
  return [
    { kind: 'name', element, name, part: '', text: name },
    { kind: 'type', element, name, part: '', text: typeRef ?? '' },
  ]
}

function textPlaces({ id: element, name }: Named, expression: Expression): Place[] {
  return textsIn(expression).map((text, index) => {
    return { kind: 'expression', element, name, part: index === 0 ? '' : String(index), text }
  })
}

function textsIn(expression: Expression): string[] {
  if (expression.form === 'literal') return [expression.text.text]
  const inner = partsOf(expression).flatMap(textsIn)
  return expression.form === 'function' && expression.parameters.length > 0
    ? [...inner, signature(expression.parameters)]
    : inner
}

function signature(parameters: readonly Parameter[]): string {
  return `(${parameters.map(({ name, typeRef }) => (typeRef ? `${name}: ${typeRef}` : name)).join(', ')})`
}

/** A type as one line: `string: "A", "B"`, `list of { name: string }`. */
function typeText(definition: Omit<ItemDefinition, 'name'>): string {
  const { components, typeRef, isCollection, allowedValues, typeConstraint } = definition
  const fields = components.map(({ name, ...field }) => `${name}: ${typeText(field)}`).join('; ')
  const single = components.length > 0 ? `{ ${fields} }` : (typeRef ?? 'Any')
  const limits = [allowedValues, typeConstraint].flatMap((one) => (one ? [one.text] : []))
  return [isCollection ? `list of ${single}` : single, ...limits].join(': ')
}
