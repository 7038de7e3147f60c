/**
 * Changing one cell of a table. The new text is put in the place of the old one; every other byte
 * of the file, comments and diagrams included, stays as it is.
 */
import type { TableCell } from '../policy.ts'
import { attribute, child, childrenNamed, problemAt } from './expression-from-xml.ts'
import { PolicyError } from './problem.ts'
import { encoded, readXml, type XmlElement, type XmlSource } from './read-xml.ts'

/**
 * `column` is an input's expression, an output's name or an annotation's name; `kind` tells columns
 * of one name apart (without it, the first of the three is meant).
 */
export type CellEdit = {
  tableId: string
  ruleId: string
  column: string
  kind?: TableCell['kind']
  text: string
}

/** Throws PolicyError when there is no such table, rule or column, or the text has bad characters. */
export function editTableCell(xml: string, edit: CellEdit): string {
  const source = readXml(xml, 'policy.dmn')
  const table = elementWithId(source.root, 'decisionTable', edit.tableId)
  if (!table) throw missing(source, source.root, `there is no table ${edit.tableId}`)
  const rule = childrenNamed(table, 'rule').find((one) => attribute(one, 'id') === edit.ruleId)
  if (!rule) throw missing(source, table, `there is no rule ${edit.ruleId}`)
  const cell = cellOf(table, rule, edit)
  if (!cell) throw missing(source, table, `there is no column ${edit.column}`)
  if (!fitsXml(edit.text)) {
    throw missing(source, cell, 'a control character cannot stand in XML')
  }
  const text = child(cell, 'text')
  const place = text ?? cell
  const tag = /^<([^\s/>]+)/.exec(xml.slice(place.from, place.to))?.[1] ?? ''
  const textTag = text ? tag : tag.replace(/[^:]+$/, 'text')
  const body = text ? encoded(edit.text) : `<${textTag}>${encoded(edit.text)}</${textTag}>`
  if (place.inner) return xml.slice(0, place.inner.from) + body + xml.slice(place.inner.to)
  const opening = xml.slice(place.from, place.to).replace(/\s*\/>$/, '>')
  return `${xml.slice(0, place.from)}${opening}${body}</${tag}>${xml.slice(place.to)}`
}

function cellOf(table: XmlElement, rule: XmlElement, edit: CellEdit): XmlElement | undefined {
  const named = (element: string) =>
    childrenNamed(table, element).map((one) => attribute(one, 'name') ?? '')
  const columns = [
    ...childrenNamed(table, 'input').map((one) => ({
      name: inputText(one),
      kind: 'input' as const,
    })),
    ...named('output').map((name) => ({ name, kind: 'output' as const })),
    ...named('annotation').map((name) => ({ name, kind: 'annotation' as const })),
  ]
  const column = columnMeant(columns, edit)
  const kind = columns[column]?.kind
  const first = columns.findIndex((one) => one.kind === kind)
  return childrenNamed(rule, `${kind}Entry`)[column - first]
}

/** The column an edit names, among the inputs, outputs and annotations of its table; or -1. */
export function columnMeant(
  columns: readonly { name: string; kind: TableCell['kind'] }[],
  edit: CellEdit,
): number {
  return columns.findIndex(
    ({ name, kind }) => name === edit.column && (edit.kind === undefined || edit.kind === kind),
  )
}

/** XML 1.0 has no place for most control characters. */
export function fitsXml(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)
}

function inputText(input: XmlElement): string {
  const expression = child(input, 'inputExpression')
  return (expression && child(expression, 'text')?.text.trim()) ?? ''
}

function elementWithId(at: XmlElement, name: string, id: string): XmlElement | null {
  if (at.name === name && attribute(at, 'id') === id) return at
  for (const one of at.children) {
    const found = elementWithId(one, name, id)
    if (found) return found
  }
  return null
}

function missing(source: XmlSource, at: XmlElement, message: string): PolicyError {
  return new PolicyError([problemAt(source, at, message)])
}
