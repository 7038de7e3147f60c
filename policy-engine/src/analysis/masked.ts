/** Rows that can never give the result: others always come first, or their own tests never hold. */

import type { Feel } from '../feel/tree.ts'
import { constantOf } from './constant.ts'
import type { Finding } from './finding.ts'
import { pointOutside } from './free-points.ts'
import { literalText } from './region-text.ts'
import { type RowSet, rowsIn } from './row-sets.ts'
import { rowsThatHold } from './rows-that-meet.ts'
import type { Box } from './spans.ts'
import { findingOn, resultsOf, rowAt, type Subject } from './subject.ts'
import { uncovered } from './uncovered.ts'

/** For one row, and for a table: a search that runs out says nothing about its row. */
const BUDGET_OF_ROW = 50_000
const BUDGET = 150_000
const STEPS_OF_CELL = 10
const NAMED = 20
const RANKED = ['PRIORITY', 'OUTPUT ORDER']

/** `meeting`: for each row the rows that it meets. */
export function maskedIn(subject: Subject, meeting: readonly RowSet[]): Finding[] {
  const { hitPolicy } = subject.grid.table
  if (hitPolicy !== 'FIRST' && hitPolicy !== 'PRIORITY') return []
  const { may, must } = subject.grid
  const rivals = hitPolicy === 'FIRST' ? rowsBefore(meeting) : rowsRankedAbove(subject, meeting)
  const holding = rowsThatHold(must, may)
  let left = BUDGET
  let complete = true
  const found = may.flatMap((box, row): Finding[] => {
    const [alone] = rivals(row, holding[row] as RowSet)
    let by = alone === undefined ? rivals(row, meeting[row] as RowSet) : [alone]
    if (alone === undefined) {
      by = by.filter((other) => must[other]?.every((cell) => cell.length > 0))
      if (by.length < 2) return []
      const rows = by.map((other) => must[other] as Box)
      if (pointOutside(rows, box)) return []
      if (left <= 0) {
        complete = false
        return []
      }
      const search = { budget: Math.min(left, BUDGET_OF_ROW), limit: 1 }
      const whole = uncovered(rows, box, search)
      left -= whole.spent + rows.length * box.length * STEPS_OF_CELL
      if (whole.regions.length > 0) return []
      if (!whole.complete) {
        complete = false
        return []
      }
    }
    return [
      findingOn(subject, 'masked', 'warning', {
        rows: [rowAt(subject, row)],
        by: by.slice(0, NAMED).map((other) => rowAt(subject, other)),
      }),
    ]
  })
  return complete ? found : [...found, findingOn(subject, 'notComplete', 'information', {})]
}

/** Of a set of rows, those that come before a row, in order. */
type Rivals = (row: number, of: RowSet) => number[]

function rowsBefore(rows: readonly unknown[]): Rivals {
  return (row, of) => rowsIn(of, 0, Math.min(row, rows.length))
}

/**
 * Rows of higher priority: by the order of the output values, the first output counting most, then
 * by the order of the rows (clause 8.2.11). What is not among the values comes last.
 */
function rowsRankedAbove(subject: Subject, rows: readonly unknown[]): Rivals {
  const { plan } = subject.grid
  const orders = plan.outputs.map(({ priorities }) => priorities?.map(constantText) ?? [])
  const ranks = plan.rules.map((_, row) =>
    resultsOf(subject, row).map(({ text, constant }, output) => {
      const order = orders[output] ?? []
      if (order.length === 0) return 0
      if (!constant || order.includes(null)) return null
      const place = order.indexOf(text)
      return place < 0 ? order.length : place
    }),
  )
  const isAbove = (one: number, other: number): boolean => {
    const [a, b] = [ranks[one] ?? [], ranks[other] ?? []]
    if (a.includes(null) || b.includes(null)) return false
    const at = a.findIndex((rank, output) => rank !== b[output])
    return at < 0 ? one < other : (a[at] as number) < (b[at] as number)
  }
  return (row, of) => rowsIn(of, 0, rows.length).filter((other) => isAbove(other, row))
}

function constantText(tree: Feel): string | null {
  const value = constantOf(tree)
  return value === undefined ? null : literalText(value)
}

export function neverFitsIn(subject: Subject): Finding[] {
  const { cells, columns } = subject.grid
  const found = cells.flatMap((row, index): Finding[] => {
    const empty = row.flatMap(({ may, outside }, column) =>
      may.length === 0 && outside.length === 0 ? [columns[column]?.name ?? ''] : [],
    )
    if (empty.length === 0) return []
    const rows = [rowAt(subject, index)]
    return [findingOn(subject, 'neverFits', 'error', { rows, columns: empty })]
  })
  if (!RANKED.includes(subject.grid.table.hitPolicy)) return found
  const { outputs } = subject.grid.plan
  if (outputs.some(({ priorities }) => priorities?.length)) return found
  const names = outputs.map(({ name }) => name || subject.name)
  return [...found, findingOn(subject, 'missingPriorities', 'error', { columns: names })]
}
