/**
 * A look-up for large tables: for each column the values fall into few classes, and each class knows, as
 * bits, which rows it lets through. The classes' bits together give the rows that fit; the lowest is the
 * first row. Time does not depend on how many rows are tried.
 */
import type { Scalar } from '../plan/scalar/scalar.ts'

export type TableIndex = {
  /** What is looked up, in the order of `find`'s arguments. */
  subjects: Scalar[]
  /** The first row that fits; the number of rows when none does. */
  find: (...values: unknown[]) => number
}

type Known = number | string | boolean | null

/** Null when a cell asks about two values at once: then rows have to be tried in order. */
export function tableIndex(rows: readonly (readonly Scalar[])[]): TableIndex | null {
  const subjectOf = new Map<Scalar, Scalar | null>()
  const tests = new Map<Scalar, Set<Scalar>>()
  for (const test of rows.flat()) {
    if (!subjectOf.has(test)) subjectOf.set(test, onlySubject(test))
    const subject = subjectOf.get(test)
    if (!subject) return null
    tests.set(subject, (tests.get(subject) ?? new Set()).add(test))
  }
  const subjects = [...tests.keys()]
  const columns = subjects.map((subject) => {
    const classes = classesOf(subject, tests.get(subject) ?? new Set())
    const passing = new Map(
      [...(tests.get(subject) ?? [])].map((test) => [
        test,
        classes.samples.map((sample) => holds(test, sample)),
      ]),
    )
    const bits = classes.samples.map((_, at) =>
      bitsOf(
        rows.map((row) =>
          row.every((test) => subjectOf.get(test) !== subject || passing.get(test)?.[at] === true),
        ),
      ),
    )
    return { place: classes.place, bits }
  })
  if (columns.length === 0) return null
  return { subjects, find: finder(columns, rows.length) }
}

type Place = (value: unknown) => number
type Bits = { words: Int32Array; summary: Int32Array }

/** One bit a row, and one bit for each word that is not zero. */
function bitsOf(rows: readonly boolean[]): Bits {
  const words = new Int32Array(Math.ceil(rows.length / 32))
  for (const [row, fits] of rows.entries()) if (fits) set(words, row)
  const summary = new Int32Array(Math.ceil(words.length / 32))
  for (const [at, word] of words.entries()) if (word !== 0) set(summary, at)
  return { words, summary }
}

function set(words: Int32Array, at: number): void {
  words[at >> 5] = (words[at >> 5] ?? 0) | (1 << (at & 31))
}

/**
 * The look-up, written out for this number of columns: a loop over columns and an array of values would
 * cost as much again as the look-up itself. Nothing of the table stands in its text.
 */
function finder(
  columns: readonly { place: Place; bits: Bits[] }[],
  rows: number,
): TableIndex['find'] {
  const each = (write: (column: number) => string, by: string) =>
    columns.map((_, column) => write(column)).join(by)
  const length = Math.ceil(Math.ceil(rows / 32) / 32)
  const text = `"use strict"
return function (${each((at) => `v${at}`, ', ')}) {
${each((at) => `const p${at} = place${at}(v${at}), w${at} = words${at}[p${at}], s${at} = above${at}[p${at}]`, '\n')}
for (let high = 0; high < ${length}; high++) {
let candidates = ${each((at) => `s${at}[high]`, ' & ')}
while (candidates !== 0) {
const low = candidates & -candidates
candidates ^= low
const word = (high << 5) + 31 - Math.clz32(low)
const fits = ${each((at) => `w${at}[word]`, ' & ')}
if (fits !== 0) return (word << 5) + 31 - Math.clz32(fits & -fits)
}
}
return ${rows}
}`
  const names = ['place', 'words', 'above'].flatMap((name) => columns.map((_, at) => name + at))
  const values = [
    ...columns.map(({ place }) => place),
    ...columns.map(({ bits }) => bits.map(({ words }) => words)),
    ...columns.map(({ bits }) => bits.map(({ summary }) => summary)),
  ]
  return new Function(...names, text)(...values)
}

