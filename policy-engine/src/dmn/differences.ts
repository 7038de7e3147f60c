/** What differs between two versions of a model, for the person who approves the change. */
import type { Expression, Model } from './model.ts'
import { modelFromXml } from './model-from-xml.ts'
import { partsOf } from './parts-of.ts'
import { tablesOf } from './tables-of.ts'

/**
 * One changed text. `element` is the id of a table, decision or function; `rule` and `column` name
 * a cell. The column of a cell starts with its kind: `input homesFit`; `from` or `to` is null where it is not.
 */
export type Difference = {
  element: string
  name: string
  rule: string | null
  column: string | null
  from: string | null
  to: string | null
}

type Place = Omit<Difference, 'from' | 'to'> & { text: string }

/** Throws PolicyError when one of the two is not a DMN model. */
export function differences(oldXml: string, newXml: string): Difference[] {
  const before = placesOf(modelFromXml(oldXml, 'old'))
  const after = placesOf(modelFromXml(newXml, 'new'))
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key): Difference[] => {
    const [one, other] = [before.get(key), after.get(key)]
    const place = other ?? one
    if (!place || one?.text === other?.text) return []
    const { element, name, rule, column } = place
    return [{ element, name, rule, column, from: one?.text ?? null, to: other?.text ?? null }]
  })
}

function placesOf(model: Model): Map<string, Place> {
  const places = new Map<string, Place>()
  const add = (place: Place) =>
    places.set(JSON.stringify([place.element, place.rule, place.column]), place)
  for (const table of tablesOf(model)) {
    for (const row of table.rows) {
      for (const { column, kind, text } of row.cells) {
        add({
          element: table.id,
          name: table.name,
          rule: row.id,
          column: `${kind} ${column}`,
          text,
        })
      }
    }
  }
  for (const { id, name, expression } of model.decisions) {
    for (const [index, text] of textsIn(expression).entries()) {
      add({ element: id, name, rule: null, column: index === 0 ? null : String(index), text })
    }
  }
  for (const { id, name, logic } of model.knowledgeModels) {
    for (const [index, text] of textsIn(logic).entries()) {
      add({ element: id, name, rule: null, column: index === 0 ? null : String(index), text })
    }
  }
  for (const { id, name, typeRef } of model.inputs) {
    add({ element: id, name, rule: null, column: null, text: typeRef ?? '' })
  }
  return places
}

function textsIn(expression: Expression): string[] {
  return expression.form === 'literal'
    ? [expression.text.text]
    : partsOf(expression).flatMap(textsIn)
}
