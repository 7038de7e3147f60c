/** Sets of atoms as their author would write them, and one value of them as an example. */
import { isNum, type Value } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Atom } from './axis.ts'
import type { Column } from './column.ts'
import type { Example, Region } from './finding.ts'
import { atomsIn, type Spans, sizeOf } from './spans.ts'
import type { Box } from './uncovered.ts'

const RUNS_SHOWN = 12

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
  return { column, value: null, text: runText([atom]) }
}

function nearSymbol(atom: Atom): boolean {
  return atom.is === 'between' && (atom.low?.is === 'symbol' || atom.high?.is === 'symbol')
}

export function testsText(column: Column, spans: Spans): string {
  const runs: Atom[][] = []
  let before = -2
  for (const kept of atomsIn(spans)) {
    const atom = atomOf(column, kept)
    const place = column.kept[kept] as number
    const last = runs.at(-1)
    if (last && place === before + 1 && joins(last.at(-1) as Atom, atom)) last.push(atom)
    else runs.push([atom])
    before = place
    if (runs.length > RUNS_SHOWN) break
  }
  const texts = runs.slice(0, RUNS_SHOWN).map(runText)
  return [...texts, ...(runs.length > RUNS_SHOWN ? ['…'] : [])].join(', ')
}

function atomOf(column: Column, kept: number): Atom {
  return column.axis.atoms[column.kept[kept] as number] as Atom
}

/** Texts and truths that follow each other are no range; a stretch joins what it touches. */
function joins(before: Atom, after: Atom): boolean {
  return (
    (before.is === 'between' && before.high === after) ||
    (after.is === 'between' && after.low === before)
  )
}

function runText(run: readonly Atom[]): string {
  const [first, last] = [run[0] as Atom, run.at(-1) as Atom]
  if (first.is === 'null') return 'null'
  if (first.is === 'other') return 'any other value'
  if (run.length === 1 && first.is !== 'between') return pointText(first)
  const low = first.is === 'between' ? first.low : first
  const high = last.is === 'between' ? last.high : last
  if (!low && !high) return 'any value'
  if (!low) return `${last.is === 'between' ? '<' : '<='} ${pointText(high)}`
  if (!high) return `${first.is === 'between' ? '>' : '>='} ${pointText(low)}`
  const [open, close] = [first.is === 'between' ? '(' : '[', last.is === 'between' ? ')' : ']']
  return `${open}${pointText(low)}..${pointText(high)}${close}`
}

function pointText(atom: Atom | undefined): string {
  if (atom?.is === 'value') return literalText(atom.value)
  return atom?.is === 'symbol' ? atom.text : '…'
}

/** A value as FEEL writes it. */
export function literalText(value: Value): string {
  const json = jsonFromValue(value)
  const plain = typeof value === 'string' || typeof json !== 'string' || isNum(value)
  return plain ? (isNum(value) ? String(value) : JSON.stringify(json)) : `@"${json}"`
}
