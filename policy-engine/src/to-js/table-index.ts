/**
 * A look-up for large tables: for each column the values fall into few classes, and each class knows, as
 * bits, which rows it lets through. The classes' bits together give the rows that fit; the lowest is the
 * first row. Time does not depend on how many rows are tried.
 */
import type { Scalar } from '../plan/scalar/scalar.ts'
import {
  type Classes,
  classesOf,
  holds,
  type Known,
  onlySubject,
  type Place,
  type TextCodes,
} from './table-classes.ts'

export type TableIndex = {
  /** What is looked up, in the order of `find`'s arguments. */
  subjects: Scalar[]
  /** The first row that fits; the number of rows when none does. */
  find: (...values: unknown[]) => number
}

/** Beyond this many bits a look-up takes longer to make than it is worth. */
const BITS = 20_000_000

/** Null when a cell asks about two values at once: then rows have to be tried in order. */
export function tableIndex(
  rows: readonly (readonly Scalar[])[],
  codes?: TextCodes,
): TableIndex | null {
  const subjectOf = new Map<Scalar, Scalar | null>()
  const tests = new Map<Scalar, Set<Scalar>>()
  for (const test of rows.flat()) {
    if (!subjectOf.has(test)) subjectOf.set(test, onlySubject(test))
    const subject = subjectOf.get(test)
    if (!subject) return null
    tests.set(subject, (tests.get(subject) ?? new Set()).add(test))
  }
  const subjects = [...tests.keys()]
  const classesOfEach = subjects.map((subject) =>
    classesOf(subject, tests.get(subject) ?? new Set(), codes),
  )
  const samples = classesOfEach.reduce((sum, one) => sum + one.samples.length, 0)
  if (samples * rows.length > BITS) return null
  const columns = subjects.map((subject, column) => {
    const classes = classesOfEach[column] as Classes
    const bits = bitsOfClasses(rows, classes.samples, (test) => subjectOf.get(test) === subject)
    return { place: classes.place, bits }
  })
  if (columns.length === 0) return null
  return { subjects, find: finder(columns, rows.length) }
}

type Bits = { words: Int32Array; summary: Int32Array }

/** For each sample, the rows that it passes. Rows with the same test pass together. */
function bitsOfClasses(
  rows: readonly (readonly Scalar[])[],
  samples: readonly Known[],
  isAsked: (test: Scalar) => boolean,
): Bits[] {
  const untested: number[] = []
  const byTest = new Map<Scalar, number[]>()
  const byTests: { row: number; tests: readonly Scalar[] }[] = []
  for (const [row, all] of rows.entries()) {
    const tests = all.filter(isAsked)
    const [test] = tests
    if (!test) untested.push(row)
    else if (tests.length > 1) byTests.push({ row, tests })
    else addTo(byTest, test, row)
  }
  return samples.map((sample) => {
    const fitting = [...byTest].flatMap(([test, those]) =>
      holds(test, sample) === true ? those : [],
    )
    const others = byTests.filter(({ tests }) =>
      tests.every((test) => holds(test, sample) === true),
    )
    return bitsOf(rows.length, [...untested, ...fitting, ...others.map(({ row }) => row)])
  })
}

/** One bit a row, and one bit for each word that is not zero. */
function bitsOf(count: number, fitting: readonly number[]): Bits {
  const words = new Int32Array(Math.ceil(count / 32))
  for (const row of fitting) set(words, row)
  const summary = new Int32Array(Math.ceil(words.length / 32))
  for (const [at, word] of words.entries()) if (word !== 0) set(summary, at)
  return { words, summary }
}

function addTo(byTest: Map<Scalar, number[]>, test: Scalar, row: number): void {
  const known = byTest.get(test)
  if (known) known.push(row)
  else byTest.set(test, [row])
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
