/** What differs between the tables of two versions: rows by their ids, columns by kind and name. */
import type { PolicyTable, TableRow } from '../policy.ts'
import type { Changed } from './differences.ts'

export function tableDifferences(before: PolicyTable[], after: PolicyTable[]): Changed[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), one])))
  const whole = (table: PolicyTable) => {
    const rows = table.rows.map(({ cells }) => rowText(cells)).join('; ')
    return { place: { ...NO_ROW, element: table.id, name: table.name }, rows }
  }
  const found = after.flatMap((table): Changed[] => {
    const one = old?.get(keyOf(table))
    if (one) return ofTable(one, table)
    const { place, rows } = whole(table)
    return [{ ...place, kind: 'elementAdded', from: null, to: rows }]
  })
  const gone = before.filter((table) => !now?.has(keyOf(table)))
  return [
    ...found,
    ...gone.map((table): Changed => {
      const { place, rows } = whole(table)
      return { ...place, kind: 'elementRemoved', from: rows, to: null }
    }),
  ]
}

const NO_ROW = { rule: null, row: null, column: null }

function keyOf({ id, name }: PolicyTable): string {
  return id || name
}

function ofTable(before: PolicyTable, after: PolicyTable): Changed[] {
  const base = { ...NO_ROW, element: after.id, name: after.name }
  const found: Changed[] = []
  if (before.hitPolicy !== after.hitPolicy) {
    found.push({ ...base, kind: 'hitPolicy', from: before.hitPolicy, to: after.hitPolicy })
  }
  const [oldColumns, newColumns] = [before, after].map(({ columns }) => columns.map(columnText))
  for (const column of oldColumns ?? []) {
    if (!newColumns?.includes(column)) {
      found.push({ ...base, kind: 'columnRemoved', column, from: column, to: null })
    }
  }
  for (const column of newColumns ?? []) {
    if (!oldColumns?.includes(column)) {
      found.push({ ...base, kind: 'columnAdded', column, from: null, to: column })
    }
  }
  return [...found, ...ofRows(before, after)]
}

function ofRows(before: PolicyTable, after: PolicyTable): Changed[] {
  const { id: element, name } = after
  const [old, now] = [rowsById(before), rowsById(after)]
  const moved = movedRows(
    [...old.keys()].filter((id) => now.has(id)),
    now,
  )
  const found: Changed[] = []
  for (const [rule, { row, cells }] of now) {
    const place = { element, name, rule, row, column: null }
    const one = old.get(rule)
    if (!one) {
      found.push({ ...place, kind: 'rowAdded', from: null, to: rowText(cells) })
      continue
    }
    if (moved.has(rule)) {
      found.push({ ...place, kind: 'rowMoved', from: String(one.row), to: String(row) })
    }
    const texts = new Map(one.cells.map((cell) => [columnText(cellColumn(cell)), cell.text]))
    for (const cell of cells) {
      const column = columnText(cellColumn(cell))
      const from = texts.get(column)
      if (from === undefined || from === cell.text) continue
      found.push({ ...place, kind: 'cell', column, from, to: cell.text })
    }
  }
  for (const [rule, { row, cells }] of old) {
    if (now.has(rule)) continue
    const place = { element, name, rule, row, column: null }
    found.push({ ...place, kind: 'rowRemoved', from: rowText(cells), to: null })
  }
  return found
}

type Cells = TableRow['cells']

/** Rows without an id are known by their place. */
function rowsById({ rows }: PolicyTable): Map<string, { row: number; cells: Cells }> {
  return new Map(
    rows.map(({ id, cells }, index) => [id || `#${index + 1}`, { row: index + 1, cells }]),
  )
}

/** Of rows that both versions have, those that left the longest run of rows still in order. */
function movedRows(
  kept: readonly string[],
  now: ReadonlyMap<string, { row: number }>,
): Set<string> {
  const places = kept.map((id) => now.get(id)?.row ?? 0)
  const best: number[] = []
  const before: number[] = []
  for (const [index, place] of places.entries()) {
    before[index] = -1
    for (const earlier of places.keys()) {
      if (earlier >= index) break
      const longer = (best[earlier] ?? 0) > (best[before[index] ?? -1] ?? 0)
      if ((places[earlier] ?? 0) < place && longer) before[index] = earlier
    }
    best[index] = (best[before[index] ?? -1] ?? 0) + 1
  }
  const moved = new Set(kept)
  let at = best.indexOf(Math.max(0, ...best))
  while (at >= 0) {
    moved.delete(kept[at] ?? '')
    at = before[at] ?? -1
  }
  return moved
}

function cellColumn({ column: name, kind }: Cells[number]) {
  return { name, kind }
}

function columnText({ name, kind }: PolicyTable['columns'][number]): string {
  return `${kind} ${name}`
}

/** A row as one line: only what its cells say. */
function rowText(cells: Cells): string {
  const said = cells.filter(({ text }) => text !== '-' && text !== '')
  return said.map(({ column, text }) => `${column} ${text}`).join(', ')
}
