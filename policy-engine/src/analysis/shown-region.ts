/** A region as its author would write it, column by column, and one place of it as an example. */
import { isNum } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Atom } from './axis.ts'
import type { Column } from './column.ts'
import type { Example, Region } from './finding.ts'
import { atomOf, literalText, runText, testsText } from './region-text.ts'
import type { Box } from './spans.ts'
import { atomsIn, type Spans, sizeOf } from './spans.ts'

/** Columns that are free to take any value are left out. */
export function regionOf(columns: readonly Column[], box: Box): Region[] {
  return columns.flatMap((column, index) => {
    const spans = box[index] ?? []
    if (sizeOf(spans) === column.kept.length || String(spans) === String(column.asked)) return []
    return [{ column: column.name, tests: testsText(column, spans) }]
  })
}

/** One value of each column: a named one before others, a whole number before a fraction. Columns
 * that no row tests are left out. */
export function exampleOf(columns: readonly Column[], box: Box): Example[] {
  return columns.flatMap((column, index) => {
    const atoms = [...firstAtoms(box[index] ?? [])].map((atom) => atomOf(column, atom))
    const atom = atoms.find(isPlain) ?? atoms[0]
    return atom && column.tested ? [exampleAt(column.name, atom)] : []
  })
}

const ATOMS_TRIED = 50

function* firstAtoms(spans: Spans): Generator<number> {
  let tried = 0
  for (const atom of atomsIn(spans)) {
    if (tried++ === ATOMS_TRIED) return
    yield atom
  }
}

function isPlain(atom: Atom): boolean {
  if (atom.is === 'value') return !isNum(atom.value) || typeof atom.value === 'number'
  return atom.is === 'between' && typeof atom.example === 'number'
}

function exampleAt(column: string, atom: Atom): Example {
  if (atom.is === 'value') {
    return { column, value: jsonFromValue(atom.value), text: literalText(atom.value) }
  }
  if (atom.is === 'between' && !nearSymbol(atom)) {
    return { column, value: jsonFromValue(atom.example), text: literalText(atom.example) }
  }
  return { column, value: null, text: runText(atom, atom) }
}

function nearSymbol(atom: Atom): boolean {
  return atom.is === 'between' && (atom.low?.is === 'symbol' || atom.high?.is === 'symbol')
}
