/**
 * Values that no row answers. Tables that give many results have none: no row is a result too. Null
 * is asked for only where a cell speaks of null; that it is unanswered elsewhere is information.
 */
import type { Finding } from './finding.ts'
import { freeRegions } from './free-points.ts'
import { exampleOf, regionOf } from './shown-region.ts'
import type { Box } from './spans.ts'
import { span } from './spans.ts'
import { findingOn, givesMany, type Subject } from './subject.ts'
import { type Uncovered, uncovered } from './uncovered.ts'

const BUDGET = 160_000
const TRIES = 200
const BUDGET_OF_NULL = 100_000

export function gapsIn(subject: Subject, limit: number): Finding[] {
  const { columns, may, table } = subject.grid
  const answersAll = table.outputs.length > 0 && table.outputs.every(({ otherwise }) => otherwise)
  if (givesMany(subject) || answersAll) return []
  const asked = columns.map((column) => column.asked)
  const { regions, more, complete } = search(may, asked, limit)
  const gaps = regions.map((region, index) => {
    const example = exampleOf(columns, region)
    const fraction = example.some(({ column, value }) => isWhole(column) && isFraction(value))
    return findingOn(subject, 'gap', fraction ? 'information' : 'warning', {
      columns: regionOf(columns, region).map(({ column }) => column),
      region: regionOf(columns, region),
      example,
      more: index === regions.length - 1 ? more : 0,
    })
  })
  const found = [...gaps, ...unknownNotAnswered(subject)]
  if (found.length > 0) found.push(findingOn(subject, 'missingDefault', 'information', {}))
  if (!complete) found.push(findingOn(subject, 'notComplete', 'information', {}))
  return found
}

/** Where the full search runs out, places are tried one by one: what they show is free all the same. */
function search(rows: readonly Box[], asked: Box, limit: number): Omit<Uncovered, 'spent'> {
  const found = uncovered(rows, asked, { budget: BUDGET, limit })
  if (found.complete || found.regions.length >= limit) return found
  return { regions: freeRegions(rows, asked, TRIES, limit), more: 0, complete: false }
}

/** Money is counted in whole fen, people and months in whole numbers: between two there is nothing. */
function isWhole(column: string): boolean {
  return /(Fen|Months|Days|Years|Size|Count|persons)$/.test(column)
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value)
}

function unknownNotAnswered(subject: Subject): Finding[] {
  const { columns, may } = subject.grid
  const asked = columns.map((column) => column.asked)
  const unanswered = columns.filter((column, index) => {
    const nulls = span(column.nullAt, column.nullAt)
    if (column.asked.includes(column.nullAt)) return false
    const box = asked.with(index, nulls)
    return uncovered(may, box, { budget: BUDGET_OF_NULL, limit: 1 }).regions.length > 0
  })
  if (unanswered.length === 0) return []
  const names = unanswered.map(({ name }) => name)
  return [findingOn(subject, 'unknownNotAnswered', 'information', { columns: names })]
}
