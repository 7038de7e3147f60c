/** The sentence of each kind of difference, in both languages. */
import type { Changed } from './differences.ts'

export type DifferenceKind =
  | 'cell'
  | 'rowAdded'
  | 'rowRemoved'
  | 'rowMoved'
  | 'columnAdded'
  | 'columnRemoved'
  | 'hitPolicy'
  | 'expression'
  | 'type'
  | 'name'
  | 'elementAdded'
  | 'elementRemoved'
  | 'parameter'

const TEMPLATES: Record<DifferenceKind, { zh: string; en: string }> = {
  cell: {
    zh: '表“{name}”第{row}行的“{column}”由 {from} 改为 {to}。',
    en: 'Row {row} of {name}: {column} changes from {from} to {to}.',
  },
  rowAdded: {
    zh: '表“{name}”增加第{row}行：{to}。',
    en: 'Row {row} of {name} is new: {to}.',
  },
  rowRemoved: {
    zh: '表“{name}”删除原第{row}行：{from}。',
    en: 'Row {row} of {name} is removed: {from}.',
  },
  rowMoved: {
    zh: '表“{name}”的一行由第{from}行移到第{to}行。',
    en: 'A row of {name} moves from place {from} to place {to}.',
  },
  columnAdded: { zh: '表“{name}”增加一列“{column}”。', en: '{name} has a new column {column}.' },
  columnRemoved: {
    zh: '表“{name}”删除一列“{column}”。',
    en: 'Column {column} of {name} is removed.',
  },
  hitPolicy: {
    zh: '表“{name}”的命中策略由 {from} 改为 {to}。',
    en: 'The hit policy of {name} changes from {from} to {to}.',
  },
  expression: {
    zh: '“{name}”的算法由 {from} 改为 {to}。',
    en: '{name} is computed otherwise: from {from} to {to}.',
  },
  type: {
    zh: '“{name}”的类型由 {from} 改为 {to}。',
    en: 'The type of {name} changes from {from} to {to}.',
  },
  name: { zh: '“{from}”改名为“{to}”。', en: '{from} is renamed {to}.' },
  elementAdded: { zh: '新增“{name}”：{to}。', en: '{name} is new: {to}.' },
  parameter: {
    zh: '参数“{name}”由 {from} 改为 {to}。',
    en: 'The parameter {name} changes from {from} to {to}.',
  },
  elementRemoved: { zh: '删除“{name}”：{from}。', en: '{name} is removed: {from}.' },
}

const NOTHING = { zh: '（空）', en: '(nothing)' }
const LONGEST = 200

export function sentenceOfDifference(changed: Changed): { zh: string; en: string } {
  const { zh, en } = TEMPLATES[changed.kind]
  return { zh: filled(zh, changed, NOTHING.zh), en: filled(en, changed, NOTHING.en) }
}

function filled(template: string, changed: Changed, nothing: string): string {
  const slots: Record<string, string | number | null> = {
    ...changed,
    column: (changed.column ?? '').replace(/^(input|output|annotation) /, ''),
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const text = String(slots[slot] ?? '').replaceAll(/\s+/g, ' ')
    return text === '' ? nothing : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  })
}