/** The one value that a test asks about; null when it asks about none or several. */
function onlySubject(test: Scalar): Scalar | null {
  switch (test.form) {
    case 'and':
    case 'or': {
      const [first, ...others] = test.parts.map(onlySubject)
      return first && others.every((one) => one === first) ? first : null
    }
    case 'compare':
    case 'same':
      if (test.right.form === 'constant') return test.left
      return test.left.form === 'constant' ? test.right : null
    case 'isTrue':
    case 'not':
      return onlySubject(test.of) ?? (test.of.type.kind === 'boolean' ? test.of : null)
    case 'isNull':
      return test.of
    default:
      return test.type.kind === 'boolean' ? test : null
  }
}

/** Classes of values that no test tells apart, one sample of each, and where a value belongs. */
function classesOf(
  subject: Scalar,
  tests: ReadonlySet<Scalar>,
): { samples: Known[]; place: Place } {
  const constants = new Set<number | string | boolean>()
  for (const test of tests) collect(test, constants)
  if (subject.type.kind === 'boolean') {
    return {
      samples: [true, false, null],
      place: (value) => (value === true ? 0 : value === false ? 1 : 2),
    }
  }
  if (subject.type.kind === 'text') {
    const texts = [...constants].filter((one) => typeof one === 'string')
    const places = new Map<unknown, number>(texts.map((text, at) => [text, at]))
    const [other, none] = [texts.length, texts.length + 1]
    // No written text is empty of all its characters and one more: a text unlike every constant.
    const unlike = `${texts.join('')} `
    return {
      samples: [...texts, unlike, null],
      place: (value) => (value === null ? none : (places.get(value) ?? other)),
    }
  }
  const borders = Float64Array.from(
    [...constants].filter((one) => typeof one === 'number').sort((a, b) => a - b),
  )
  const samples: Known[] = []
  for (const [at, border] of borders.entries()) {
    const before = borders[at - 1]
    samples.push(before === undefined ? border - 1 : (before + border) / 2, border)
  }
  samples.push((borders.at(-1) ?? 0) + 1, null)
  return { samples, place: (value) => placeAmong(borders, value as number) }
}

/** 2i for below border i, 2i + 1 for on it, then above the last, then null. */
function placeAmong(borders: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 2 * borders.length + 1
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((borders[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low < borders.length && borders[low] === value ? 2 * low + 1 : 2 * low
}

function collect(test: Scalar, constants: Set<number | string | boolean>): void {
  if (test.form === 'constant' && test.value !== null) constants.add(test.value)
  if (test.form === 'and' || test.form === 'or')
    for (const part of test.parts) collect(part, constants)
  if (test.form === 'compare' || test.form === 'same') {
    collect(test.left, constants)
    collect(test.right, constants)
  }
  if (test.form === 'isTrue' || test.form === 'not') collect(test.of, constants)
}

/** Whether a test holds for one value of its subject: three-valued. */
function holds(test: Scalar, value: Known): boolean | null {
  switch (test.form) {
    case 'and':
    case 'or': {
      const parts = test.parts.map((part) => holds(part, value))
      const decided = test.form === 'or'
      if (parts.includes(decided)) return decided
      return parts.includes(null) ? null : !decided
    }
    case 'isTrue':
      return holds(test.of, value) === true
    case 'not': {
      const inner = holds(test.of, value)
      return inner === null ? null : !inner
    }
    case 'isNull':
      return value === null
    case 'compare':
    case 'same': {
      const swapped = test.left.form === 'constant'
      const constant = swapped ? test.left : test.right
      const other = constant.form === 'constant' ? constant.value : null
      if (test.form === 'same') return value === other
      if (value === null || other === null) return null
      return swapped ? ordered(test.operator, other, value) : ordered(test.operator, value, other)
    }
    default:
      return value === null ? null : value === true
  }
}

function ordered(operator: string, left: Known, right: Known): boolean {
  const [a, b] = [left as number, right as number]
  if (operator === '=') return a === b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}
