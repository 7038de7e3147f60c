/**
 * Rows that fit together although their hit policy forbids it: any under UNIQUE, those with
 * different results under ANY (clause 8.2.10). Rows that all meet at one place are one finding.
 */
import type { Finding } from './finding.ts'
import { addRow, hasRow, keepOnly, noRows, type RowSet, rowsIn, takeAway } from './row-sets.ts'
import { exampleOf, regionOf } from './shown-region.ts'
import type { Box } from './spans.ts'
import { intersection } from './spans.ts'
import { findingOn, resultsOf, rowAt, type Subject } from './subject.ts'

/** `meeting`: for each row the rows that it meets. */
export function overlapsIn(subject: Subject, meeting: readonly RowSet[], limit: number): Finding[] {
  const { hitPolicy } = subject.grid.table
  if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY') return []
  const forbidden = hitPolicy === 'UNIQUE' ? meeting : differing(subject, meeting)
  const left = forbidden.map((set) => set.slice())
  const found: Finding[] = []
  let more = 0
  for (const row of left.keys()) {
    for (;;) {
      const others = rowsIn(left[row] as RowSet, row + 1, left.length)
      const [other] = others
      if (other === undefined) break
      if (found.length >= limit) {
        more += others.length
        break
      }
      const group = groupFrom(subject.grid.may, forbidden, row, other)
      const members = noRows(left.length)
      for (const one of group.rows) addRow(members, one)
      for (const one of group.rows) takeAway(left[one] as RowSet, members)
      found.push(overlapFinding(subject, group))
    }
  }
  const last = found.pop()
  return last ? [...found, { ...last, more }] : []
}

type Group = { rows: number[]; box: Box }

function overlapFinding(subject: Subject, { rows, box }: Group): Finding {
  const { must, columns, table } = subject.grid
  const unique = table.hitPolicy === 'UNIQUE'
  const certain =
    rows.every((row) => must[row]?.every((cell) => cell.length > 0)) &&
    (unique || rows.every((row) => resultsOf(subject, row).every(({ constant }) => constant)))
  const region = regionOf(columns, box)
  return findingOn(subject, unique ? 'overlap' : 'conflict', certain ? 'error' : 'information', {
    certain,
    rows: rows.map((row) => rowAt(subject, row)),
    columns: region.map(({ column }) => column),
    region,
    example: exampleOf(columns, box),
  })
}

/** From two rows that meet, every later row that meets all of them at one place. */
function groupFrom(
  rows: readonly Box[],
  forbidden: readonly RowSet[],
  first: number,
  second: number,
): Group {
  let box = shared(rows[first] as Box, rows[second] as Box)
  const group = [first, second]
  const candidates = (forbidden[first] as RowSet).slice()
  keepOnly(candidates, forbidden[second] as RowSet)
  for (const next of rowsIn(candidates, second + 1, rows.length)) {
    if (!hasRow(candidates, next)) continue
    const narrower = shared(box, rows[next] as Box)
    if (narrower.some((cell) => cell.length === 0)) continue
    box = narrower
    group.push(next)
    keepOnly(candidates, forbidden[next] as RowSet)
  }
  return { rows: group, box }
}

function shared(one: Box, other: Box): Box {
  return one.map((cell, column) => intersection(cell, other[column] ?? []))
}

/** Under ANY rows with one result may meet. */
function differing(subject: Subject, meeting: readonly RowSet[]): RowSet[] {
  const sets = new Map<string, RowSet>()
  const own = meeting.map((_, row) => {
    const key = resultsOf(subject, row)
      .map(({ text }) => text)
      .join('\n')
    const set = sets.get(key) ?? noRows(meeting.length)
    sets.set(key, set)
    addRow(set, row)
    return set
  })
  return meeting.map((set, row) => {
    const other = set.slice()
    takeAway(other, own[row] as RowSet)
    return other
  })
}
