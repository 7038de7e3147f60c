/** Rows that differ in one column only and give the same: they could be one. Nothing is wrong with them. */
import type { Finding } from './finding.ts'
import { testsText } from './region-text.ts'
import { type Spans, sizeOf, union } from './spans.ts'
import { findingOn, givesMany, resultsOf, rowAt, type Subject } from './subject.ts'

export function joinableIn(subject: Subject, limit: number): Finding[] {
  const { table, cells, columns } = subject.grid
  const rest = idsOf(
    table.rules.map((rule, row) => {
      const results = resultsOf(subject, row).map(({ text }) => text)
      return [...results, ...rule.annotations.map(({ text }) => text)].join('\n')
    }),
  )
  const ids = columns.map((_, column) => idsOf(cells.map((row) => row[column]?.may)))
  const before = idsOfPrefixes(ids, rest)
  const after = idsOfPrefixes(ids.toReversed(), rest).toReversed()
  const found: Finding[] = []
  let more = 0
  for (const [index, column] of columns.entries()) {
    const groups = new Map<number, number[]>()
    for (const row of cells.keys()) {
      if (cells[row]?.some(({ read }) => !read)) continue
      const key = (before[index]?.[row] ?? 0) * cells.length + (after[index]?.[row] ?? 0)
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
    for (const rows of [...groups.values()].flatMap((all) => runsThatStay(subject, all))) {
      const parts = rows.map((row) => cells[row]?.[index]?.may as Spans)
      const whole = parts.reduce(union)
      if (!isSimpler(whole, parts, givesMany(subject))) continue
      if (found.length >= limit) more += 1
      else {
        const region = [{ column: column.name, tests: testsText(column, whole) }]
        found.push(
          findingOn(subject, 'joinable', 'information', {
            rows: rows.map((row) => rowAt(subject, row)),
            columns: [column.name],
            region,
          }),
        )
      }
    }
  }
  const last = found.pop()
  return last ? [...found, { ...last, more }] : []
}

function idsOf(keys: readonly unknown[]): number[] {
  const known = new Map<unknown, number>()
  return keys.map((key) => {
    const id = known.get(key) ?? known.size
    known.set(key, id)
    return id
  })
}

/** For each column, ids of what a row says before that column: equal ids, equal cells. */
function idsOfPrefixes(columns: readonly number[][], start: number[]): number[][] {
  let ids = start
  return columns.map((own) => {
    const here = ids
    ids = idsOf(own.map((cell, row) => (here[row] as number) * own.length + cell))
    return here
  })
}

/** Where the order of rows counts, only rows that follow each other. */
function runsThatStay(subject: Subject, rows: readonly number[]): number[][] {
  const ordered = !['UNIQUE', 'ANY', 'PRIORITY'].includes(subject.grid.table.hitPolicy)
  const runs: number[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && (!ordered || last.at(-1) === row - 1)) last.push(row)
    else runs.push([row])
  }
  return runs.filter((run) => run.length > 1)
}

/** Ranges must touch; single values can always stand in one list. Rows that give twice stay two. */
function isSimpler(whole: Spans, parts: readonly Spans[], apart: boolean): boolean {
  const size = parts.reduce((total, part) => total + sizeOf(part), 0)
  if (apart && sizeOf(whole) !== size) return false
  if (parts.some((part) => part.length === 0)) return false
  const spans = parts.reduce((total, part) => total + part.length, 0)
  return whole.length < spans || parts.every((part) => sizeOf(part) === 1)
}
