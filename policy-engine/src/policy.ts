/** One cell of a decision table, as its author wrote it. */
export type TableCell = { column: string; kind: 'input' | 'output' | 'annotation'; text: string }

/** `id` is the rule element's id; `rule` and `article` are its annotations (DB-05, 57号 art. 9). */
export type TableRow = { id: string; rule: string; article: string; cells: TableCell[] }

export type PolicyTable = {
  id: string
  name: string
  hitPolicy: string
  columns: { name: string; kind: TableCell['kind'] }[]
  rows: TableRow[]
}

/** A compiled policy: what a screen may show, and the function behind it (not JSON). */
export type Policy = {
  id: string
  name: string
  inputs: { name: string; type: string }[]
  tables: PolicyTable[]
}
