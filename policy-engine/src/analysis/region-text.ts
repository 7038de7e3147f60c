/** Sets of atoms as unary tests: `[18..60)`, `not("A")`, `null`. */
import { isNum, type Value } from '../feel/value.ts'
import { jsonFromValue } from '../feel/values-and-json.ts'
import type { Atom } from './axis.ts'
import type { Column } from './column.ts'
import { intersection, type Spans, spansOf } from './spans.ts'

const RUNS_SHOWN = 12

export function testsText(column: Column, spans: Spans): string {
  const others = otherTexts(column, spans)
  const rest = others === null ? spans : intersection(spans, withoutTexts(column))
  const texts = [
    ...(others === null ? [] : [others]),
    ...runsOf(column, rest).map(([first, last]) =>
      runText(atomOf(column, first), atomOf(column, last)),
    ),
  ]
  const more = texts.length > RUNS_SHOWN ? ['…'] : []
  return [...texts.slice(0, RUNS_SHOWN), ...more].join(', ')
}

/** All texts but some: `not("A")`, which null meets too. Null when the set has named texts only. */
function otherTexts(column: Column, spans: Spans): string | null {
  const open = column.openTexts[0]
  if (open === undefined || intersection(spans, [open, open]).length === 0) return null
  const named = column.kept.flatMap((_, kept) => {
    const atom = atomOf(column, kept)
    return isText(atom) && atom.is === 'value' ? [{ atom, kept }] : []
  })
  const missing = named.filter(({ kept }) => intersection(spans, [kept, kept]).length === 0)
  const texts = missing.map(({ atom }) => pointText(atom))
  return texts.length > 0 ? `not(${texts.join(', ')})` : 'any text'
}

function withoutTexts(column: Column): Spans {
  return spansOf(
    column.kept.flatMap((_, kept) => {
      const atom = atomOf(column, kept)
      return isText(atom) || atom.is === 'null' ? [] : [kept]
    }),
  )
}

export function isText(atom: Atom): boolean {
  if (atom.is === 'value') return typeof atom.value === 'string'
  return atom.is === 'between' && typeof atom.example === 'string'
}

export function atomOf(column: Column, kept: number): Atom {
  return column.axis.atoms[column.kept[kept] as number] as Atom
}

/** Atoms that touch, together: the first and the last of each run. */
function runsOf(column: Column, spans: Spans): [number, number][] {
  const runs: [number, number][] = []
  for (let index = 0; index < spans.length && runs.length <= RUNS_SHOWN; index += 2) {
    const end = spans[index + 1] as number
    let from = spans[index] as number
    for (const next of column.breaks) {
      if (next <= from || next > end) continue
      runs.push([from, next - 1])
      from = next
      if (runs.length > RUNS_SHOWN) return runs
    }
    runs.push([from, end])
  }
  return runs
}

/** The kept atoms that are no continuation of the one before. */
export function breaksIn(atoms: readonly Atom[], kept: readonly number[]): number[] {
  return kept.flatMap((place, index) => {
    const before = kept[index - 1]
    if (before === undefined) return []
    const touches = before === place - 1 && joins(atoms[before] as Atom, atoms[place] as Atom)
    return touches ? [] : [index]
  })
}

/** Texts and truths that follow each other are no range; a stretch joins what it touches. */
function joins(before: Atom, after: Atom): boolean {
  return (
    (before.is === 'between' && before.high === after) ||
    (after.is === 'between' && after.low === before)
  )
}

/** All atoms from the first to the last. */
export function runText(first: Atom, last: Atom): string {
  if (first.is === 'null') return 'null'
  if (first.is === 'other') return 'any other value'
  if (first === last && first.is !== 'between') return pointText(first)
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
