/** Paths and filters (OMG DMN 1.5 clauses 10.3.2.5 and 10.3.2.11). */

import { propertyOf } from '../feel/temporal-property.ts'
import type { Feel } from '../feel/tree.ts'
import {
  isList,
  isNull,
  isNum,
  type Lack,
  missing,
  unknownFrom,
  type Value,
} from '../feel/value.ts'
import { type Code, noteRead, type Run } from './run.ts'

/** A field of a value; of each item of a list; a missing fact stays missing, by its own path. */
export function field(run: Run, value: Value, name: string): Value {
  if (isNull(value)) {
    if (value === null || !value.exact || !value.lacks[0]) return unknownFrom(value)
    const lack: Lack = { ...value.lacks[0], path: `${value.lacks[0].path}.${name}` }
    noteRead(run, lack)
    return missing(lack)
  }
  if (isList(value)) {
    run.spend(value.length)
    return value.map((item) => field(run, item, name))
  }
  if (typeof value !== 'object' || isNum(value)) return null
  if (value.kind === 'context') {
    const found = value.entries.get(name)
    if (value.origin === null) return found ?? null
    const lack = { ...value.origin, path: `${value.origin.path}.${name}` }
    noteRead(run, lack)
    return found ?? missing(lack)
  }
  return propertyOf(value, name)
}

/**
 * A number picks an item, counted from 1 or from the end; anything else keeps the items for which
 * it is true, and is null when it is no yes or no. An item for which it is unknown is left out, as the
 * standard says: a rule that must not lose such an item asks for it.
 */
export function filtered(of: Code, by: Code, slot: number, tree: Feel): Code {
  const constant = tree.type.kind === 'number'
  return (run, frame) => {
    const source = of(run, frame)
    if (isNull(source)) return unknownFrom(source)
    const items = isList(source) ? source : [source]
    if (constant) {
      run.spend(1)
      return itemAt(items, by(run, frame))
    }
    run.spend(items.length)
    const kept: Value[] = []
    for (const item of items) {
      frame[slot] = item
      const test = by(run, frame)
      if (isNum(test)) return itemAt(items, test)
      if (test === true) kept.push(item)
      else if (test !== false && !isNull(test)) return null
    }
    return kept
  }
}

function itemAt(items: readonly Value[], position: Value): Value {
  if (typeof position !== 'number' || position === 0) return unknownFrom(position)
  return items[position > 0 ? position - 1 : items.length + position] ?? null
}
